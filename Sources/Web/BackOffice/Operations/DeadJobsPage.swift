import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Jobs
import Vocabulary

/// Jobs that failed for good.
struct DeadJobsPage: Markup {
    let desk: DeskFrame
    let state: TableState
    /// Kinds of which there are dead ones.
    let kinds: [String]
    let jobs: ReadAhead<DeadJob>
    let note: String?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(OperationRoutes.jobs.path()))) { OperationSaid.jobs[language] }
                h1 { OperationSaid.dead[language] }
                if let kind = state["kind"], kinds.contains(kind) {
                    form(.method("post"), .action(Link(OperationRoutes.retrial.path()))) {
                        input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                        input(.type("hidden"), .name("kind"), .value(kind))
                        button(.class("button primary"), .type("submit")) { OperationSaid.retryAll[language] }
                    }
                }
            }
            if let note { DeskNote(desk: desk, text: note) }
            FilterForm(
                desk, state: state, searchLabel: nil,
                filters: [TableFilter("kind", OperationSaid.kind[language], kinds.map { ($0, $0) })], heads: [])
            DeskTable(
                desk, state: state,
                heads: [
                    TableHead("kind", OperationSaid.kind[language]), TableHead("error", OperationSaid.error[language]),
                    TableHead("attempts", OperationSaid.attempts[language], isNumber: true),
                    TableHead("died", OperationSaid.died[language]),
                ], rows: jobs.rows.map(row),
                bulk: [
                    BulkAction(OperationSaid.retry[language], Link(OperationRoutes.retrial.path())),
                    BulkAction(
                        OperationSaid.forget[language], Link(OperationRoutes.forgetting.path()), isDangerous: true),
                ], next: next)
        }
    }

    private var next: Link? {
        guard jobs.hasMore, let last = jobs.rows.last else { return nil }
        return state.link(after: DeskPlace(at: last.diedAt, id: last.id))
    }

    private func row(_ job: DeadJob) -> TableRow {
        TableRow(
            id: String(job.id), link: nil,
            cells: [
                "kind": .lines(job.kind, String(job.payload.prefix(120))),
                "error": .text(String(job.error.prefix(300))),
                "attempts": .number(language.grouped(job.attempts)),
                "died": .text(JobWords.moment(job.diedAt, now, desk)),
            ])
    }
}

/// What recurs.
struct SchedulesPage: Markup {
    let desk: DeskFrame
    let rows: [ScheduleRow]
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(OperationRoutes.jobs.path()))) { OperationSaid.jobs[language] }
                h1 { OperationSaid.schedules[language] }
            }
            section(
                .class("panel plain-scroll"), .role("region"), .tabIndex(0),
                .aria("label", OperationSaid.schedules[language])
            ) {
                if rows.isEmpty { p(.class("quiet")) { DeskSaid.nothing[language] } }
                table(.class("plain")) {
                    thead {
                        tr {
                            for head in [
                                OperationSaid.name, OperationSaid.nextRun, OperationSaid.lastRun, OperationSaid.state,
                            ] { th(.scope("col")) { head[language] } }
                        }
                    }
                    tbody {
                        for row in rows {
                            tr {
                                td { bdi { row.name } }
                                td { JobWords.moment(row.nextRun, now, desk) }
                                td { row.lastRun.map { JobWords.moment($0, now, desk) } ?? "—" }
                                td {
                                    span(.class(row.isOverdue ? "mark-bad" : "mark-good")) {
                                        (row.isOverdue ? OperationSaid.overdue : OperationSaid.onTime)[language]
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
