import Search
import Testing
import Vocabulary

@Suite struct WishReadingTests {
    @Test(
        arguments: [
            ("red shoes", [.red]), ("navy blue dress", [.navy]), ("blue and black", [.blue, .black]),
            ("viatu vyekundu", [.red]), ("gari nyeusi", [.black]), ("robe noire", [.black]),
            ("chaussures blanches", [.white]),
            ("robe bleu marine", [.navy]), ("حقيبة سوداء", [.black]), ("الحقيبة البيضاء", []), ("فستان أحمر", [.red]),
            ("กระเป๋าสีดำ", [.black]), ("กระเป๋า สีน้ำเงิน", [.blue]), ("รองเท้าแดง", []), ("รองเท้า แดง", [.red]),
            ("น้ำตาล", []), ("ไฟฟ้า", []), ("red bull", []), ("grey gray", [.grey]), ("covered", []),
            ("rose gold", [.gold]),
        ] as [(String, [Colour])])
    func `colours are recognised and stay among the words`(typed: String, colours: [Colour]) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.colours == colours)
        #expect(reading.words == typed)
    }

    @Test func `a French colour that is a word elsewhere needs a French market`() {
        #expect(QueryReading("rose", in: Markets.kenya).colours == [])
        #expect(QueryReading("rose", in: Markets.tunisia).colours == [.pink])
        #expect(QueryReading("robe rouge", in: Markets.kenya).colours == [.red])
    }

    @Test func `a colour knows its words in every language`() {
        #expect(Colour.red.words.contains("rouge"))
        #expect(Colour.red.words.contains("احمر"))
        #expect(Colour.black.words(in: .thai) == ["สีดำ", "ดำ"])
        for colour in Colour.allCases {
            for language in Language.allCases {
                #expect(!colour.words(in: language).isEmpty, "\(colour) in \(language)")
            }
        }
    }

    @Test(
        arguments: [
            ("brand new iphone", .new, "iphone"), ("new iphone 13", .new, "iphone 13"),
            ("iphone 13 new", .new, "iphone 13"),
            ("new", .new, ""), ("new balance 574", nil, "new balance 574"), ("New Balance", nil, "New Balance"),
            ("shoes new balance", nil, "shoes new balance"), ("new balance new", .new, "new balance"),
            ("second hand car", .used, "car"), ("second-hand car", .used, "car"), ("mtumba shoes", .used, "shoes"),
            ("simu mpya", .new, "simu"), ("refurbished laptop", .refurbished, "laptop"), ("ex-uk tv", .used, "tv"),
            ("used for cooking", nil, "used for cooking"), ("new or used iphone", nil, "or iphone"),
            ("used future jacket", nil, "used future jacket"),
            ("dress for a special occasion", nil, "dress for a special occasion"),
        ] as [(String, ConditionWish?, String)])
    func `conditions in Kenya`(typed: String, condition: ConditionWish?, words: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.condition == condition)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("voiture d'occasion", .used, "voiture"), ("pneu neuf", .new, "pneu"), ("jante occasion", .used, "jante"),
            ("moteur remis à neuf", .refurbished, "moteur"), ("هاتف مستعمل", .used, "هاتف"),
            ("هاتف جديد", .new, "هاتف"),
            ("سيارة جديدة", .new, "سيارة"),
        ] as [(String, ConditionWish?, String)])
    func `conditions in Tunisia`(typed: String, condition: ConditionWish?, words: String) {
        let reading = QueryReading(typed, in: Markets.tunisia)
        #expect(reading.condition == condition)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("กล้องมือสอง", .used, "กล้อง"), ("กล้อง ใหม่", .new, "กล้อง"), ("เชียงใหม่", nil, "เชียงใหม่"),
            ("กล้องมือสองสีดำ", .used, "กล้อง สีดำ"), ("ปีใหม่", nil, "ปีใหม่"), ("กล้อง มือ2", .used, "กล้อง"),
            ("มือถือ", nil, "มือถือ"),
        ] as [(String, ConditionWish?, String)])
    func `conditions in Thailand`(typed: String, condition: ConditionWish?, words: String) {
        let reading = QueryReading(typed, in: Markets.thailand)
        #expect(reading.condition == condition)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("plumber near me", "plumber"), ("fundi karibu nami", "fundi"), ("garage près de moi", "garage"),
            ("مطعم قريب مني", "مطعم"), ("ร้านใกล้ฉัน", "ร้าน"),
        ])
    func `near me in every language`(typed: String, words: String) {
        for market in [Markets.kenya, Markets.tunisia]
        where market.languages.contains(.french) == typed.contains("près") {
            let reading = QueryReading(typed, in: market)
            #expect(reading.isNearMe)
            #expect(reading.words == words)
        }
    }

    @Test(
        arguments: [
            ("shoes near Westlands", "Westlands", "shoes"), ("shoes in NAIROBI", "Nairobi", "shoes"),
            ("in nairobi west shoes", "Nairobi West", "shoes"), ("viatu karibu na Westlands", "Westlands", "viatu"),
            ("shoes in box", nil, "shoes in box"), ("near the lake", nil, "near the lake"),
            ("westlands shoes", nil, "westlands shoes"),
            ("in", nil, "in"), ("used in Mombasa", "Mombasa", ""),
        ] as [(String, String?, String)])
    func `known places in Kenya`(typed: String, place: String?, words: String) {
        let reading = QueryReading(typed, in: Markets.kenya)
        #expect(reading.place == place)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("garage à Tunis", "Tunis", "garage"), ("garage près de Sidi Bouzid", "Sidi Bouzid", "garage"),
            ("garage près d'Ariana", "Ariana", "garage"), ("garage à l'Ariana", "Ariana", "garage"),
            ("garage à La Marsa", "La Marsa", "garage"), ("ورشة في تونس", "تونس", "ورشة"),
            ("ورشة قرب سيدي بوزيد", "سيدي بوزيد", "ورشة"), ("ورشة بتونس", "تونس", "ورشة"),
            ("ورشة بالمنزه", "المنزه", "ورشة"),
            ("ورشة في المنزل", nil, "ورشة في المنزل"),
        ] as [(String, String?, String)])
    func `known places in Tunisia`(typed: String, place: String?, words: String) {
        let reading = QueryReading(typed, in: Markets.tunisia)
        #expect(reading.place == place)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("ร้านกาแฟใกล้สยาม", "สยาม", "ร้านกาแฟ"), ("ร้าน ใน กรุงเทพ", "กรุงเทพฯ", "ร้าน"),
            ("ร้านในเชียงใหม่", "เชียงใหม่", "ร้าน"),
            ("ชุดชั้นใน", nil, "ชุดชั้นใน"),
        ] as [(String, String?, String)])
    func `known places in Thailand`(typed: String, place: String?, words: String) {
        let reading = QueryReading(typed, in: Markets.thailand)
        #expect(reading.place == place)
        #expect(reading.words == words)
    }

    @Test(
        arguments: [
            ("cheap shoes for men", .english), ("viatu vya watoto", .swahili), ("chaussures pour femme", .french),
            ("téléphone", .french), ("حذاء nike", .arabic), ("รองเท้า nike", .thai), ("nike", nil),
            ("a nairobi guide", .english), ("", nil), ("04465-02220", nil),
            ("iphone 13 مستعمل", .arabic), ("gari pour", nil),
        ] as [(String, Language?)])
    func `the language shows in script and small words`(typed: String, language: Language?) {
        #expect(QueryReading(typed, in: Markets.kenya).language == language)
    }
}
