import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Identity
import Jobs
import Postgres
import TestSupport
import Testing
import Trust
import Vault
import Vocabulary

struct IdentityChoresTests {
    private static let k1 = base64URL(sha256("k1".utf8)), k2 = base64URL(sha256("k2".utf8))

    /// Runs the jobs that remove files.
    private func removed(_ bench: IdentityBench) async throws {
        let payloads: [String] = try await bench.db.values(
            "SELECT payload::text FROM jobs WHERE kind = 'remove-files' ORDER BY id")
        for payload in payloads {
            let task = try JSONDecoder().decode(FilesTask.self, from: Data(payload.utf8))
            try await RemoveFiles(files: bench.shelf.files)(task)
        }
        try await bench.db.run("DELETE FROM jobs WHERE kind = 'remove-files'")
    }

    @Test func `with a new key in front, files are sealed anew and open; without the old one too`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let check = try await bench.check(try await bench.submit(amina.account))
            let both = try SealingKeys(parsing: "k2:\(Self.k2),k1:\(Self.k1)")
            let vault = Vault(keys: both, lookupKey: sha256("lookup".utf8))
            let files = try PrivateFiles(keys: both, folder: bench.shelf.folder)
            try await RenewSecrets(db: db, vault: vault, files: files)()
            for name in try bench.shelf.names {
                let sealed = try Data(contentsOf: URL(fileURLWithPath: bench.shelf.folder + "/" + name))
                #expect(sealed.prefix(3) == Data([2, UInt8(ascii: "k"), UInt8(ascii: "2")]))
            }
            let newest = try PrivateFiles(keys: try SealingKeys(parsing: "k2:\(Self.k2)"), folder: bench.shelf.folder)
            let pdf = try await newest.open(check.documents[1]) {}
            #expect(pdf == IdentityBench.pdf)
            let log: String? = try await db.value("SELECT details FROM audit_log WHERE event = 'secrets-renewed'")
            #expect(log == #"{"count":"2","files":"2"}"#)
            // Nothing is left to do.
            let before = try await bench.facts()
            try await RenewSecrets(db: db, vault: vault, files: files)()
            let after = try await bench.facts()
            #expect(after == before)
        }
    }

    @Test func `a file whose key is gone is said, and keeps nobody from being renewed`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let lost = try PrivateFiles(keys: try SealingKeys(parsing: "k0:\(Self.k2)"), folder: bench.shelf.folder)
            let stray = try await lost.keep([1, 2, 3], .jpeg)
            let check = try await bench.check(try await bench.submit(amina.account))
            let both = try SealingKeys(parsing: "k2:\(Self.k2),k1:\(Self.k1)")
            let files = try PrivateFiles(keys: both, folder: bench.shelf.folder)
            let vault = Vault(keys: both, lookupKey: sha256("lookup".utf8))
            await #expect(throws: UnreadableFiles(count: 1)) {
                try await RenewSecrets(db: db, vault: vault, files: files)()
            }
            await #expect(throws: Vault.Fault.unreadable(.unknownKey("k0"))) { try await files.open(stray) {} }
            let newest = try PrivateFiles(keys: try SealingKeys(parsing: "k2:\(Self.k2)"), folder: bench.shelf.folder)
            let pdf = try await newest.open(check.documents[1]) {}
            #expect(pdf == IdentityBench.pdf)
        }
    }

    @Test func `files of nobody go after a day, those of a check stay, however old`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let check = try await bench.check(try await bench.submit(amina.account))
            let stray = try await bench.shelf.files.keep([1, 2, 3], .pdf)
            try Data([1]).write(to: URL(fileURLWithPath: bench.shelf.folder + "/\(stray.text).0a1b2c.part"))
            try Data([1]).write(to: URL(fileURLWithPath: bench.shelf.folder + "/README"))
            let tidy = TidyDocuments(db: db, files: bench.shelf.files)
            let before = try bench.shelf.names
            try await tidy()
            #expect(try bench.shelf.names == before)
            try await tidy(now: Date() + 90_000)
            // What is not ours is left alone.
            #expect(try bench.shelf.names == (check.documents.map(\.text) + ["README"]).sorted())
        }
    }

    @Test func `documents of a decided check are gone after ninety days, its decision stays`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let juma = try await Cast.account("Juma", in: db)
            let id = try await bench.submit(amina.account)
            try await DecideIdentity(bench.door)(id, .verified, by: .staff(juma))
            let tidy = TidyDocuments(db: db, files: bench.shelf.files)
            try await tidy()
            try await removed(bench)
            #expect(try bench.shelf.names.count == 2)
            try await db.run("UPDATE identity_checks SET decided_at = now() - interval '91 days'")
            try await tidy()
            try await removed(bench)
            #expect(try bench.shelf.names == [])
            let check = try await bench.check(id)
            #expect(check.status == .verified && check.documents == [])
            let logged = try await bench.accounts.audited(.documentsReleased)
            #expect(logged == 1)
        }
    }

    @Test func `who leaves takes number, checks, trust and files along; a rollback keeps them`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let juma = try await Cast.account("Juma", in: db)
            try await DecideIdentity(bench.door)(try await bench.submit(amina.account), .verified, by: .staff(juma))
            try await withBlobs { blobs in
                let archive = try await ExportMyData(bench.door, blobs: blobs)(amina.account)
                guard let files = try unzipped(archive) else { return }
                let export = String(decoding: try #require(files["data.json"]), as: UTF8.self)
                let check = #""identityChecks":[{"status":"verified","number":"A 1234-5678","documents":2"#
                #expect(export.contains(check))
                #expect(export.contains(#""trustHistory":[{"score":70,"parts":{"email": 10"#))
            }
            await #expect(throws: AccountRefusal.wrongCredentials) {
                try await CloseAccount(bench.door)(amina.account, password: "wrong wrong wrong")
            }
            #expect(try bench.shelf.names.count == 2)
            try await CloseAccount(bench.door)(amina.account, password: AccountBench.password)
            _ = try await bench.accounts.send()
            try await removed(bench)
            #expect(try bench.shelf.names == [])
            for table in ["identity_checks", "trust_history"] {
                let rows = try await Cast.count(table, in: db)
                #expect(rows == 0, "\(table)")
            }
            let secrets = try await Cast.count("vault.secrets", in: db)
            #expect(secrets == 0)
        }
    }
}
