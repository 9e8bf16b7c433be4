/// What a demo drawing shows.
enum Motif: String, CaseIterable, Sendable {
    case dress, shirt, skirt, headwrap, scarf, hat, sandals, sneaker, handbag, kiondo, necklace, bracelet
    case sofa, chair, table, lamp, pot, kettle, mug, vase, cushion, clock, plates
    case phone, buttonPhone, headphones, radio, speaker, laptop, watch, television, solarLamp, powerBank, camera
    case mango, banana, pineapple, avocado, tomato, orange, watermelon, passion, onion, maize, carrot, chilli, cabbage
    case strawberry, papaya, potato, honey, milk, eggs
    case book, notebook, football, basketball, backpack, pencils, drum, globe

    /// In the list of all motifs, from 0.
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    enum Stance { case stands, hangs, lies }
    enum Shape { case tall, wide, any }

    var stance: Stance {
        switch self {
        case .dress, .shirt, .skirt, .watch: .hangs
        case .sandals, .bracelet, .clock: .lies
        default: .stands
        }
    }
    var shape: Shape {
        switch self {
        case .dress, .phone, .buttonPhone, .watch, .necklace, .headwrap, .drum, .kiondo, .skirt: .tall
        case .sofa, .sneaker, .laptop, .television, .table, .eggs, .hat: .wide
        default: .any
        }
    }
    /// Things that are also shown in twos, a second one behind.
    var comesInTwos: Bool {
        switch self {
        case .dress, .shirt, .skirt, .kiondo, .handbag, .lamp, .vase, .kettle, .backpack, .drum, .football, .speaker,
            .chair:
            true
        default: false
        }
    }
}

extension Sketch {
    mutating func draw(_ motif: Motif, _ form: Int) {
        let style = chance.number(0...Self.prints - 1)
        switch motif {
        case .dress: dress(form, print: style)
        case .shirt: shirt(form, print: style)
        case .skirt: skirt(form, print: style)
        case .headwrap: wrap(form, print: style)
        case .scarf: scarf(form, print: style)
        case .hat: hat(form, print: style)
        case .sandals: sandals(form, print: style)
        case .sneaker: sneaker(form, print: style)
        case .handbag: handbag(form, print: style)
        case .kiondo: kiondo(form)
        case .necklace: necklace(form)
        case .bracelet: bracelet(form)
        case .sofa: sofa(form, print: style)
        case .chair: chair(form, print: style)
        case .table: table(form)
        case .lamp: lamp(form, print: style)
        case .pot: pot(form)
        case .kettle: kettle(form)
        case .mug: mug(form, print: style)
        case .vase: vase(form)
        case .cushion: cushion(form, print: style)
        case .clock: clock(form, print: style)
        case .plates: plates(form, print: style)
        case .phone: phone(form)
        case .buttonPhone: buttonPhone(form)
        case .headphones: headphones(form)
        case .radio: radio(form)
        case .speaker: speaker(form)
        case .laptop: laptop(form)
        case .watch: watch(form, print: style)
        case .television: television(form)
        case .solarLamp: solarLamp(form)
        case .powerBank: powerBank(form)
        case .camera: camera(form)
        case .honey: honey(form)
        case .milk: milk(form)
        case .eggs: eggs(form)
        case .book: book(form, print: style)
        case .notebook: notebook(form, print: style)
        case .football: football(form)
        case .basketball: basketball(form)
        case .backpack: backpack(form, print: style)
        case .pencils: pencils(form, print: style)
        case .drum: drum(form, print: style)
        case .globe: globe(form)
        case .mango, .banana, .pineapple, .avocado, .tomato, .orange, .watermelon, .passion, .onion, .maize, .carrot,
            .chilli, .cabbage, .strawberry, .papaya, .potato:
            if let crop = Crop(rawValue: motif.rawValue) { harvest(crop, form) }
        }
    }
}
