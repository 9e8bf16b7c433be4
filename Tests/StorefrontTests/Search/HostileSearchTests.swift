import Foundation
import HTTP
import TestSupport
import Testing

/// What strangers type.
@Suite struct HostileSearchTests {
    static let queries = [
        String(repeating: "a", count: 10_000), String(repeating: "leather ", count: 1_250),
        String(repeating: "e\u{301}\u{302}\u{303}", count: 3_000), "\u{0}\u{1}\u{7f}\u{85}leather\u{1b}[31m",
        "\u{202E}rehtael\u{202C} \u{2066}x\u{2069}", "\"leather", "'\"`leather\"\"\"",
        "leather'; DROP TABLE products; --",
        "AND OR NOT * ( ) ) (", "leather AND", "title:leather^5 ~ ? [1 TO 2]", "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>", "{{7*7}} ${7*7} <%= 7*7 %>", "-leather -bag -\"red tote\"", "- -- --- −",
        "under",
        "under under 5 under", "under 99999999999999999999", "from -1 to 0", "%", "%%%", "_", "\\", "../../etc/passwd",
        "🧳👜", "ﷺ", "ก", "\u{FEFF}\u{200B}", "near near near", "NULL", "true", "1e309", "٪", "أحمر تحت ٥٠٠٠",
    ]

    @Test func `whatever is typed is answered with a page, and stays text`() async throws {
        try await withBazaar { stand, _, _ in
            for query in Self.queries {
                for path in ["/?q=", "/c/bags?condition=used&q=", "/search/suggestions?q="] {
                    let response = try await stand.get(path + PercentCoding.encoded(query))
                    #expect(response.code == 200, "\(path) \(query.prefix(40))")
                    // What stands in addresses is percent-encoded, so none of these is there by rights.
                    for part in ["<script>alert", "<img src=x", "\u{202E}", "\u{2066}x", "\u{1b}", "\u{0}"] {
                        #expect(!response.text.contains(part), "\(path) \(query.prefix(40)): \(part.debugDescription)")
                    }
                    #expect(response.text.utf8.count < 700_000, "\(path) \(query.prefix(40))")
                }
            }
        }
    }

    @Test func `words that nobody can see are none`() async throws {
        try await withBazaar { stand, _, _ in
            for query in ["", "%20%20", "%00", "%E2%80%AE", "%0A%0D%09"] {
                let page = try await stand.results("/?q=" + query)
                #expect(!page.text.contains("Results for"), "\(query)")
                #expect(page.titles.count == 36)
            }
        }
    }

    @Test func `a broken escape and a name that comes again are the first that is whole`() async throws {
        try await withBazaar { stand, _, _ in
            let page = try await stand.results("/?q=%ff%fe&q=brake&q=leather")
            #expect(page.text.contains("<bdi>brake</bdi>"))
        }
    }
}
