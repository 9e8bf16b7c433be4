import Testing
import Vocabulary

struct EmailAddressTests {
    @Test(arguments: [
        ("amina@example.com", "amina@example.com"), ("  Amina.W+soko@Example.CO.KE\n", "amina.w+soko@example.co.ke"),
        ("o'brien@example.com", "o'brien@example.com"), ("a@xn--mgbh0fb.com", "a@xn--mgbh0fb.com"),
        (String(repeating: "a", count: 64) + "@example.com", String(repeating: "a", count: 64) + "@example.com"),
        ("1@1.aa", "1@1.aa"),
    ])
    func `an address is taken as it is typed, and compared in lower case`(given: String, text: String) {
        #expect(EmailAddress(given)?.text == text)
    }

    @Test(arguments: [
        "", "@", "a", "a@", "@example.com", "a@example", "a@@example.com", "a@b@example.com", "a b@example.com",
        "a@exa mple.com", ".a@example.com", "a.@example.com", "a@.example.com", "a@example.com.", "a@example..com",
        "a@-example.com", "a@example-.com", "a@example.c", "a@exam_ple.com", "\"a b\"@example.com", "a\"@example.com",
        "<a@example.com>", "a@example.com,b@example.com", "a@example.com;b", "a@[127.0.0.1]", "a(c)@example.com",
        // A header of its own, in the middle of one.
        "a@example.com\r\nBcc: b@example.com", "a\r\n@example.com", "a\u{0}@example.com", "a@example.com\u{0}",
        // Text that turns around, that nobody sees, and letters that only look or fold like ours.
        "a\u{202E}b@example.com", "a\u{200B}@example.com", "а@example.com", "a@exаmple.com", "\u{212A}evin@example.com",
        "İ@example.com", "ａ@example.com", "é@example.com", "a@ex\u{212A}.com",
        // A machine's number is no domain.
        "a@127.0.0.11", "a@1.22",
        String(repeating: "a", count: 65) + "@example.com", String(repeating: "a", count: 10_000) + "@example.com",
        "a@" + String(repeating: "a", count: 64) + ".com", "a@" + String(repeating: "aa.", count: 84) + "com",
        "a@" + String(repeating: "example.", count: 1_250) + "com",
    ])
    func `what is no address is refused`(given: String) {
        #expect(EmailAddress(given) == nil)
    }

    @Test func `printing one tells whose it is to those who know`() throws {
        let address = try #require(EmailAddress("amina.wanjiru@example.co.ke"))
        #expect("\(address)" == "a•••@example.co.ke")
        #expect(address.local == "amina.wanjiru")
        #expect(address.domain == "example.co.ke")
    }
}
