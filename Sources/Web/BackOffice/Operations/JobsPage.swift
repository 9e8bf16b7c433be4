import Catalog
import Foundation
import Frame
import HTML
import HTTP
import Jobs
import Vocabulary

/// What waits and runs.
struct JobsPage: Markup {
    let desk: DeskFrame
    let state: TableState
    let queues: [QueueDepth]
    let jobs: ReadAhead<QueuedJob>
    let note: String?
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                h1 { OperationSaid.jobs[language] }
                a(.class("button small"), .href(Link(OperationRoutes.dead.path()))) { OperationSaid.dead[language] }
                a(.class("button small"), .href(Link(OperationRoutes.schedules.path()))) {
                    OperationSaid.schedules[language]
                }
            }
            if let note { DeskNote(desk: desk, text: note) }
            FilterForm(
                desk, state: state, searchLabel: nil,
                filters: [
                    TableFilter("kind", OperationSaid.kind[language], queues.map { ($0.kind, $0.kind) }),
                    TableFilter(
                        "state", OperationSaid.state[language],
                        QueuedJob.State.allCases.map { ($0.rawValue, JobWords.state($0)[language]) }),
                ], heads: [])
            DeskTable(desk, state: state, heads: heads, rows: jobs.rows.map(row), next: next)
        }
    }

    private var next: Link? {
        guard jobs.hasMore, let last = jobs.rows.last else { return nil }
        return state.link(after: DeskPlace(key: "", id: last.id))
    }

    private var heads: [TableHead] {
        [
            TableHead("kind", OperationSaid.kind[language]), TableHead("state", OperationSaid.state[language]),
            TableHead("attempts", OperationSaid.attempts[language], isNumber: true),
            TableHead("due", OperationSaid.due[language]), TableHead("error", OperationSaid.error[language]),
        ]
    }

    private func row(_ job: QueuedJob) -> TableRow {
        TableRow(
            id: String(job.id), link: Link(OperationRoutes.job.path(Int(job.id))),
            cells: [
                "kind": .lines(job.kind, String(job.payload.prefix(80))),
                "state": .mark(JobWords.state(job.state)[language], job.state == .running ? .good : .calm),
                "attempts": .number("\(job.attempts)/\(job.maxAttempts)"),
                "due": .text(JobWords.moment(job.runAt, now, desk)),
                "error": .text(job.lastError.map { String($0.prefix(120)) } ?? "—"),
            ])
    }
}

/// One job: what it is to do, and why it did not.
struct JobPage: Markup {
    let desk: DeskFrame
    let job: QueuedJob
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) {
                a(.class("back"), .href(Link(OperationRoutes.jobs.path()))) { OperationSaid.jobs[language] }
                h1 { bdi { "\(job.kind) \(job.id)" } }
            }
            section(.class("panel")) {
                p {
                    span(.class("mark-calm")) { JobWords.state(job.state)[language] }
                    " \(OperationSaid.attempts[language]): \(job.attempts)/\(job.maxAttempts)"
                    " · \(OperationSaid.due[language]): \(JobWords.moment(job.runAt, now, desk))"
                }
                if job.progressDone > 0 {
                    p {
                        "\(OperationSaid.progress[language]): \(job.progressDone)/\(job.progressTotal.map(String.init) ?? "?")"
                    }
                }
                h2 { OperationSaid.payload[language] }
                pre(.class("source"), .dir("ltr")) { job.payload }
                if let error = job.lastError {
                    h2 { OperationSaid.error[language] }
                    pre(.class("source"), .dir("auto")) { error }
                }
            }
            if job.state != .running {
                form(.method("post"), .action(Link(OperationRoutes.cancellation.path(Int(job.id))))) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    button(.class("button danger"), .type("submit")) { OperationSaid.cancel[language] }
                }
            }
        }
    }
}

enum JobWords {
    static func state(_ state: QueuedJob.State) -> Said {
        switch state {
        case .ready: OperationSaid.ready
        case .running: OperationSaid.running
        case .later: OperationSaid.later
        }
    }

    /// Before or after now.
    static func moment(_ time: Date, _ now: Date, _ desk: DeskFrame) -> String {
        let ahead = time.timeIntervalSince(now)
        return ahead > 0 ? desk.frame.phrases.wait(.seconds(ahead)) : desk.frame.phrases.ago(.seconds(-ahead))
    }
}
