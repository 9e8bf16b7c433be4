/// What a demo seller writes: in English, in Swahili, or in both, with the price as sellers give it.
enum DemoWords {
    struct Words {
        var title: String
        var description: String
        var price: AskedPrice
    }
    private enum Tongue { case english, swahili, both }

    static func write(_ line: DemoLine, number: Int, _ chance: inout Chance) -> Words {
        let tongue: Tongue = chance.pick([.english, .english, .swahili, .swahili, .both])
        let name = models[(number * 7 + Int(stableHash(line.motif.rawValue) % 31)) % models.count]
        let english = line.english[number % line.english.count], swahili = line.swahili[number % line.swahili.count]
        var title: String
        switch tongue {
        case .english: title = line.takesModel ? "\(name) \(english)" : english.capitalisedFirst
        case .swahili: title = line.takesModel ? "\(swahili) \(name)" : swahili
        case .both: title = (line.takesModel ? "\(name) \(english)" : english.capitalisedFirst) + " / " + swahili
        }
        title = title.capitalisedFirst

        var sentences: [String] = []
        let said = chance.shuffled(Array(line.says.indices))
        for at in said.prefix(chance.number(1...2)) {
            let (inEnglish, inSwahili) = line.says[at]
            switch tongue {
            case .english: sentences.append(inEnglish)
            case .swahili: sentences.append(inSwahili)
            case .both: sentences += sentences.isEmpty ? [inEnglish] : [inSwahili]
            }
        }
        if chance.happens(0.55) {
            let (inEnglish, inSwahili) = chance.pick(line.isHandmade ? closings + [handmade] : closings)
            sentences.append(tongue == .english ? inEnglish : inSwahili)
        }
        let shillings =
            line.price.lowerBound + chance.number(0...20) * (line.price.upperBound - line.price.lowerBound) / 20
        let amount = max(10, shillings / 10 * 10)
        let (text, price) = priceText(amount, tongue == .english, &chance)
        if !text.isEmpty {
            switch chance.number(0...9) {
            case 0:  // Behind a size, a dash would look like a range.
                title += (title.last?.isNumber ?? false ? " | " : " – ") + text
            case 1, 2: sentences.insert(text + ".", at: 0)
            default: sentences.append(text)
            }
        }
        return Words(
            title: title, description: sentences.joined(separator: chance.happens(0.2) ? "\n" : " "), price: price)
    }

    private static func priceText(_ amount: Int, _ inEnglish: Bool, _ chance: inout Chance) -> (String, AskedPrice) {
        let plain = String(amount)
        let grouped = amount >= 1_000 ? "\(amount / 1_000)," + String(plain.suffix(3)) : plain
        let asked = AskedPrice.amount(Double(amount))
        switch chance.number(0...23) {
        case 0...4: return ("KSh \(grouped)", asked)
        case 5, 6: return ("Ksh \(plain)", asked)
        case 7: return ("KES \(grouped)", asked)
        case 8, 9: return ("Bei: \(grouped)/=", asked)
        case 10: return ("Bei \(plain)/-", asked)
        case 11: return (inEnglish ? "Price: KSh \(grouped)" : "Bei ni KSh \(grouped) tu", asked)
        case 12: return ("Kes.\(plain)/=", asked)
        case 13: return (inEnglish ? "Only \(grouped) bob" : "Bei: sh \(grouped)", asked)
        case 14: return ("KSH\(plain)", asked)
        case 15:
            return (
                inEnglish ? "Offer: KSh \(grouped), was KSh \(amount * 5 / 4 / 10 * 10)" : "Ofa! KSh \(grouped)", asked
            )
        case 16: return ("@ KSh \(plain)", asked)
        case 17: return (inEnglish ? "Now KSh \(grouped)" : "Sasa KSh \(grouped)", asked)
        case 18, 19: return (inEnglish ? "DM for price" : "Bei inbox", .onRequest)
        case 20, 21: return (inEnglish ? "Inbox for price" : "Uliza bei", .onRequest)
        default: return ("", .unsaid)
        }
    }

    private static let models = [
        "Amani", "Zuri", "Safari", "Nyota", "Pwani", "Imara", "Furaha", "Malaika", "Tembo", "Jua", "Asali", "Baraka",
        "Kanga", "Simba", "Twiga", "Mwezi", "Bahari", "Upendo", "Dhahabu", "Tausi", "Neema", "Lulu", "Savanna",
        "Rafiki",
        "Shujaa", "Wimbi", "Maua", "Kito", "Tumaini", "Chui", "Nuru",
    ]

    private static let closings = [
        ("Same-day delivery in town, countrywide by courier.", "Tunaleta siku hiyo hiyo mjini, na mikoani kwa kurier."),
        ("Pick up at the shop or pay on delivery.", "Chukua dukani au lipa ukipokea."),
        ("Limited pieces, order early.", "Vipande ni vichache, agiza mapema."),
        ("M-Pesa accepted.", "Tunapokea M-Pesa."),
        ("More photos on WhatsApp.", "Picha zaidi zipo WhatsApp."),
        ("Wholesale welcome.", "Bei ya jumla ipo."),
    ]
    private static let handmade = ("Handmade by our own group.", "Imetengenezwa kwa mikono na kikundi chetu.")
}

extension String {
    /// The first letter large, the others as they are.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
