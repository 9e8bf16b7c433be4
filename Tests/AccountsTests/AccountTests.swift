import Accounts
import Postgres
import TestSupport
import Testing
import Vocabulary

struct AccountTests {
    @Test func `a contact is one account's, and takes the place of the one before`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db), other = try await Cast.account("Baraka", in: db)
            let first = try await Cast.secret(in: db), second = try await Cast.secret(in: db)
            let phone = try await Cast.secret("phone", in: db)
            func set(_ secret: SecretToken, _ kind: Contact.Kind, of account: AccountID) async throws -> SecretToken? {
                try await db.transaction { try await Contact.set(secret, kind, of: account, in: $0) }
            }
            let none = try await set(first, .email, of: neema)
            _ = try await set(phone, .phone, of: neema)
            let before = try await Cast.rows(of: ["account_contacts"], in: db)
            await #expect(throws: PostgresFault.self) { try await set(first, .email, of: other) }
            let after = try await Cast.rows(of: ["account_contacts"], in: db)
            #expect(none == nil)
            #expect(after == before)
            let replaced = try await set(second, .email, of: neema)
            #expect(replaced == first)
            let contacts = try await Contact.all(of: neema, in: db)
            #expect(contacts.map(\.secret) == [second, phone])
            #expect(contacts.map(\.kind) == [.email, .phone])
            let found = try await Account.find(contact: second, in: db),
                gone = try await Account.find(contact: first, in: db)
            #expect(found?.id == neema)
            #expect(gone == nil)
        }
    }

    @Test func `of ten who claim one address at once, one gets it`() async throws {
        try await withDatabase(connections: 10) { db in
            let secret = try await Cast.secret(in: db)
            var accounts: [AccountID] = []
            for number in 0..<10 { accounts.append(try await Cast.account("N\(number)", in: db)) }
            let refused = try await withThrowingTaskGroup(of: Int.self) { group in
                for account in accounts {
                    group.addTask {
                        do {
                            _ = try await db.transaction { try await Contact.set(secret, .email, of: account, in: $0) }
                            return 0
                        } catch let fault as PostgresFault where fault.violatedUnique != nil { return 1 }
                    }
                }
                return try await group.reduce(0, +)
            }
            let count = try await Cast.count("account_contacts", in: db)
            #expect(refused == 9)
            #expect(count == 1)
        }
    }

    @Test func `of twenty who use one step at once, one does; an older step never counts`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            func used(_ step: Int64) async throws -> Int {
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<20 { group.addTask { try await Account.useStep(neema, step, in: db) } }
                    return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
            }
            let counts = [
                try await used(59_000_000), try await used(59_000_000), try await used(58_999_999),
                try await used(59_000_001),
            ]
            #expect(counts == [1, 0, 0, 1])
        }
    }

    @Test func `each recovery code is good once, however many bring it at once`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db), other = try await Cast.account("Baraka", in: db)
            func replace(_ codes: [String]) async throws {
                try await db.transaction {
                    try await RecoveryCodes.replace(codes.map { Array($0.utf8) }, of: neema, in: $0)
                }
            }
            try await replace(["a", "b", "c"])
            let theirs = try await RecoveryCodes.use(Array("a".utf8), of: other, in: db)
            let uses = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 { group.addTask { try await RecoveryCodes.use(Array("a".utf8), of: neema, in: db) } }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let wrong = try await RecoveryCodes.use(Array("x".utf8), of: neema, in: db)
            let left = try await RecoveryCodes.left(of: neema, in: db)
            #expect(!theirs)
            #expect(uses == 1)
            #expect(!wrong)
            #expect(left == 2)
            try await replace(["d"])
            let old = try await RecoveryCodes.use(Array("b".utf8), of: neema, in: db)
            let new = try await RecoveryCodes.left(of: neema, in: db)
            #expect(!old)
            #expect(new == 1)
        }
    }

    @Test func `an account comes back as it was written`() async throws {
        try await withDatabase { db in
            let id = try await db.transaction {
                try await Account.create(name: "Néema “W” O'Brien", language: .arabic, passwordHash: "$2b$", in: $0)
            }
            try await Account.setRoles(id, [.staff, .admin], [.quality, .audit], in: db)
            let account = try #require(try await Account.find(id, in: db))
            #expect(account.name == "Néema “W” O'Brien")
            #expect(account.language == .arabic)
            #expect(account.roles == [.staff, .admin])
            #expect(account.permissions == [.quality, .audit])
            #expect(account.status == .active)
            #expect(account.passwordHash == "$2b$")
            #expect(account.trust == 50)
            #expect(account.needsSecondFactor)
            #expect(!account.hasSecondFactor)
            let seller = try await Cast.seller(in: db)
            for _ in 0..<2 { try await Account.setStore(id, seller, in: db) }
            let roles: [String] = try await db.values("SELECT unnest(roles) FROM accounts ORDER BY 1")
            #expect(roles == ["admin", "seller", "staff"])
            await #expect(throws: PostgresFault.self) { try await Account.setRoles(id, [.seller], [.quality], in: db) }
        }
    }

    @Test func `a password's hash is renewed only while it is still the one that was checked`() async throws {
        try await withDatabase { db in
            let neema = try await Cast.account(in: db)
            try await Account.setPassword(neema, hash: "new", in: db)
            try await Account.renewPassword(neema, from: "old", to: "old, made anew", in: db)
            let kept = try await Account.find(neema, in: db)?.passwordHash
            try await Account.renewPassword(neema, from: "new", to: "new, made anew", in: db)
            let renewed = try await Account.find(neema, in: db)?.passwordHash
            #expect(kept == "new")
            #expect(renewed == "new, made anew")
        }
    }
}
