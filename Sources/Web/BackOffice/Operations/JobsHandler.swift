import Accounts
import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Jobs
import Vocabulary

/// Queues, the dead, and what recurs.
struct JobsHandler: Sendable {
    let door: DeskDoor

    var endpoints: [Endpoint] {
        [
            Endpoint(OperationRoutes.jobs, for: .staff(.jobs)) { request in try await list(request) },
            Endpoint(OperationRoutes.job, for: .staff(.jobs)) { request, id in try await show(request, id) },
            Endpoint(OperationRoutes.cancellation, for: .staff(.jobs), bodyLimit: 4 << 10) { request, id in
                let work = try await door.form(request)
                let isDone = try await QueuedJob.cancel(Int64(id), in: work.db)
                let note = isDone ? OperationSaid.cancelled : OperationSaid.notCancelled
                return work.done(OperationRoutes.jobs.path(), saying: note[work.language])
            },
            Endpoint(OperationRoutes.dead, for: .staff(.jobs)) { request in try await dead(request) },
            Endpoint(OperationRoutes.retrial, for: .staff(.jobs), bodyLimit: 64 << 10) { request in
                try await retry(request)
            },
            Endpoint(OperationRoutes.forgetting, for: .staff(.jobs), bodyLimit: 64 << 10) { request in
                let work = try await door.form(request)
                let count = try await DeadJob.forget(Self.ids(request), in: work.db)
                return done(work, count)
            },
            Endpoint(OperationRoutes.schedules, for: .staff(.jobs)) { request in
                let work = try await door.work(request)
                return work.page(
                    SchedulesPage(
                        desk: work.frame(OperationSaid.schedules[work.language]),
                        rows: try await ScheduleRow.all(in: work.db), now: Date()))
            },
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: ["kind", "state"], sort: "id", sortable: ["id"])
        async let queues = QueueDepth.all(in: work.db)
        async let found = QueuedJob.page(
            kind: state["kind"], state: state["state"].flatMap(QueuedJob.State.init(rawValue:)), after: state.place?.id,
            limit: ReadAhead<QueuedJob>.size + 1, in: work.db)
        return work.page(
            JobsPage(
                desk: work.frame(OperationSaid.jobs[work.language]), state: state, queues: try await queues,
                jobs: ReadAhead(try await found), note: OperationNote.of(request), now: Date()))
    }

    private func show(_ request: Request, _ id: Int) async throws -> Response {
        let work = try await door.work(request)
        guard let job = try await QueuedJob.find(Int64(id), in: work.db) else {
            throw Problem(.notFound, code: "no-such-page")
        }
        return work.page(JobPage(desk: work.frame("\(OperationSaid.job[work.language]) \(id)"), job: job, now: Date()))
    }

    private func dead(_ request: Request) async throws -> Response {
        let work = try await door.work(request)
        let state = TableState(request, filters: ["kind"], sort: "-died", sortable: ["died"])
        async let queues = QueueDepth.all(in: work.db)
        async let found = DeadJob.page(
            kind: state["kind"], after: state.place?.moment, limit: ReadAhead<DeadJob>.size + 1, in: work.db)
        return work.page(
            DeadJobsPage(
                desk: work.frame(OperationSaid.dead[work.language]), state: state,
                kinds: try await queues.filter { $0.dead > 0 }.map(\.kind), jobs: ReadAhead(try await found),
                note: OperationNote.of(request), now: Date()))
    }

    /// The chosen ones, or all of a kind.
    private func retry(_ request: Request) async throws -> Response {
        let work = try await door.form(request)
        var count = 0
        if let kind = request.form["kind"], !kind.isEmpty {
            count = try await DeadJob.retry(kind: kind, in: work.db)
        } else {
            for id in Self.ids(request) { count += try await DeadJob.retry(id: id, in: work.db) }
        }
        return done(work, count)
    }

    private func done(_ work: DeskWork, _ count: Int) -> Response {
        work.done(
            OperationRoutes.dead.path(),
            saying: "\(OperationSaid.done[work.language]): \(work.language.grouped(count))")
    }

    private static func ids(_ request: Request) -> [Int64] {
        request.form.all.filter { $0.name == "id" }.prefix(200).compactMap { Int64($0.value) }
    }
}

enum OperationNote {
    /// What the page before did, as its address says.
    static func of(_ request: Request) -> String? { request.query["note"].map { String($0.prefix(200)) } }
}
