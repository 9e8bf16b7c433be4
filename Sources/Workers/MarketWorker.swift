import Flows
import Foundation
import Jobs
import Postgres
import Telemetry
import Vocabulary

/// How much of each kind one worker does at once.
package struct WorkerSettings: Sendable {
    /// Fetches in flight; half as many jobs more run beside them, reading and writing the database.
    package var hydrating = 20
    package var embedding = 3
    package var judging = 4
    package var keeping = 4
    package var scouting = 3
    package var heartbeat = HeartbeatSettings()
    package var zone = TimeZone.gmt

    package init() {}
}

package struct HeartbeatSettings: Sendable {
    /// Pages a beat; a beat is a minute.
    package var batch = 300
    package var age: Duration = .seconds(6 * 3600)
    package init() {}
}

/// The flows that a worker runs.
package struct WorkerFlows: Sendable {
    package let sync: SyncSeller
    package let hydrate: HydrateProduct
    package let embed: EmbedProduct
    package let judge: JudgeProduct
    package let keep: KeepPicture
    package let heartbeat: Heartbeat
    package let reembed: ReembedProducts
    /// Nil in a market without accounts: a test of catalogues.
    package let accounts: AccountFlows?
    /// Nil where nobody brings files: a test of catalogues.
    package let imports: ImportFlows?
    /// Nil where nobody keeps stock: a test of catalogues.
    package let stock: StockFlows?
    /// Nil where nobody looks: a test of catalogues.
    package let insights: InsightFlows?
    /// Nil where nobody minds how the outbox grows: a test of catalogues.
    package let events: TidyOutbox?
    /// Nil where nobody searches: a test of catalogues.
    package let search: SearchFlows?

    package init(
        sync: SyncSeller, hydrate: HydrateProduct, embed: EmbedProduct, judge: JudgeProduct, keep: KeepPicture,
        heartbeat: Heartbeat,
        reembed: ReembedProducts, accounts: AccountFlows? = nil, imports: ImportFlows? = nil,
        stock: StockFlows? = nil, insights: InsightFlows? = nil, events: TidyOutbox? = nil, search: SearchFlows? = nil
    ) {
        (self.sync, self.hydrate, self.embed, self.judge) = (sync, hydrate, embed, judge)
        (self.keep, self.heartbeat, self.reembed, self.accounts) = (keep, heartbeat, reembed, accounts)
        (self.imports, self.stock, self.insights) = (imports, stock, insights)
        (self.events, self.search) = (events, search)
    }
}

/// What a worker does for accounts.
package struct AccountFlows: Sendable {
    package let send: SendMessage
    package let tidy: TidyAccounts
    package let renew: RenewSecrets
    package let identity: IdentityFlows
    package let forgetPicture: ForgetPicture

    package init(
        send: SendMessage, tidy: TidyAccounts, renew: RenewSecrets, identity: IdentityFlows,
        forgetPicture: ForgetPicture
    ) {
        (self.send, self.tidy, self.renew, self.identity) = (send, tidy, renew, identity)
        self.forgetPicture = forgetPicture
    }
}

/// Takes jobs off the queues and runs the flows, until its task is cancelled; then finishes what is under way.
package struct MarketWorker: Sendable {
    private let db: Database
    private let connection: String
    private let flows: WorkerFlows
    private let settings: WorkerSettings
    private let log: Log
    private let metrics: Metrics

    package init(
        db: Database, connection: String, flows: WorkerFlows, settings: WorkerSettings, log: Log, metrics: Metrics
    ) {
        self.db = db
        self.connection = connection
        self.flows = flows
        self.settings = settings
        self.log = log
        self.metrics = metrics
    }

    package func run() async {
        let handlers = handlers
        let rings = handlers.map { _ in AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1)) }
        let listener = Listener()
        // In a task of its own: it ends with the listener, after the runners have let go.
        let listening = Task { [connection] in
            for await event in listener.events(on: [JobQueue.channel], connection: connection) {
                for (handler, ring) in zip(handlers, rings) {
                    if case .notified(_, let kind) = event, kind != handler.queue { continue }
                    ring.continuation.yield()
                }
            }
        }
        let recurring =
            [
                Recurring("heartbeat", cron: "* * * * *", kind: Pipeline.heartbeat, payload: HeartbeatTask()),
                Recurring("tidy-accounts", cron: "20 3 * * *", kind: AccountJobs.tidy, payload: AccountChoreTask()),
                Recurring("tidy-documents", cron: "30 3 * * *", kind: IdentityJobs.tidy, payload: AccountChoreTask()),
                Recurring("score-trust", cron: "40 3 * * *", kind: IdentityJobs.trust, payload: AccountChoreTask()),
                Recurring("tidy-imports", cron: "50 3 * * *", kind: ImportJobs.tidy, payload: ImportChoreTask()),
                Recurring("tidy-events", cron: "10 4 * * *", kind: OutboxJobs.tidy, payload: OutboxChoreTask()),
                Recurring(
                    "renew-secrets", cron: "40 * * * *", kind: AccountJobs.renewSecrets, payload: AccountChoreTask()),
            ] + (flows.stock?.recurring ?? []) + (flows.insights?.recurring ?? [])
            + (flows.search?.recurring ?? [])
        await withDiscardingTaskGroup { group in
            group.addTask { [db, log, settings] in
                await Scheduler(recurring, zone: settings.zone, db: db, log: log).run()
            }
            for (handler, ring) in zip(handlers, rings) {
                group.addTask { [db, log, metrics] in
                    await JobRunner(handler, db: db, log: log, metrics: metrics).run(wake: ring.stream)
                }
            }
        }
        listener.stop()
        await listening.value
    }

    private var handlers: [JobHandler] {
        [
            JobHandler(Pipeline.syncSeller, concurrency: settings.scouting, lease: .seconds(90)) {
                [flows] task, context in
                try await flows.sync(task.seller) { try await context.report(done: $0, total: nil) }
            },
            JobHandler(Pipeline.hydrateProduct, concurrency: settings.hydrating + settings.hydrating / 2) {
                [flows] task, context in
                try await flows.hydrate(task.product, attempt: context.job.attempt)
            },
            JobHandler(Pipeline.generateEmbedding, concurrency: settings.embedding) { [flows] task, context in
                try await flows.embed(task.product, isLastAttempt: context.isLastAttempt)
            },
            JobHandler(Pipeline.qualityControl, concurrency: settings.judging) { [flows] task, _ in
                try await flows.judge(task)
            },
            JobHandler(Pipeline.lazyPersistence, concurrency: settings.keeping) { [flows] task, _ in
                try await flows.keep(task.product)
            },
            JobHandler(Pipeline.heartbeat, concurrency: 1) { [flows] _, _ in try await flows.heartbeat() },
            JobHandler(Pipeline.reembed, concurrency: 1) { [flows] task, _ in try await flows.reembed(task) },
        ] + (flows.accounts.map(handlers) ?? []) + (flows.imports?.handlers ?? []) + (flows.stock?.handlers ?? [])
            + (flows.insights?.handlers ?? []) + (flows.events.map(handlers) ?? []) + (flows.search?.handlers ?? [])
    }

    private func handlers(_ tidy: TidyOutbox) -> [JobHandler] {
        [JobHandler(OutboxJobs.tidy, concurrency: 1, lease: .seconds(300)) { _, _ in try await tidy() }]
    }

    private func handlers(_ accounts: AccountFlows) -> [JobHandler] {
        [
            JobHandler(AccountJobs.sendMessage, concurrency: 4) { task, _ in try await accounts.send(task) },
            JobHandler(PictureJobs.forget, concurrency: 1) { task, _ in try await accounts.forgetPicture(task) },
            JobHandler(AccountJobs.tidy, concurrency: 1) { _, _ in try await accounts.tidy() },
            JobHandler(AccountJobs.renewSecrets, concurrency: 1) { _, context in
                try await accounts.renew { try await context.report(done: $0, total: nil) }
            },
        ] + accounts.identity.handlers
    }
}
