import Foundation
import Postgres
import TestSupport
import Testing
import Vocabulary

@testable import Accounts
@testable import Flows

struct PersonNameTests {
    @Test(arguments: [
        ("  Amina   Wanjiru\n", "Amina Wanjiru"), ("Amina\r\nBcc: x", "Amina Bcc: x"),
        ("O'Brien \"Juma\" <b>", "O'Brien \"Juma\" <b>"),
        ("أمينة", "أمينة"), ("สมชาย ใจดี", "สมชาย ใจดี"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("Zoë 🙂", "Zoë 🙂"),
        ("李", "李"),
        (String(repeating: "a", count: 80), String(repeating: "a", count: 80)),
    ])
    func `a name is shown as it is written, on one line`(given: String, text: String) async throws {
        let name = try PersonName(given).text
        #expect(name == text)
        try await withDatabase { db in
            let id = try await db.transaction {
                try await Account.create(name: name, language: .english, passwordHash: nil, in: $0)
            }
            let kept = try await Account.find(id, in: db)?.name
            #expect(kept == text)
        }
    }

    @Test(arguments: [
        "", " \n\t ", "\u{200D}", "\u{200C}\u{200C}", "\u{0301}", "\u{3164}", "Amina\u{202E}anima", "Amina\u{2066}",
        "A\u{0}mina",
        "A\u{1B}[31m", "\u{FEFF}Amina", "A\u{E000}", "A\u{200B}mina", "A\u{AD}mina", String(repeating: "a", count: 81),
        String(repeating: "a", count: 10_000), String(repeating: "é\u{301}\u{302}", count: 60),
        "a" + String(repeating: "\u{0301}", count: 10_000),
    ])
    func `what is no name, or would turn the page around, is refused`(given: String) {
        #expect(throws: AccountRefusal.badName) { try PersonName(given) }
    }
}

struct DeviceTests {
    @Test(arguments: [
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36", "Chrome · Android"),
        (
            "Mozilla/5.0 (Linux; Android 13; SM-A515F) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36",
            "Samsung Internet · Android"
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1",
            "Safari · iPhone"
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15", "Safari · macOS"),
        ("Mozilla/5.0 (Linux; U; Android 11) OPR/83.0 Chrome/120.0 Mobile", "Opera · Android"), ("curl/8.5.0", "curl"),
        ("", ""), ("<script>\r\n\u{202E}", ""), (String(repeating: "x", count: 100_000), ""),
    ])
    func `a device is named as its owner knows it, in our words only`(agent: String, name: String) {
        #expect(Device(agent: agent, address: "10.0.0.1").name == name)
    }

    @Test(arguments: [
        ("197.232.61.14", "197.232.61.*"), ("10.0.0.1", "10.0.0.*"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::"),
        ("2001:db8:1:2::9", "2001:db8:1::"), ("2001:db8::9", "2001:db8::"), ("2001::9", "2001::"), ("::1", "::"),
        ("fe80::1%eth0", "fe80::"), ("::ffff:197.232.61.14", "197.232.61.*"), ("", ""),
    ])
    func `of an address its network is kept`(address: String, network: String) {
        #expect(Device(agent: "", address: address).network == network)
    }
}
