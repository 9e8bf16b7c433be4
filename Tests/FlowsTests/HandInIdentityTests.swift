import Accounts
import Audit
import Crypto
import Flows
import Foundation
import Identity
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

struct HandInIdentityTests {
    @Test func `what is handed in lies sealed, under a random name, for its owner's eyes only`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let id = try await bench.submit(amina.account, number: "  A 1234-5678\n")
            let check = try await bench.check(id)
            #expect(check.status == .pending)
            #expect(check.documents.map(\.kind) == [.jpeg, .pdf])
            #expect(try bench.shelf.names == check.documents.map(\.text).sorted())
            // Neither the number nor a byte of a document stands anywhere in clear.
            for text in ["1234-5678", "12345678"] {
                let places = try await Cast.places(of: text, in: db)
                #expect(places == [], "\(text)")
            }
            for name in try bench.shelf.names {
                let path = bench.shelf.folder + "/" + name
                let sealed = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
                #expect(sealed.prefix(3) == [2, UInt8(ascii: "k"), UInt8(ascii: "1")])
                #expect(
                    sealed.firstRange(of: Array("%PDF".utf8)) == nil
                        && sealed.firstRange(of: [0xFF, 0xD8, 0xFF]) == nil)
                #expect(try permissions(path) == 0o600)
            }
            #expect(try permissions(bench.shelf.folder) == 0o700)

            let reader = ReadIdentity(bench.door, files: bench.shelf.files)
            let (picture, pdf) = (
                try await reader.document(1, of: check, by: .nobody),
                try await reader.document(2, of: check, by: .nobody)
            )
            #expect(picture.bytes.prefix(3) == [0xFF, 0xD8, 0xFF])
            #expect(pdf.bytes == IdentityBench.pdf)
            let number = try await reader.number(of: check, by: .nobody)
            #expect(number == "A 1234-5678")
            let (read, opened) = (
                try await bench.accounts.audited(.documentRead), try await bench.accounts.audited(.identityHandedIn)
            )
            #expect(read == 2 && opened == 1)
            await #expect(throws: IdentityRefusal.notThere) { try await reader.document(3, of: check, by: .nobody) }
            await #expect(throws: IdentityRefusal.notThere) { try await reader.document(.min, of: check, by: .nobody) }
        }
    }

    private func permissions(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func `a sealed file in another's place does not open, nor one that was touched`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let check = try await bench.check(try await bench.submit(amina.account))
            let places = check.documents.map { bench.shelf.folder + "/" + $0.text }
            let files = FileManager.default
            try files.removeItem(atPath: places[0])
            try files.copyItem(atPath: places[1], toPath: places[0])
            let reader = ReadIdentity(bench.door, files: bench.shelf.files)
            await #expect(throws: Vault.Fault.unreadable(.forged)) {
                try await reader.document(1, of: check, by: .nobody)
            }
            try Data("k1".utf8).write(to: URL(fileURLWithPath: places[1]))
            await #expect(throws: Vault.Fault.self) { try await reader.document(2, of: check, by: .nobody) }
        }
    }

    @Test func `numbers and counts that are none are refused before anything is looked at`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let card = try await bench.card()
            for number in [
                "", "123", "- - - -", String(repeating: "1", count: 41), "12345<script>", "1234\u{0}", "12\u{202E}34",
            ] {
                try await bench.refuses(.badNumber) {
                    try await bench.handIn(amina.account, number: number, documents: [card])
                }
            }
            try await bench.refuses(.noDocuments) {
                try await bench.handIn(amina.account, number: IdentityBench.number, documents: [])
            }
            try await bench.refuses(.tooManyDocuments) {
                try await bench.handIn(
                    amina.account, number: IdentityBench.number, documents: Array(repeating: card, count: 5))
            }
        }
    }

    @Test func `numbers of other scripts are numbers`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let id = try await bench.submit(amina.account, number: "٠١٢٣٤٥٦٧")
            let check = try await bench.check(id)
            let number = try await ReadIdentity(bench.door, files: bench.shelf.files).number(of: check, by: .nobody)
            #expect(number == "٠١٢٣٤٥٦٧")
        }
    }

    @Test func `ten hand-ins at once make one check, and leave no file besides its own`() async throws {
        try await withDatabase(connections: 10) { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let refused = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        do {
                            _ = try await bench.submit(amina.account)
                            return 0
                        } catch IdentityRefusal.checkOpen { return 1 }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(refused == 9)
            let check = try #require(try await IdentityCheck.latest(of: amina.account, in: db))
            #expect(try bench.shelf.names == check.documents.map(\.text).sorted())
            let checks = try await Cast.count("identity_checks", in: db)
            #expect(checks == 1)
            try await bench.refuses(.checkOpen) { try await bench.submit(amina.account) }
        }
    }

    @Test func `who is suspended or gone hands nothing in`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            try await bench.accounts.status("suspended", of: amina.account)
            try await bench.refuses(.suspended) { try await bench.submit(amina.account) }
            try await db.transaction { try await Account.erase(amina.account, in: $0) }
            try await bench.refuses(.notThere) { try await bench.submit(amina.account) }
        }
    }
}
