import Crypto
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

/// A vault whose keys are made of their names, the newest first.
func vault(_ names: String...) throws -> Vault {
    let ring = names.map { $0 + ":" + base64URL(sha256($0.utf8)) }.joined(separator: ",")
    return Vault(keys: try SealingKeys(parsing: ring), lookupKey: sha256("lookup".utf8))
}
func email(_ text: String) throws -> PersonalDatum { .email(try #require(EmailAddress(text))) }
func phone(_ digits: String) throws -> PersonalDatum { .phone(try #require(Phone(digits: digits))) }

/// One of every kind.
func all() throws -> [PersonalDatum] {
    [
        try email("amina.wanjiru@example.co.ke"), try phone("254711200301"), .citizenID("AB-3390 1177"),
        .address("12 Biashara Street, Nairobi"), .totp("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
        .message("914207 is your code"),
    ]
}

struct VaultTests {
    @Test func `what was kept comes back, of every kind`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            for datum in try all() {
                let token = try await vault.keep(datum, in: db)
                let opened = try await vault.open(token, in: db) {}
                #expect(opened == datum)
            }
        }
    }

    @Test func `several are opened at once, one entry for all, and not without it`() async throws {
        struct NoLog: Error {}
        try await withDatabase { db in
            let vault = try vault("k1")
            var kept: [SecretToken: PersonalDatum] = [:]
            for datum in try all() { kept[try await vault.keep(datum, in: db)] = datum }
            var entries = 0
            let opened = try await vault.open(Array(kept.keys) + [SecretToken.random()], in: db) { entries += 1 }
            #expect(opened == kept)
            #expect(entries == 1)
            let none = try await vault.open([], in: db) { entries += 1 }
            #expect(none == [:])
            #expect(entries == 1)
            await #expect(throws: NoLog.self) { try await vault.open(Array(kept.keys), in: db) { throw NoLog() } }
        }
    }

    @Test func `the same value is the same secret, however it is spelt`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            for (first, second) in [
                (try email("Amina@Example.com"), try email(" amina@example.COM ")),
                (try phone("254711200301"), .phone(try #require(Phone("0711 200-301", countryCode: "254")))),
                (.citizenID("AB-3390 1177"), .citizenID("ab33901177")),
            ] {
                let kept = try await vault.keep(first, in: db), again = try await vault.keep(second, in: db)
                let found = try await vault.find(second, in: db)
                #expect(again == kept)
                #expect(found == kept)
            }
            let count = try await Cast.count("vault.secrets", in: db)
            #expect(count == 3)
        }
    }

    @Test func `twenty who bring one address at once get one secret`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1"), datum = try email("amina@example.com")
            let tokens = try await withThrowingTaskGroup(of: SecretToken.self) { group in
                for _ in 0..<20 { group.addTask { try await vault.keep(datum, in: db) } }
                return try await group.reduce(into: Set<SecretToken>()) { $0.insert($1) }
            }
            let count = try await Cast.count("vault.secrets", in: db)
            #expect(tokens.count == 1)
            #expect(count == 1)
        }
    }

    @Test func `values of different kinds are apart, and what nobody looks up is never the same`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            let number = try await vault.keep(try phone("254711200301"), in: db)
            let card = try await vault.keep(.citizenID("254711200301"), in: db)
            #expect(number != card)
            let lookups: [[UInt8]] = try await db.values("SELECT DISTINCT lookup FROM vault.secrets")
            #expect(lookups.count == 2)
            for datum in [PersonalDatum.address("Home"), .totp("ABCD"), .message("Home")] {
                let first = try await vault.keep(datum, in: db), second = try await vault.keep(datum, in: db)
                let found = try await vault.find(datum, in: db)
                #expect(first != second)
                #expect(found == nil)
            }
            let count = try await Cast.count("vault.secrets", in: db)
            #expect(count == 8)
        }
    }

    @Test func `a sealed value moved to another row, or called another kind, does not open`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            let amina = try await vault.keep(.address("Amina's"), in: db)
            let baraka = try await vault.keep(.address("Baraka's"), in: db)
            try await db.run(
                """
                UPDATE vault.secrets SET sealed = (SELECT sealed FROM vault.secrets WHERE token = \(amina)) WHERE token = \(baraka)
                """)
            await #expect(throws: Vault.Fault.unreadable(.forged)) { try await vault.open(baraka, in: db) {} }
            try await db.run("UPDATE vault.secrets SET kind = 'message' WHERE token = \(amina)")
            await #expect(throws: Vault.Fault.unreadable(.forged)) { try await vault.open(amina, in: db) {} }
            try await db.run("UPDATE vault.secrets SET kind = 'address' WHERE token = \(amina)")
            let opened = try await vault.open(amina, in: db) {}
            #expect(opened == .address("Amina's"))
        }
    }

    @Test(
        arguments: [
            ("set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1)", .forged),
            ("set_byte(sealed, 20, get_byte(sealed, 20) # 128)", .forged),
            ("substring(sealed FROM 1 FOR 12)", .malformed), ("''::bytea", .malformed),
            ("set_byte(sealed, 2, ascii('9'))", .unknownKey("k9")),
        ] as [(String, SealFault)])
    func `what was tampered with stays shut`(change: String, fault: SealFault) async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            let token = try await vault.keep(.address("12 Biashara Street"), in: db)
            try await db.run(SQL(ownText: "UPDATE vault.secrets SET sealed = \(change)"))
            await #expect(throws: Vault.Fault.unreadable(fault)) { try await vault.open(token, in: db) {} }
        }
    }

    @Test func `a ring without the key reads nothing, another lookup key finds nothing`() async throws {
        try await withDatabase { db in
            let token = try await vault("k1").keep(try email("amina@example.com"), in: db)
            let other = try vault("k2")
            await #expect(throws: Vault.Fault.unreadable(.unknownKey("k1"))) { try await other.open(token, in: db) {} }
            let stranger = Vault(
                keys: try SealingKeys(parsing: "k1:" + base64URL(sha256("k1".utf8))), lookupKey: sha256("other".utf8))
            let found = try await stranger.find(try email("amina@example.com"), in: db)
            #expect(found == nil)
        }
    }

    @Test func `only what may be shown stands beside it`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            var shown: [String?] = []
            for datum in try all() {
                shown.append(try await Vault.masked(try await vault.keep(datum, in: db), in: db))
            }
            shown.append(try await Vault.masked(.random(), in: db))
            #expect(shown == ["a•••@example.co.ke", "+254 7xx xxx 301", "••••77", "•••", "•••", "•••", nil])
            let printed = "\(try all()[0]) \(try all()[1])"
            #expect(printed == "email(a•••@example.co.ke) phone(+254 7xx xxx 301)")
        }
    }

    @Test func `the database holds no clear value anywhere`() async throws {
        try await withDatabase { db in
            let vault = try vault("k1")
            for datum in try all() { _ = try await vault.keep(datum, in: db) }
            for text in [
                "amina.wanjiru@example.co.ke", "amina.wanjiru", "254711200301", "711200301", "33901177", "3390 1177",
                "Biashara", "JBSWY3DP", "914207",
            ] {
                let places = try await Cast.places(of: text, in: db)
                #expect(places == [], "\(text)")
            }
            // The search itself finds what is there, as text and as bytes.
            try await Cast.seller("Biashara", in: db)
            try await db.run("UPDATE vault.secrets SET sealed = convert_to('Biashara', 'UTF8') WHERE kind = 'totp'")
            let planted = try await Cast.places(of: "biashara", in: db)
            #expect(planted == ["public.sellers.name", "public.sellers.slug"])
            let exact = try await Cast.places(of: "Biashara", in: db)
            #expect(exact == ["public.sellers.name", "public.sellers.slug", "vault.secrets.sealed"])
        }
    }

    @Test func `a fingerprint is its purpose's own, and the key's`() throws {
        let vault = try vault("k1")
        let code = vault.fingerprint("123456", for: "code")
        #expect(code == hmacSHA256("code:123456".utf8, key: sha256("lookup".utf8)))
        #expect(code != vault.fingerprint("123456", for: "recovery"))
        #expect(code.count == 32)
    }
}
