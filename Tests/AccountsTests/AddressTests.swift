import Accounts
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AddressTests {
    private func add(_ label: String, to account: AccountID, in db: Database) async throws -> AddressID {
        try await db.transaction { tx in
            try await Address.add(try await Cast.secret("address", in: tx), label: label, to: account, in: tx)
        }
    }

    @Test func `the default address comes first, then the oldest, and there is one default`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            let home = try await add("Home", to: neema, in: db), work = try await add("Work", to: neema, in: db)
            let shop = try await add("Shop", to: neema, in: db)
            for id in [shop, work, work] {
                try await db.transaction { try await Address.setDefault(id, of: neema, in: $0) }
            }
            let all = try await Address.all(of: neema, in: db)
            #expect(all.map(\.id) == [work, home, shop])
            #expect(all.map(\.isDefault) == [true, false, false])
            await #expect(throws: PostgresFault.self) {
                try await db.run("UPDATE account_addresses SET is_default = true WHERE id = \(home)")
            }
        }
    }

    @Test func `another person's address cannot be found, changed, removed or made theirs`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db), baraka = try await Cast.account("Baraka", in: db)
            let home = try await add("Home", to: neema, in: db), his = try await add("His", to: baraka, in: db)
            try await db.transaction { try await Address.setDefault(his, of: baraka, in: $0) }
            let secret = try await Cast.secret("address", in: db)
            let before = try await Cast.rows(of: ["account_addresses"], in: db)
            let found = try await Address.find(home, of: baraka, in: db)
            #expect(found == nil)
            try await db.transaction { tx in
                try await Address.change(home, label: "Mine", secret: secret, of: baraka, in: tx)
                try await Address.remove(home, of: baraka, in: tx)
            }
            let after = try await Cast.rows(of: ["account_addresses"], in: db)
            #expect(after == before)
        }
    }

    @Test func `nothing of a place stands outside of the vault`() async throws {
        try await withDatabase { db in
            let columns: [String] = try await db.values(
                "SELECT column_name::text FROM information_schema.columns WHERE table_name = 'account_addresses' ORDER BY 1"
            )
            #expect(columns == ["account_id", "address", "created_at", "id", "is_default", "label"])
        }
    }
}
