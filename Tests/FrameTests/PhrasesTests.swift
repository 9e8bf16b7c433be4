import Frame
import Testing
import Vocabulary

struct PhrasesTests {
    /// Every text in a value, however deep.
    static func texts(in value: Any, at path: String = "") -> [(path: String, text: String)] {
        if let text = value as? String { return [(path, text)] }
        return Mirror(reflecting: value).children.enumerated().flatMap { index, child in
            texts(in: child.value, at: "\(path).\(child.label ?? String(index))")
        }
    }

    @Test(arguments: Language.allCases)
    func `a language leaves no sentence empty`(language: Language) {
        let phrases = Phrases.in(language)
        for group in Mirror(reflecting: phrases).children where group.label != "language" {
            for child in Mirror(reflecting: group.value).children {
                let words = Self.texts(in: child.value).map(\.text).joined()
                #expect(words.contains { $0.isLetter }, "\(language) \(child.label ?? "")")
            }
        }
    }

    @Test(arguments: Language.allCases.filter { $0 != .english })
    func `a language does not repeat the English sentence`(language: Language) {
        let english = Dictionary(uniqueKeysWithValues: Self.texts(in: Phrases.in(.english)).map { ($0.path, $0.text) })
        let same = Self.texts(in: Phrases.in(language)).filter { english[$0.path] == $0.text && $0.text.count > 1 }
        // Words that really are the same in both languages.
        let shared: Set = [
            "Code", "E-mail", "Pages", "Photos", "Photo ", "Description", "Type", "WhatsApp", " minute", " minutes",
            "SMS",
            "Messages",
        ]
        #expect(same.map(\.text).filter { !shared.contains($0) && $0.contains(where: \.isLetter) } == [])
    }

    @Test(arguments: [
        (Language.english, 1, "1 product"), (.english, 2672, "2,672 products"), (.swahili, 5, "Bidhaa 5"),
        (.french, 0, "0 produit"), (.french, 2672, "2\u{202F}672 produits"), (.thai, 3, "สินค้า 3 รายการ"),
        (.arabic, 0, "لا منتجات"), (.arabic, 1, "منتج واحد"), (.arabic, 2, "منتجان"), (.arabic, 3, "3 منتجات"),
        (.arabic, 11, "11 منتجًا"), (.arabic, 100, "100 منتج"), (.arabic, 103, "103 منتجات"),
    ])
    func `products are counted in the language's own forms`(language: Language, number: Int, text: String) {
        let phrases = Phrases.in(language)
        #expect(phrases.count(number, phrases.wall.products) == text)
    }

    @Test(arguments: [
        (0, "just now"), (59, "just now"), (60, "1 minute ago"), (3599, "59 minutes ago"), (3600, "1 hour ago"),
        (86_399, "23 hours ago"), (86_400, "1 day ago"), (59 * 86_400, "59 days ago"), (60 * 86_400, "2 months ago"),
        (-5, "just now"),
    ])
    func `an age is told in its largest whole unit`(seconds: Int, text: String) {
        #expect(Phrases.in(.english).ago(.seconds(seconds)) == text)
    }

    @Test(arguments: [
        (Duration.zero, "in 1 second"), (.milliseconds(1500), "in 2 seconds"), (.seconds(99), "in 99 seconds"),
        (.seconds(100), "in 2 minutes"), (.seconds(180), "in 3 minutes"),
    ])
    func `a wait is rounded up`(wait: Duration, text: String) {
        #expect(Phrases.in(.english).wait(wait) == text)
    }

    @Test func `a sentence fills its gaps in order`() {
        #expect(Phrases.in(.english).product.photo("2", "5") == "Photo 2 of 5")
        #expect(Phrases.in(.arabic).product.photo("2", "5") == "الصورة 2 من 5")
        #expect(Phrases.in(.thai).checked(.seconds(7200)) == "ตรวจสอบเมื่อ 2 ชั่วโมงที่แล้ว")
    }
}
