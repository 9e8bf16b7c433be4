import Search
import Testing
import Vocabulary

/// Texts that nobody chose. Seeded, so that a failure comes back.
@Suite struct ReadingPropertyTests {
    @Test(arguments: [1, 11] as [UInt64]) func `random Unicode neither traps nor grows`(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<300 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...300, using: &random) { view.append(random.scalar()) }
            check(String(view), Markets.all[Int.random(in: 0..<3, using: &random)])
        }
    }

    @Test(arguments: [4, 25] as [UInt64]) func `words that mean something, in any order`(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<1_500 {
            var text = ""
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                text += Self.vocabulary.randomElement(using: &random) ?? ""
                if Int.random(in: 0..<5, using: &random) > 0 { text += " " }
            }
            check(text, Markets.all[Int.random(in: 0..<3, using: &random)])
        }
    }

    @Test func `a word that leaves lets its neighbours speak at once`() {
        check("dt 1 +มือสอง301 ٥٠٠ max used ", Markets.kenya)
        check("under -leather under 5 500", Markets.kenya)
        check("͗͗͗͗͗\u{94B}\u{200C}\u{94B}a", Markets.kenya)
    }

    private func check(_ typed: String, _ market: ReadingContext) {
        let reading = QueryReading(typed, in: market)
        let words = reading.words
        #expect(words.unicodeScalars.count <= 200)
        #expect(reading.text.unicodeScalars.count <= 200)
        let again = QueryReading(words, in: market)
        #expect(again.words.unicodeScalars.elementsEqual(words.unicodeScalars), "\(typed.debugDescription)")
        #expect(QueryReading(reading.text, in: market).text == reading.text)
        #expect(QueryReading(reading.text, in: market).words == words, "\(typed.debugDescription)")
        for part in reading.understood {
            #expect(!part.said.isEmpty)
            let left = reading.without(part)
            #expect(left != reading.text)
            #expect(left.unicodeScalars.count <= reading.text.unicodeScalars.count)
        }
    }

    private static let vocabulary = """
        under over below up to from between and or less - -leather < > <= "\" " « » “ 500 5k 2000 2015 ksh dt $ € บาท /= 5,000 \
        1000-2000 205/55 R16 205 55 16 500g g kg inch 15" 5w-30 64gb new used brand second hand balance or cheap cheaper \
        than budget price max min near me in nairobi west westlands for toyota corolla golf 7 mazda cx-5 cx 5 new beetle red \
        bull navy blue 1K0 615 301 AA OC 90 04465-02220 chini ya kati na zaidi elfu 5 mpya mtumba karibu nami na moins de 1 250 \
        entre 100 et à partir jusqu'à d'occasion neuf pas cher chère près moi tunis rouge أقل من ٥٠٠ دينار بين و ٢٠٠ إلى حذاء \
        أحمر جديد مستعمل رخيص قريب مني في تونس بتونس د.ت ไม่เกิน ต่ำกว่า ๕๐๐ ถึง สีแดง แดง มือสอง ใหม่ ถูก ราคาถูก ราคา ใกล้ฉัน ใกล้ สยาม \
        ใน กรัม ขึ้นไป รองเท้า ปี 2558 shoes bag 👟 , . ( ) ? ! & + # % ' ' a b
        """.split(separator: " ").map(String.init)
}

struct Seeded: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Mostly of the scripts and signs that a reader treats in some way of its own.
    mutating func scalar() -> Unicode.Scalar {
        let blocks: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x0...0x1F, 0x80...0x17F, 0x300...0x36F, 0x600...0x6FF, 0xE00...0xE7F, 0x2000...0x206F,
            0x900...0x97F,
            0x1100...0x11FF, 0xAC00...0xACFF, 0xFB50...0xFEFF, 0x1F300...0x1F9FF, 0x0...0x10FFFF, 0x20...0x20,
            0x30...0x39,
        ]
        while true {
            let block = blocks[Int.random(in: 0..<blocks.count, using: &self)]
            if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &self)) { return scalar }
        }
    }
}
