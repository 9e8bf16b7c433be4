import Audit
import Flows
import Foundation
import HTTPClient
import Identity
import Jobs
import Postgres
import TestSupport
import Testing
import Vault
import Vocabulary

@testable import Sandbox

/// A provider looks first; the sandbox plays it.
struct IdentityProviderCheckTests {
    private func withProvider(
        _ faults: [Fault] = [], _ body: (IdentityBench, Sandbox, AskIdentityProvider) async throws -> Void
    ) async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db)
            let sandbox = try Sandbox(
                goods: [], images: bench.images, cacheFolder: bench.shelf.folder + "-sandbox", faults: faults,
                lookingTime: .zero)
            let server = try sandbox.start()
            let web = HTTPClient(guard: NetworkGuard(allowedHosts: ["127.0.0.1"]))
            let verifier = IdentityVerifier.live(
                base: server.address + "/identity", key: "sandbox", name: "Sandbox", over: web)
            let ask = AskIdentityProvider(bench.door, files: bench.shelf.files, verifier: verifier)
            var failure: (any Error)?
            do { try await body(bench, sandbox, ask) } catch { failure = error }
            await server.stop()
            await web.shutdown()
            try? FileManager.default.removeItem(atPath: bench.shelf.folder + "-sandbox")
            if let failure { throw failure }
        }
    }

    @Test(arguments: [
        ("A 1234-5670", IdentityCheck.Status.verified, RejectionReason?.none, ""),
        ("A 1234-5671", .rejected, .unreadable, ""), ("A 1234-5673", .rejected, .expired, ""),
        ("A 1234-5672", .pending, nil, "the picture and the number do not quite fit"),
    ])
    func `the provider verifies, rejects, or wants a person to look`(
        _ number: String, _ status: IdentityCheck.Status, _ reason: RejectionReason?, _ remark: String
    ) async throws {
        try await withProvider { bench, _, ask in
            let amina = try await bench.accounts.registered()
            let id = try await bench.submit(amina.account, number: number, asksProvider: true)
            let jobs: [String] = try await bench.db.values("SELECT kind FROM jobs WHERE kind = 'check-identity'")
            #expect(jobs == ["check-identity"])
            try await ask(IdentityTask(check: id))
            let check = try await bench.check(id)
            #expect(check.status == status && check.reason == reason && check.remark == remark)
            #expect(check.decidedBy == nil)
            let waiting = try await WaitingCheck.oldest(limit: 5, in: bench.db)
            #expect(waiting.map(\.isReferred) == (status == .pending ? [true] : []))
            let read = try await bench.accounts.audited(.documentRead)
            #expect(read == 2)
            // Asked again, by a job that came twice, nothing more happens to what is decided.
            if status != .pending {
                let before = try await bench.facts()
                try await ask(IdentityTask(check: id))
                let after = try await bench.facts()
                #expect(after == before)
            }
        }
    }

    @Test(arguments: [Fault.Effect.serverError, .tooManyRequests, .truncatedBody, .shortBody])
    func `while the provider is out of order the check waits, and staff may decide`(_ effect: Fault.Effect) async throws
    {
        try await withProvider([Fault(effect, on: .identity, times: 1)]) { bench, _, ask in
            let amina = try await bench.accounts.registered(), juma = try await Cast.account("Juma", in: bench.db)
            let id = try await bench.submit(amina.account, number: "A 1234-5671", asksProvider: true)
            do {
                try await ask(IdentityTask(check: id))
                Issue.record("the fault did not strike")
            } catch let fault as JobFault {
                if case .later = fault {} else { Issue.record("\(fault)") }
            }
            let waiting = try await bench.check(id)
            #expect(waiting.status == .pending)
            try await DecideIdentity(bench.door)(id, .verified, by: .staff(juma))
            let before = try await bench.facts()
            try await ask(IdentityTask(check: id))
            let after = try await bench.facts()
            #expect(after == before)
        }
    }

    @Test func `a decision of staff that comes while the provider looks stands`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let juma = try await Cast.account("Juma", in: db)
            let id = try await bench.submit(amina.account, asksProvider: true)
            let slow = IdentityVerifier(name: "slow") { evidence in
                #expect(evidence.name == "Amina Wanjiru" && evidence.number == IdentityBench.number)
                #expect(evidence.documents.map(\.contentType) == ["image/jpeg", "application/pdf"])
                try await DecideIdentity(bench.door)(id, .verified, by: .staff(juma))
                return .rejected(.expired)
            }
            try await AskIdentityProvider(bench.door, files: bench.shelf.files, verifier: slow)(IdentityTask(check: id))
            let check = try await bench.check(id)
            #expect(check.status == .verified && check.decidedBy == juma)
        }
    }

    @Test func `documents that are lost, and people who have left, are nobody's to look at`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let id = try await bench.submit(amina.account, asksProvider: true)
            let check = try await bench.check(id)
            let closed = IdentityVerifier(name: "closed") { _ in
                Issue.record("nothing is handed over")
                return .verified
            }
            let ask = AskIdentityProvider(bench.door, files: bench.shelf.files, verifier: closed)
            try await bench.shelf.files.remove([check.documents[1]])
            await #expect(throws: JobFault.self) { try await ask(IdentityTask(check: id)) }
            let waiting = try await bench.check(id)
            #expect(waiting.status == .pending)
            try await CloseAccount(bench.door)(amina.account, password: AccountBench.password)
            try await ask(IdentityTask(check: id))
        }
    }

    @Test func `without a provider nobody is asked, and what was queued for one waits for staff`() async throws {
        try await withDatabase { db in
            let bench = try IdentityBench(db), amina = try await bench.accounts.registered()
            let id = try await bench.submit(amina.account)
            let jobs: [String] = try await db.values("SELECT kind FROM jobs")
            #expect(jobs == [])
            let before = try await bench.facts()
            try await AskIdentityProvider(bench.door, files: bench.shelf.files, verifier: nil)(IdentityTask(check: id))
            let after = try await bench.facts()
            #expect(after == before)
        }
    }
}
