import Search
import Vocabulary

/// Three markets as they would tell what they know.
enum Markets {
    static let kenya = ReadingContext(
        currency: .kes, languages: [.english, .swahili], year: 2026,
        vehicles: [
            "toyota corolla": 11, "corolla": 11, "toyota": 1, "golf 7": 70, "volkswagen golf 7": 70, "volkswagen": 7,
            "mazda cx-5": 5, "new beetle": 8, "peugeot 2008": 28, "mercedes-benz c 200": 200,
        ],
        places: ["nairobi": "Nairobi", "westlands": "Westlands", "nairobi west": "Nairobi West", "Mombasa": "Mombasa"],
        brands: ["Red Bull", "New Balance", "Used Future", "Nike"])
    static let tunisia = ReadingContext(
        currency: .tnd, languages: [.french, .arabic], year: 2026,
        vehicles: ["golf 7": 70, "peugeot 208": 208, "تويوتا كورولا": 11],
        places: [
            "tunis": "Tunis", "تونس": "تونس", "sidi bouzid": "Sidi Bouzid", "سيدي بوزيد": "سيدي بوزيد",
            "ariana": "Ariana",
            "المنزه": "المنزه", "la marsa": "La Marsa",
        ])
    static let thailand = ReadingContext(
        currency: .thb, languages: [.thai, .english], year: 2026,
        places: ["สยาม": "สยาม", "กรุงเทพ": "กรุงเทพฯ", "เชียงใหม่": "เชียงใหม่"])

    static let all = [kenya, tunisia, thailand]
}

extension Money {
    /// In whole units.
    static func kes(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .kes) }
    static func tnd(_ amount: Int64) -> Money { Money(minor: amount * 1_000, currency: .tnd) }
    static func thb(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .thb) }
    static func usd(_ amount: Int64) -> Money { Money(minor: amount * 100, currency: .usd) }
}
