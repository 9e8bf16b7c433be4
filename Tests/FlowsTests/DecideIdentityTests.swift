import Accounts
import Audit
import Flows
import Foundation
import Identity
import Postgres
import Sellers
import TestSupport
import Testing
import Trust
import Vocabulary

struct DecideIdentityTests {
    @Test func `verified: the store shows it, trust rises, the person hears of it, and it stands in the log`()
        async throws
    {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let juma = try await Cast.account("Juma", in: db), seller = try await Cast.seller(in: db)
            try await GiveStore(db: db)(seller, to: amina.account, by: .operatorAtTerminal)
            let id = try await bench.submit(amina.account)
            let before = try await Seller.find(seller, in: db)
            #expect(before?.verifiedAt == nil)
            try await DecideIdentity(bench.door)(id, .verified, by: .staff(juma))
            let check = try await bench.check(id), store = try await Seller.find(seller, in: db)
            #expect(check.status == .verified && check.decidedBy == juma && check.decidedAt != nil)
            #expect(store?.verifiedAt != nil)
            let account = try await bench.accounts.account(amina.account)
            #expect(account.trust == 70)
            let history = try await TrustEntry.latest(of: amina.account, limit: 5, in: db)
            #expect(history.map(\.score) == [70])
            #expect(history.first?.parts == #"{"email": 10, "joined": 40, "identity": 20}"#)
            let letters = try await bench.accounts.send()
            #expect(letters.map(\.to) == [AccountBench.amina])
            #expect(
                letters.first?.body
                    == "Your identity is verified on Soko. Others now see that you are who you say.")
            let log = try await AuditLog.about(amina.account.subject, limit: 2, in: db)
            #expect(log.map(\.event) == ["identity-decided", "trust-changed"])
            #expect(log.first?.actor == juma.actor.description)

            try await bench.refuses(.alreadyDecided) {
                try await DecideIdentity(bench.door)(id, .rejected(.other, remark: ""), by: .staff(juma))
            }
            try await bench.refuses(.alreadyVerified) { try await bench.submit(amina.account) }
        }
    }

    @Test func `rejected: the person reads why and hands in again; nothing else changes`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let juma = try await Cast.account("Juma", in: db)
            let id = try await bench.submit(amina.account)
            let words = "  The back\nis missing.\u{202E}\u{0}" + String(repeating: "x", count: 600)
            try await DecideIdentity(bench.door)(id, .rejected(.incomplete, remark: words), by: .staff(juma))
            let check = try await bench.check(id)
            #expect(check.reason == .incomplete)
            #expect(check.remark == "The back is missing." + String(repeating: "x", count: 480))
            let account = try await bench.accounts.account(amina.account)
            #expect(account.trust == 50)
            let letters = try await bench.accounts.send()
            #expect(letters.count == 1)
            _ = try await bench.submit(amina.account)
            let checks = try await Cast.count("identity_checks", in: db)
            #expect(checks == 2)
        }
    }

    @Test func `nobody decides about themselves, nor about a check that is not there`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let id = try await bench.submit(amina.account)
            try await bench.refuses(.ownCheck) {
                try await DecideIdentity(bench.door)(id, .verified, by: .staff(amina.account))
            }
            let juma = try await Cast.account("Juma", in: db)
            try await bench.refuses(.notThere) {
                try await DecideIdentity(bench.door)(.random(), .verified, by: .staff(juma))
            }
        }
    }

    @Test func `a store is verified with whoever runs it`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let baraka = try await bench.accounts.registered(AccountBench.baraka, name: "Baraka")
            let juma = try await Cast.account("Juma", in: db)
            let stall = try await Cast.seller(in: db), shop = try await Cast.seller("Dala", phone: Cast.dala, in: db)
            try await DecideIdentity(bench.door)(try await bench.submit(amina.account), .verified, by: .staff(juma))
            func verified() async throws -> [Bool] {
                var found: [Bool] = []
                for id in [stall, shop] { found.append(try await Seller.find(id, in: db)?.verifiedAt != nil) }
                return found
            }
            let give = GiveStore(db: db)
            try await give(stall, to: amina.account, by: .operatorAtTerminal)
            #expect(try await verified() == [true, false])
            try await give(shop, to: amina.account, by: .operatorAtTerminal)
            #expect(try await verified() == [false, true])
            try await give(stall, to: baraka.account, by: .operatorAtTerminal)
            #expect(try await verified() == [false, true])
            try await CloseAccount(bench.door)(amina.account, password: AccountBench.password)
            #expect(try await verified() == [false, false])
        }
    }

    @Test func `whoever runs a store does not make it official; saying it twice is one entry`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), juma = try await Cast.account("Juma", roles: ["staff"], in: db)
            let other = try await Cast.account("Asha", roles: ["staff"], in: db)
            let seller = try await Cast.seller(in: db)
            try await GiveStore(db: db)(seller, to: juma, by: .operatorAtTerminal)
            let slug = try #require(Slug(pathText: "amani")), nobody = try #require(Slug(pathText: "nobody"))
            let mark = MarkOfficialStore(db: db)
            try await bench.refuses(.ownCheck) { try await mark(slug, true, by: juma) }
            try await bench.refuses(.notThere) { try await mark(nobody, true, by: other) }
            try await mark(slug, true, by: other)
            try await mark(slug, true, by: other)
            let store = try await Seller.find(seller, in: db)
            #expect(store?.isOfficialStore == true)
            let entries = try await AuditLog.about("seller:" + seller.pathText, limit: 9, in: db)
            #expect(entries.map(\.details) == [#"{"official":"yes"}"#])
        }
    }
}
