import Testing
import Vocabulary

struct PhoneTests {
    @Test(arguments: [
        ("+254 700 123 456", "254700123456"), ("0700123456", "254700123456"), ("0700-123.456", "254700123456"),
        ("00254700123456", "254700123456"), ("254700123456", "254700123456"), ("700123456", "254700123456"),
        ("+216 (20) 123/456", "21620123456"), ("٠٧٠٠١٢٣٤٥٦", "254700123456"),
        ("\u{202a}+254 700 123 456\u{202c}", "254700123456"),
        ("+254\u{a0}700\u{a0}123\u{a0}456", "254700123456"),
    ])
    func `a number is read as people write it`(text: String, digits: String) {
        #expect(Phone(text, countryCode: "254")?.digits == digits)
    }

    @Test(arguments: [
        "", "+", "call me", "0700 12x 456", "+1234567890123456", "12", "+0700123456", "++254700123456",
        "07001234567890123456789",
    ])
    func `what is not a number is refused`(text: String) {
        #expect(Phone(text, countryCode: "254") == nil)
    }

    @Test func `digits of an address must carry the country code`() {
        #expect(Phone(digits: "254700123456")?.e164 == "+254700123456")
        #expect(Phone(digits: "0700123456") == nil)
        #expect(Phone(digits: "1234567890123456") == nil)
        #expect(Phone(digits: "٢٥٤٧٠٠١٢٣٤٥٦") == nil)
    }

    @Test(arguments: [
        ("254700123456", "+254 7xx xxx 456"), ("21620123456", "+216 2x xxx 456"), ("66812345678", "+66 8xx xxx 678"),
        ("12025550123", "+1 2 xxx xxx 123"), ("2541234567", "+254 1 xxx 567"),
    ])
    func `a printed number is masked`(digits: String, masked: String) throws {
        let phone = try #require(Phone(digits: digits))
        #expect("\(phone)" == masked)
    }
}
