import Retrieval
import Vocabulary

/// What measures are counted in; whatever was typed is turned into one of these.
package enum MeasureUnit: String, Sendable, Hashable, CaseIterable {
    case grams, millilitres, millimetres, volts, watts, amperes, gigabytes, hertz, megapixels
    case ampereHours = "ampere-hours"
    /// SAE: 5W-30 is 530.
    case oilGrade = "oil-grade"

    /// - Parameters:
    ///   - apart: as a word of its own, where `a` and `in` are no units.
    ///   - languages: the French `go` is a word elsewhere.
    /// - Returns: the unit, and how much of it one is.
    static func named(_ folded: String, apart: Bool, in languages: [Language]) -> (unit: MeasureUnit, size: Double)? {
        if apart, onlyTogether.contains(folded) { return nil }
        if french.contains(folded), !languages.contains(.french) { return nil }
        return spellings[folded]
    }

    private static let onlyTogether: Set<String> = ["a", "in", "\"", "''", "t"]
    private static let french: Set<String> = ["go", "to", "mo", "gr", "cv", "ch"]

    /// As titles write it; the index tries each with the number.
    var symbols: [(text: String, size: Double)] {
        switch self {
        case .grams: [("g", 1), ("kg", 1_000), ("mg", 0.001)]
        case .millilitres: [("ml", 1), ("l", 1_000), ("cl", 10)]
        case .millimetres: [("mm", 1), ("cm", 10), ("m", 1_000)]
        case .volts: [("v", 1)]
        case .watts: [("w", 1), ("kw", 1_000)]
        case .amperes: [("a", 1)]
        case .ampereHours: [("ah", 1), ("mah", 0.001)]
        case .gigabytes: [("gb", 1), ("tb", 1_024), ("mb", 1 / 1_024)]
        case .hertz: [("hz", 1), ("khz", 1_000), ("mhz", 1e6), ("ghz", 1e9)]
        case .megapixels: [("mp", 1)]
        case .oilGrade: []
        }
    }

    /// What the unit of that size is called in Latin letters, besides its symbol: `gram`, `inch`, `ft`. Plurals are left to the
    /// index, which meets them by their stems.
    func names(_ size: Double) -> [String] {
        guard let row = Self.table.first(where: { $0.0 == self && $0.1 == size }) else { return [] }
        let names = row.2.split(separator: ",").map(String.init)
        return names.filter { name in
            name.utf8.count > 1 && name.utf8.allSatisfy { (0x61...0x7A).contains($0) }
                && !(name.hasSuffix("s") && names.contains(String(name.dropLast())))
        }
    }

    static let spellings: [String: (unit: MeasureUnit, size: Double)] = {
        var all: [String: (unit: MeasureUnit, size: Double)] = [:]
        for (unit, size, names) in table {
            for name in names.split(separator: ",") { all[Folding.folded(String(name))] = (unit, size) }
        }
        return all
    }()

    private static let table: [(MeasureUnit, Double, String)] = [
        (.grams, 1, "g,gr,gm,gms,gram,grams,gramme,grammes,gramu,غ,غرام,جرام,غم,กรัม,ก"),
        (
            .grams, 1_000,
            "kg,kgs,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes,كغ,كغم,كلغ,كيلو,كيلوغرام,กก,กิโล,กิโลกรัม,โล"
        ),
        (.grams, 0.001, "mg,milligram,milligrams,milligramme,milligrammes,ملغ,มก,มิลลิกรัม"),
        (.grams, 453.592_37, "lb,lbs"),
        (.grams, 28.349_523_125, "oz,ounce,ounces,once,onces"),
        (.grams, 1_000_000, "tonne,tonnes,tani,طن,ตัน"),
        (.millilitres, 1, "ml,millilitre,millilitres,milliliter,milliliters,cc,مل,มล,มิลลิลิตร,ซีซี"),
        (.millilitres, 10, "cl,centilitre,centilitres"),
        (.millilitres, 1_000, "l,lt,ltr,ltrs,litre,litres,liter,liters,lita,لتر,ل,ลิตร"),
        (.millimetres, 1, "mm,millimetre,millimetres,millimeter,millimeters,ملم,مم,มม,มิลลิเมตร,มิล"),
        (.millimetres, 10, "cm,centimetre,centimetres,centimeter,centimeters,sentimita,سم,ซม,เซนติเมตร,เซน"),
        (.millimetres, 1_000, "m,mtr,mtrs,metre,metres,meter,meters,mita,متر,أمتار,เมตร"),
        (.millimetres, 25.4, "\",'',in,inch,inches,inchi,pouce,pouces,بوصة,انش,إنش,นิ้ว"),
        (.millimetres, 304.8, "ft,foot,feet,futi,pied,pieds,قدم,ฟุต"),
        (.volts, 1, "v,volt,volts,volti,فولت,โวลต์,โวลท์"),
        (.watts, 1, "w,watt,watts,wati,واط,وات,วัตต์"),
        (.watts, 1_000, "kw,kilowatt,kilowatts,كيلوواط,กิโลวัตต์"),
        (.amperes, 1, "a,amp,amps,ampere,amperes,أمبير,แอมป์"),
        (.ampereHours, 1, "ah"),
        (.ampereHours, 0.001, "mah,มิลลิแอมป์"),
        (.gigabytes, 1, "gb,gig,gigs,gigabyte,gigabytes,go,جيجا,غيغا,جيغا,จิกะไบต์"),
        (.gigabytes, 1_024, "tb,terabyte,terabytes,to,تيرا"),
        (.gigabytes, 1 / 1_024, "mb,megabyte,megabytes,mo,ميجا,ميغا"),
        (.hertz, 1, "hz,hertz,هرتز"),
        (.hertz, 1e6, "mhz"),
        (.hertz, 1e9, "ghz"),
        (.megapixels, 1, "mp,megapixel,megapixels,ميجابكسل,ล้านพิกเซล"),
    ]
}
