import Blobs
import Flows
import Foundation
import HTTPClient
import Images
import Jobs
import Learning
import Postgres
import Scouting
import Settings
import Telemetry
import Workers

/// `soko work`: takes jobs off the queues.
struct WorkCommand {
    let ground: Ground

    func run() throws {
        let db = try ground.database()
        let browsers = BrowserKeeper(log: ground.log)
        let worker = try worker(db, browsers)
        let feed = try ground.vectorFeed(db)
        let running = Task { [log = ground.log] in
            async let asked: Void = askForNewModel(db, log)
            async let fed: Void? = feed?.run()
            await worker.run()
            await asked
            _ = await fed
        }
        ground.log.notice("working")
        Signals.waitForEnd()
        running.cancel()
        blocking {
            await running.value
            await browsers.close()
        }
        db.close()
    }

    /// A model may have come in while no worker ran. Asks until the database hears it.
    private func askForNewModel(_ db: Database, _ log: Log) async {
        while !Task.isCancelled {
            do { return try await ReembedProducts.begin(in: db) } catch {
                log.warning("the database is not there yet", ["fault": .text("\(error)")])
            }
            try? await Task.sleep(for: .seconds(5))  // cut short when the worker ends, which the loop sees
        }
    }

    private func worker(_ db: Database, _ browsers: BrowserKeeper) throws -> MarketWorker {
        let (settings, log) = (ground.settings, ground.log)
        let client = try ground.httpClient()
        let pages = OutsidePages.fetched(by: client)
        let hosts = HostGate(limit: try settings.value(MarketSettings.hostCeiling))
        let blobs = try BlobStore(folder: ground.data.blobs)
        let picture = FetchPicture(db: db, pages: pages, hosts: hosts, blobs: blobs)
        let model = try EmbedderInUse(store: ground.modelStore, runsAtOnce: 2)
        let addresses = try ground.addresses
        var work = WorkerSettings()
        work.hydrating = try settings.value(MarketSettings.hydrating)
        work.embedding = try settings.value(MarketSettings.embedding)
        work.heartbeat.age = .seconds(3600 * (try settings.value(MarketSettings.heartbeatHours)))
        work.zone = ground.preset.zone
        let flows = WorkerFlows(
            sync: SyncSeller(db: db, browsers: browsers, addresses: addresses, log: log),
            hydrate: HydrateProduct(
                db: db, pages: pages, reader: PageReader(addresses: addresses, market: ground.preset.currency),
                hosts: hosts,
                atOnce: work.hydrating),
            embed: EmbedProduct(
                db: db, picture: picture, images: try Images.start(), embedder: { try await model.current() }),
            judge: JudgeProduct(db: db, judge: try ground.judge(client), picture: picture),
            keep: KeepPicture(db: db, picture: picture, blobs: blobs),
            heartbeat: Heartbeat(db: db, batch: work.heartbeat.batch, age: work.heartbeat.age),
            reembed: ReembedProducts(db: db, model: { try await model.current().name }),
            accounts: try accountFlows(db, client, blobs),
            imports: try importFlows(
                db, client,
                pictures: FetchLinkedPictures(
                    db: db, pages: pages, hosts: hosts, blobs: blobs, images: try Images.start())),
            stock: StockFlows(
                check: CheckStock(db: db, log: log, metrics: ground.metrics), release: ReleaseHolds(db: db),
                tell: TellStockAlerts(try ground.doorkeeper(db))),
            insights: InsightFlows(tidy: TidyFootfall(db: db)),
            events: TidyOutbox(
                db: db, resting: try settings.value(MarketSettings.milvus) == nil ? [FeedVectors.consumer] : []),
            search: SearchFlows(
                learn: LearnFromSearches(db: db), order: try ground.learnRanker(db, model), tidy: TidySearches(db: db),
                match: MatchSavedSearches(
                    db: db, currency: ground.preset.currency, languages: ground.preset.languages, log: log),
                tell: TellSavedSearches(try ground.doorkeeper(db), origin: try ground.origin)))
        return MarketWorker(
            db: db, connection: try ground.connection, flows: flows, settings: work, log: log, metrics: ground.metrics)
    }

    private func importFlows(_ db: Database, _ client: HTTPClient, pictures: FetchLinkedPictures) throws -> ImportFlows
    {
        let folder = try ImportFolder(ground.data.imports)
        return ImportFlows(
            take: ImportCatalogue(db: db, folder: folder),
            fetch: FetchImport(db: db, folder: folder, files: .fetched(by: client)), pictures: pictures,
            tidy: TidyImports(db: db, folder: folder))
    }

    private func accountFlows(_ db: Database, _ client: HTTPClient, _ blobs: BlobStore) throws -> AccountFlows {
        let vault = try Keyring(ground).vault
        let (door, files) = (try ground.doorkeeper(db), try ground.privateFiles())
        return AccountFlows(
            send: SendMessage(db: db, vault: vault, messenger: try ground.messenger(client), origin: try ground.origin),
            tidy: TidyAccounts(db: db),
            renew: RenewSecrets(db: db, vault: vault, files: files),
            identity: IdentityFlows(
                ask: AskIdentityProvider(door, files: files, verifier: try ground.identityVerifier(client)),
                remove: RemoveFiles(files: files), tidy: TidyDocuments(db: db, files: files),
                trust: ScoreEverybody(db: db)),
            forgetPicture: ForgetPicture(db: db, blobs: blobs))
    }
}
