import Accounts
import Audit
import Flows
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AddressFlowTests {
    private func wish(_ label: String = "Home", text: String = "Ngong Road 4\nGate B", isDefault: Bool = false)
        -> AddressWish
    {
        AddressWish(label: label, text: text, point: MapPoint("-1.2921, 36.8219"), isDefault: isDefault)
    }

    @Test func `an address comes back as it was given, and stands in clear nowhere`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let addresses = Addresses(bench.door)
            let id = try await addresses.add(wish(" Home\n", text: " Ngong  Road 4 \r\n\r\n\r\nGate B"), to: amina)
            let card = try await addresses.card(id, of: amina)
            #expect(card.label == "Home")
            #expect(card.text == "Ngong Road 4\n\nGate B")
            #expect(card.point?.text == "-1.2921, 36.8219")
            #expect(card.isDefault)
            for text in ["Ngong", "Gate B", "36.82", "-1.29"] {
                let places = try await Cast.places(of: text, in: db)
                #expect(places == [], "\(text)")
            }
        }
    }

    @Test func `one is the default: the first, then the chosen one, then the oldest left`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let addresses = Addresses(bench.door)
            let home = try await addresses.add(wish("Home"), to: amina)
            let work = try await addresses.add(wish("Work"), to: amina)
            let shop = try await addresses.add(wish("Shop", isDefault: true), to: amina)
            func order() async throws -> [String] {
                let cards = try await addresses.all(of: amina)
                #expect(cards.map(\.isDefault) == cards.indices.map { $0 == 0 })
                return cards.map(\.label)
            }
            var labels = try await order()
            #expect(labels == ["Shop", "Home", "Work"])
            try await addresses.change(work, of: amina) { $0.isDefault = true }
            // Not chosen any more is not another chosen.
            try await addresses.change(work, of: amina) { $0.isDefault = false }
            labels = try await order()
            #expect(labels == ["Work", "Home", "Shop"])
            try await addresses.remove(work, of: amina)
            labels = try await order()
            #expect(labels == ["Home", "Shop"])
            try await addresses.remove(home, of: amina)
            try await addresses.remove(shop, of: amina)
            let secrets: Int? = try await db.value("SELECT count(*) FROM vault.secrets WHERE kind = 'address'")
            #expect(secrets == 0)
        }
    }

    @Test func `a change forgets what was there before`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let addresses = Addresses(bench.door)
            let id = try await addresses.add(wish(), to: amina)
            try await addresses.change(id, of: amina) {
                ($0.label, $0.text, $0.point) = ("Shop", "City Market", nil)
            }
            let card = try await addresses.card(id, of: amina)
            #expect([card.label, card.text] == ["Shop", "City Market"])
            #expect(card.point == nil)
            let secrets: Int? = try await db.value("SELECT count(*) FROM vault.secrets WHERE kind = 'address'")
            #expect(secrets == 1)
        }
    }

    @Test func `twenty addresses are as many as there can be, also when thirty come at once`() async throws {
        try await withDatabase(connections: 6) { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let addresses = Addresses(bench.door)
            let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        do {
                            try await addresses.add(wish("N\(number)", isDefault: number % 2 == 0), to: amina)
                            return false
                        } catch ProfileRefusal.tooManyAddresses { return true }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(refused == 10)
            let cards = try await addresses.all(of: amina)
            #expect(cards.count == 20)
            #expect(cards.filter(\.isDefault).count == 1)
        }
    }

    @Test func `another person's address is not there, whatever is wanted of it`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let baraka = try await bench.registered(AccountBench.baraka, name: "Baraka").account
            let addresses = Addresses(bench.door)
            let hers = try await addresses.add(wish(), to: amina)
            _ = try await addresses.add(wish("His"), to: baraka)
            let tables = ["account_addresses", "vault.secrets", "audit_log"]
            let before = try await Cast.rows(of: tables, in: db)
            await #expect(throws: ProfileRefusal.notThere) { _ = try await addresses.card(hers, of: baraka) }
            await #expect(throws: ProfileRefusal.notThere) {
                try await addresses.change(hers, of: baraka) { $0.label = "Mine" }
            }
            await #expect(throws: ProfileRefusal.notThere) { try await addresses.remove(hers, of: baraka) }
            let after = try await Cast.rows(of: tables, in: db)
            #expect(after == before)
        }
    }

    @Test(arguments: [
        ("", "Ngong Road", ProfileRefusal.badLabel), ("\u{202E}", "Ngong Road", .badLabel),
        (String(repeating: "a", count: 61), "Ngong Road", .badLabel), ("Home", " \n ", .badAddress),
        ("Home", String(repeating: "a", count: 301), .badAddress),
    ])
    func `what is no address is refused, and nothing is kept`(label: String, text: String, refusal: ProfileRefusal)
        async throws
    {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            let before = try await bench.facts()
            await #expect(throws: refusal) {
                try await Addresses(bench.door).add(wish(label, text: text), to: amina)
            }
            let after = try await bench.facts()
            #expect(after == before)
        }
    }

    @Test func `reading all of them is one entry in the log`() async throws {
        try await withDatabase { db in
            let bench = try AccountBench(db), amina = try await bench.registered().account
            for number in 0..<5 { try await Addresses(bench.door).add(wish("N\(number)"), to: amina) }
            let before = try await bench.audited(.secretRead)
            _ = try await Addresses(bench.door).all(of: amina)
            let after = try await bench.audited(.secretRead)
            #expect(after - before == 1)
        }
    }
}
