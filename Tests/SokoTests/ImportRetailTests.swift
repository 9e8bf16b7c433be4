import Browser
import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    @Suite struct ImportRetailTests {
        /// A list of flat records, as far as this file goes: `- key: value`, folded lines below.
        static func records(_ yaml: String) -> [[String: String]] {
            var records: [[String: String]] = []
            var key = ""
            for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
                let isKey = line.hasPrefix("- ") || (line.hasPrefix("  ") && !line.hasPrefix("   "))
                if line.hasPrefix("- ") { records.append([:]) }
                if isKey, let colon = line.firstIndex(of: ":") {
                    key = String(line[line.index(line.startIndex, offsetBy: 2)..<colon])
                    records[records.count - 1][key] = Self.plain(line[line.index(after: colon)...])
                } else if !line.isEmpty {
                    records[records.count - 1][key, default: ""] += " " + Self.plain(line[...])
                }
            }
            return records
        }

        private static func plain(_ text: Substring) -> String {
            var plain = text.trimmingCharacters(in: .whitespaces)
            if plain.count > 1, let quote = plain.first, quote == plain.last, quote == "'" || quote == "\"" {
                plain = String(plain.dropFirst().dropLast()).replacing("''", with: "'")
            }
            return plain
        }

        static func csv(_ records: [[String: String]]) -> String {
            let columns = Set(records.flatMap(\.keys)).sorted()
            func line(_ cells: [String]) -> String {
                cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
            }
            return line(columns) + records.map { record in line(columns.map { record[$0] ?? "" }) }.joined()
        }

        @Test func `a retailer's list is brought by its own columns, with JavaScript and without`() async throws {
            guard let folder = sharedData("retail"), !Browser.isMissing else { return }
            let records = Self.records(try String(contentsOfFile: folder + "/products.yaml", encoding: .utf8))
            let text = Self.csv(records)
            try await DemoSeed.shared.market { market in
                try await prepare(market, Set(records.compactMap { $0["category"] }))
                let file = market.ground.root + "/retail.csv"
                try text.write(toFile: file, atomically: true, encoding: .utf8)
                try await withBrowser { browser in
                    for hasJavaScript in [true, false] {
                        let shopper = try await browser.shopper(in: market) { $0.hasJavaScript = hasJavaScript }
                        try await enter(shopper)
                        try await bring(file, shopper, hasJavaScript)
                        let counts = try await market.sql(
                            "SELECT concat_ws(' ', state, created, changed, same, refused) FROM import_runs ORDER BY created_at DESC LIMIT 1"
                        )
                        // The second time every row says what is there already.
                        #expect(
                            counts == (hasJavaScript ? "done \(records.count) 0 0 0" : "done 0 0 \(records.count) 0"))
                        #expect(shopper.page.consoleErrors == [])
                    }
                }
                let backpack = try await market.sql(
                    """
                    SELECT concat_ws('|', p.title, p.price_minor, p.status, p.category, p.attributes::text, l.on_hand) FROM products p
                    JOIN variants v ON v.product_id = p.id JOIN stock_levels l ON l.variant_id = v.id
                    WHERE p.import_key = '6579c22f-be2b-444c-a52b-0116dd82df6c'
                    """)
                #expect(
                    backpack
                        == #"Adventure-Ready Expedition Backpack|12999|draft|accessories|{"style": "backpack", "gender-affinity": "F"}|15"#
                )
            }
        }

        /// The retailer's own categories, and two attributes that they have.
        private func prepare(_ market: Market, _ categories: Set<String>) async throws {
            for name in categories.sorted() {
                let code = name.replacing(" ", with: "-")
                _ = try await market.sql(
                    """
                    INSERT INTO categories (code, slug, path, names) VALUES ('\(code)', '\(code)', '{\(code)}', '{"en": "\(name)"}')
                    ON CONFLICT DO NOTHING
                    """)
            }
            for code in ["style", "gender-affinity"] {
                _ = try await market.sql("INSERT INTO attributes (code, kind, names) VALUES ('\(code)', 'text', '{}')")
                _ = try await market.sql(
                    "INSERT INTO category_attributes (category, attribute) SELECT code, '\(code)' FROM categories")
            }
        }

        /// The demo market's seller.
        private func enter(_ shopper: Shopper) async throws {
            struct Kept: Decodable { let password: String }
            let data = try Data(contentsOf: URL(fileURLWithPath: shopper.market.ground.data + "/demo-accounts.json"))
            try await shopper.open("/sign-in")
            try await shopper.page.type("juma@example.com", into: "#contact")
            try await shopper.page.type(try JSONDecoder().decode(Kept.self, from: data).password, into: "#password")
            try await shopper.follow(".card-form button")
        }

        /// Sends the file, leaves its pictures out, and starts it.
        private func bring(_ file: String, _ shopper: Shopper, _ hasJavaScript: Bool) async throws {
            let page = shopper.page
            try await shopper.open("/sell/imports")
            try await page.choose([file], for: "#drop-file")
            try await page.click("[data-drop] button")
            try await page.waitFor("select[name=\"c.current_stock\"]", within: .seconds(30))
            let chosen = try await page.evaluate(
                "Object.fromEntries([...document.querySelectorAll('select[name^=\"c.\"]')].filter(s => s.value).map(s => [s.name, s.value]))"
            )
            let expected = [
                "c.category": "category", "c.current_stock": "stock", "c.description": "description",
                "c.gender_affinity": "attribute:gender-affinity", "c.id": "id", "c.image": "pictures",
                "c.name": "title",
                "c.price": "price", "c.style": "attribute:style",
            ]
            for (column, field) in expected { #expect(chosen[column].string == field) }
            if hasJavaScript { try await shopper.looks("preview") }
            _ = try await page.evaluate("document.querySelector('select[name=\"c.image\"]').value = ''")
            try await shopper.follow("button[formaction$='/start']")
            try await page.waitFor(".figures", within: .seconds(60))
            if hasJavaScript {
                try await shopper.looks("outcome")
                try await shopper.open("/sell/imports")
                try await shopper.looks("imports")
            }
        }
    }
}
