import Reviews
import Testing

struct ReviewTextTests {
    @Test(arguments: [
        "", "Great.", "Great.In the box was a cable.", "Good shoes.To be recommended!",
        "2 500 shillings, 1,250,000.50 for both",
        "Fits my 208 of 2012-2018, bought 21.11.2026, again 2026-11-21", "12,500,000 is too much",
        "3 @ 500, then 3@500",
        "205/55 R16 91V", "Part 1K0 615 301 AA, SM-G991B", "Size 42, 4.5 kg, v1.2.3", "Screen 1920x1080, 60 Hz",
        "e.g. this, i.e. that",
        "ممتاز. وصل في يومين", "ดีมาก ส่งเร็ว 10/10", "Nzuri sana... nitarudi tena", "👍🏽👨‍👩‍👧", "Call it a day. Dot the i.",
    ])
    func `what somebody says of a thing is taken as it is`(text: String) throws {
        #expect(try ReviewText(text).text == text)
    }

    static let webAddresses = [
        "see https://example.test/x", "HTTP://EXAMPLE", "www.example.test", "go to wa.me/254700123456", "t.me/amina",
        "bit.ly/3xYz",
        "example.com", "Example.COM!", "my-shop.co.ke", "(shop.example.co.th)", "duka langu soko.ke", "example dot com",
        "example . com",
        "example (dot) com", "example[DOT]com", "example .com", "gmail. com", "ｅｘａｍｐｌｅ．ｃｏｍ", "𝐰𝐰𝐰.𝐞𝐱𝐚𝐦𝐩𝐥𝐞.𝐜𝐨𝐦",
        "exam\u{200D}ple.c\u{200D}om",
        "متجر.com", "example。com", "exemple point com", "shop.store today",
    ]
    static let mailAddresses = [
        "amina@example.test", "amina(at)example", "AMINA[AT]EXAMPLE", "write @amina_shop", "ａｍｉｎａ＠ｅｘａｍｐｌｅ",
        "amina@\u{200D}example", "\"@\"@example",
    ]
    static let phoneNumbers = [
        "0712345678", "+254 712 345 678", "00254-712-345-678", "(0712) 345 678", "0 7 1 2 3 4 5 6 7 8", "0712.345.678",
        "22 345 678",
        "22.345.678", "٠٧١٢٣٤٥٦٧٨", "๐๘๑๒๓๔๕๖๗๘", "０７１２３４５６７８", "0️⃣7️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "0712\u{2013}345\u{2013}678",
        "0712*345*678", "call0712345678now",
        "0712\u{200D}345\u{200D}678", "in 2012 call 0712 345678", "0712,345,678", "+4412345 67", "①②③④⑤⑥⑦⑧",
    ]

    @Test(
        arguments: webAddresses.map { ($0, ReviewRefusal.webAddress) }
            + mailAddresses.map { ($0, .mailAddress) } + phoneNumbers.map { ($0, .phoneNumber) })
    func `what leads out of the market is refused, however it is spelled`(text: String, refusal: ReviewRefusal) {
        #expect(throws: refusal) { try ReviewText(text) }
        #expect(throws: refusal) { try ReviewText("Very good.\n\nAsk here: \(text)\nThanks") }
    }

    @Test(arguments: [
        ("  Good \t thing \r\n\r\n\r\n\r\nreally\u{85} \n", "Good thing\n\nreally"),
        ("\u{202E}dab \u{2066}thing\u{2069}", "dab thing"), ("a\u{0}b\u{7}c\u{1B}[31m", "a b c [31m"),
        ("\u{FEFF}\u{200B}\u{2060}", ""),
        ("\n \n\u{3164}\n", ""), ("one\u{2028}two\u{2029}three", "one\ntwo\nthree"),
    ])
    func `what cannot be seen does not stay, and lines are clean`(given: String, kept: String) throws {
        #expect(try ReviewText(given).text == kept)
    }

    @Test func `two thousand code points are a review, one more is not`() throws {
        for letter in ["a", "ก", "🙂"] {
            let longest = String(repeating: letter, count: ReviewText.longest)
            #expect(try ReviewText(longest + "  \n ").text == longest)
            #expect(throws: ReviewRefusal.tooLong) { try ReviewText(longest + letter) }
        }
        #expect(throws: ReviewRefusal.tooLong) { try ReviewText("e" + String(repeating: "\u{301}", count: 2_000)) }
    }

    @Test func `a hostile text takes no more time than its length`() {
        let begun = ContinuousClock.now
        for piece in ["1 ", "a.", "@", "(at)", "+", "dot com ", "\u{FDFA}", "1.", "﷽", "://"] {
            let text = String(String(repeating: piece, count: 2_000).prefix(2_000))
            _ = try? ReviewText(text)  // Which refusal it is, the tests above say.
        }
        #expect(begun.duration(to: .now) < .seconds(5))
    }

    @Test func `stars come as one digit, and without them there is no review`() throws {
        #expect(try ReviewWish(stars: "4", text: " Good ").stars == .four)
        for stars in [nil, "", "0", "6", "-1", "4.5", "٤", " 4", "4\u{0}", "five", "99999999999999999999"] {
            #expect(throws: ReviewRefusal.noStars) { try ReviewWish(stars: stars, text: "") }
        }
    }

    @Test func `every refusal has a code of its own`() {
        let codes = ReviewRefusal.allCases.map(\.code)
        #expect(Set(codes).count == 10)
        #expect(codes.allSatisfy { $0.hasPrefix("review-") })
    }
}

struct AuthorNameTests {
    @Test(arguments: [
        ("Amina Wanjiru Otieno", "Amina O."), ("Amina", "Amina"), ("  N'Golo   Kanté ", "N'Golo K."),
        ("أمينة الوحيشي", "أمينة ا."),
        ("สมชาย ใจดี", "สมชาย ใ."), ("Jean-Pierre D’Arc", "Jean-Pierre D."), ("—", "—"), ("", "—"),
        ("+254 712 345 678", "—"),
        ("www.example.com now", "www n."), ("Amina 0712345678", "Amina"), ("<script>alert(1)</script> x", "script x."),
        ("amina@example.com", "amina"), (String(repeating: "A", count: 80), String(repeating: "A", count: 23) + "…"),
        ("A\u{301}\u{301}\u{301}\u{301}\u{301}mina B", "mina B."), ("\u{202E}anima", "anima"),
    ])
    func `readers see a first name and an initial, and nothing that is no name`(name: String, shown: String) {
        #expect(AuthorName.shown(name) == shown)
    }
}

struct StarsTests {
    @Test(arguments: [
        ([0, 0, 0, 0, 0], 0, Int?.none), ([0, 0, 0, 0, 1], 1, 50), ([1, 0, 0, 0, 0], 1, 10), ([0, 0, 0, 2, 1], 3, 43),
        ([1, 0, 0, 0, 19], 20, 48), ([0, 0, 0, 1, 19], 20, 50), ([0, 0, 0, 3, 17], 20, 49),
    ])
    func `the mean is told in tenths, halves rounded up`(counts: [Int], count: Int, tenths: Int?) {
        let spread = StarsSpread(counts)
        #expect(spread.count == count)
        #expect(spread.averageTenths == tenths)
        #expect(Stars.allCases.map { spread[$0] } == counts)
    }
}
