import Audit
import Catalog
import Flows
import Foundation
import HTTPClient
import Images
import Jobs
import Learning
import Postgres
import Quality
import Scouting
import TestSupport
import Testing
import Vocabulary

@testable import Sandbox

@Suite struct EmbedProductTests {
    @Test func `a drawn picture gives a vector, a placeholder and evidence`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("hydrated")
            bench.outside.shows(try await drawn())
            try await bench.embed()(id, isLastAttempt: false)
            let picture = try await bench.product(id).picture
            #expect(picture.width == 400)
            #expect(picture.height == 300)
            #expect(picture.colour?.count == 7)
            #expect(picture.placeholder?.hasPrefix("data:image/webp;base64,") == true)
            let count = try await ProductEmbedding.count(model: LocalEmbedder(words: .letters).name, in: db)
            #expect(count == 1)
            let task = try await bench.qualityTask()
            #expect(task.product == id)
            #expect(task.evidence.title == "Kiondo basket")
            #expect(task.evidence.pictureWidth == 400)
            #expect(!task.evidence.isDuplicate)
            let status = try await bench.status(id)
            #expect(status == "hydrated")
        }
    }

    @Test(arguments: [
        ("promised", "picture_too_many_pixels"), ("half", "picture_truncated"), ("text", "not_a_picture"),
        ("empty", "picture_empty"),
    ])
    func `a broken picture refuses a new product with its reason and leaves a live one where it is`(
        kind: String, reason: String
    ) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let whole = try await drawn(format: .jpeg)
            let bytes =
                switch kind {
                case "promised": GiantPNG.promised
                case "half": Array(whole.prefix(whole.count / 2))
                case "text": Array("<html>no picture</html>".utf8)
                default: [UInt8]()
                }
            let new = try await bench.known("hydrated"), live = try await bench.known("live", number: 2)
            bench.outside.shows(bytes)
            for id in [new, live] { try await bench.embed()(id, isLastAttempt: false) }
            let statuses = [try await bench.status(new), try await bench.status(live)], jobs = try await bench.jobs()
            #expect(statuses == ["rejected: \(reason)", "live"])
            #expect(jobs == [])
        }
    }

    @Test func `an expired address has the page read anew, and the last attempt gives up`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("hydrated")
            bench.outside.picture.withLock { $0 = .success(reply(403)) }
            let fault = try await later { try await bench.embed()(id, isLastAttempt: false) }
            #expect(fault == Later(seconds: 5, reason: "picture address expired", isFree: false))
            let jobs = try await bench.jobs()
            #expect(jobs == ["hydrate-product"])
            await #expect { try await bench.embed()(id, isLastAttempt: true) } throws: { error in
                if case JobFault.hopeless("its picture's address does not work") = error { true } else { false }
            }
        }
    }

    @Test func `a picture host that is busy costs no attempt, and 50 MB are refused`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("hydrated")
            bench.outside.picture.withLock { $0 = .success(reply(429, [], [("Retry-After", "1")])) }
            let fault = try await later { try await bench.embed()(id, isLastAttempt: false) }
            #expect(fault == Later(seconds: 1, reason: "picture: HTTP 429", isFree: true))
            bench.outside.picture.withLock { $0 = .failure(.tooLarge(limitBytes: 20 << 20)) }
            try await bench.embed()(id, isLastAttempt: false)
            let status = try await bench.status(id)
            #expect(status == "rejected: picture-too-large")
        }
    }

    @Test func `embedding live products again keeps both of two likenesses where they are`() async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            bench.outside.shows(try await drawn())
            let older = try await bench.known("live"), later = try await bench.known("hydrated", number: 2)
            let judge = JudgeProduct(db: db, judge: .localRules(LocalRules()), picture: bench.picture)
            for id in [older, later, older, later] {
                try await bench.embed()(id, isLastAttempt: false)
                try await judge(try await bench.qualityTask())
                try await db.run("DELETE FROM jobs")
            }
            let statuses = [try await bench.status(older), try await bench.status(later)]
            #expect(statuses == ["live", "flagged: duplicate-picture"])
        }
    }

    @Test(arguments: ["discovered", "rejected", "inactive"])
    func `what is not on its way is not looked at`(status: String) async throws {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known(status)
            try await bench.embed()(id, isLastAttempt: false)
            try await bench.embed()(.random(), isLastAttempt: false)
            let jobs = try await bench.jobs()
            #expect(jobs == [])
        }
    }
}

@Suite struct JudgeProductTests {
    private func judge(_ verdict: Verdict, _ status: String, _ body: (Bench, ProductID) async throws -> Void)
        async throws
    {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("hydrated")
            bench.outside.shows(try await drawn())
            try await bench.embed()(id, isLastAttempt: false)
            let task = try await bench.qualityTask()
            try await bench.forget()
            try await db.run("UPDATE products SET status = \(status) WHERE id = \(id)")
            try await JudgeProduct(
                db: db, judge: QualityJudge(name: "test") { _, _ in verdict }, picture: bench.picture)(task)
            try await body(bench, id)
        }
    }

    static let table: [(String, Verdict, String, [CatalogChange], [String])] = [
        ("hydrated", .approved, "live", [.approved], ["lazy-persistence"]),
        ("hydrated", .flagged(.blurredPicture), "flagged: blurred-picture", [.flagged], []),
        ("hydrated", .rejected(.prohibitedWords), "rejected: prohibited-words", [.rejected], []),
        ("live", .approved, "live", [], ["lazy-persistence"]),
        ("live", .flagged(.judgedDoubtful), "flagged: judged-doubtful", [.flagged], []),
        ("live", .rejected(.judgedUnfit), "rejected: judged-unfit", [.rejected], []),
        ("flagged", .approved, "flagged", [], []),
        ("flagged", .flagged(.blankPicture), "flagged", [], []),
        ("flagged", .rejected(.judgedUnfit), "rejected: judged-unfit", [.rejected], []),
        ("inactive", .approved, "inactive", [], []),
        ("rejected", .approved, "rejected", [], []),
    ]

    @Test(arguments: table)
    func `a verdict moves a product as the table says`(
        from: String, verdict: Verdict, to: String, log: [CatalogChange], jobs: [String]
    ) async throws {
        try await judge(verdict, from) { bench, id in
            let status = try await bench.status(id), changes = try await bench.log(id), queued = try await bench.jobs()
            #expect(status == to)
            #expect(changes == log)
            #expect(queued == jobs)
            let events: [String] = try await bench.db.values(
                "SELECT kind FROM events WHERE kind NOT IN ('listing', 'embedding')")
            #expect(events == (from == "hydrated" && to == "live" ? ["product-live"] : []))
        }
    }

    @Test func `a verdict on words that the product no longer has decides nothing, and it is looked at again`()
        async throws
    {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let id = try await bench.known("hydrated")
            bench.outside.shows(try await drawn())
            try await bench.embed()(id, isLastAttempt: false)
            let task = try await bench.qualityTask()
            bench.outside.says(livePage(title: "Pistol"))
            try await bench.hydrate(id, attempt: 1)
            try await bench.forget()
            try await JudgeProduct(db: db, judge: .localRules(), picture: bench.picture)(task)
            let status = try await bench.status(id), jobs = try await bench.jobs()
            #expect(status == "hydrated")
            #expect(jobs == ["generate-embedding"])
        }
    }

    @Test(arguments: [
        ("flagged", true, "live", "rejected: by-admin"), ("rejected", true, "live", "rejected"),
        ("live", false, "live", "rejected: by-admin"),
        ("hydrated", false, "hydrated", "hydrated"), ("inactive", false, "inactive", "inactive"),
    ])
    func `an admin decides on what waits or hangs`(from: String, isApprovable: Bool, approved: String, rejected: String)
        async throws
    {
        try await withDatabase { db in
            let bench = try await Bench(db)
            let one = try await bench.known(from), other = try await bench.known(from, number: 2)
            let isApproved = try await ApproveProduct(db: db)(one, by: .operatorAtTerminal),
                isRejected = try await ApproveProduct(db: db).reject(other, by: .operatorAtTerminal)
            #expect(isApproved == isApprovable)
            #expect(isRejected == rejected.hasSuffix("by-admin"))
            let statuses = [try await bench.status(one), try await bench.status(other)]
            #expect(statuses == [approved, rejected])
            let isThere = try await ApproveProduct(db: db)(.random(), by: .operatorAtTerminal)
            #expect(!isThere)
        }
    }

    @Test func `an admin decides on what was made at a desk, which has no page to be read`() async throws {
        try await withDatabase { db in
            let desks = try await Desks(db)
            let id = try await desks.draft()
            try await db.run("UPDATE products SET status = 'flagged' WHERE id = \(id)")
            let isApproved = try await ApproveProduct(db: db)(id, by: .operatorAtTerminal)
            #expect(isApproved)
            let status = try await desks.status(id)
            #expect(status == "live")
        }
    }
}
