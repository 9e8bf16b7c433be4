import API
import Account
import Accounts
import BackOffice
import Blobs
import Catalog
import Crypto
import Events
import Flows
import Foundation
import Frame
import HTML
import HTTP
import HTTPServer
import Images
import Learning
import Postgres
import Settings
import Storefront
import Telemetry

/// `soko serve`: pages, API and pictures.
struct ServeCommand {
    let ground: Ground

    func run() throws {
        let db = try ground.database()
        let ended = EndedSessions()
        let listener = Listener()
        let following = Task { [connection = try ground.connection] in
            await ended.follow(listener.events(on: ["session_ended"], connection: connection), db: db)
        }
        let footfall = CountFootfall(db: db, log: ground.log, metrics: ground.metrics)
        let follower = try ground.searchFollower(db)
        let hearing = Listener()
        let searching = Task { [connection = try ground.connection] in
            await follower.run(
                hearing.events(on: [Outbox.channel, RebuildSearch.channel], connection: connection))
        }
        let vectors = VectorsInUse(db, outside: try ground.milvusIndex(db), log: ground.log)
        // One run at a time: what is asked often is remembered, and two cores have other work.
        let embedder = try EmbedderInUse(store: ground.modelStore)
        let search = MarketSearch.over(
            db, currency: ground.preset.currency, languages: ground.preset.languages, index: { follower.index },
            meaning: ground.meaning(db, vectors, embedder), condition: { try await follower.condition() },
            log: ground.log, metrics: ground.metrics)
        let server: HTTPServer
        do { server = try start(db, ended, footfall, vectors, search, embedder) } catch let fault as ListenFault {
            throw CommandFault(fault.description)
        }
        ground.log.notice("serving", ["port": .int(server.port)])
        let counting = Task { await footfall.run() }
        let watching = Task { await vectors.run() }
        let writing = Task { await search.diary.run() }
        let remembering = Task { await search.memory.run() }
        let ordering = Task { await search.ranker.run() }
        Signals.waitForEnd()
        server.stop()
        listener.stop()
        hearing.stop()
        // After the last answer: what it showed counts too.
        counting.cancel()
        watching.cancel()
        writing.cancel()
        remembering.cancel()
        ordering.cancel()
        blocking {
            await following.value
            await searching.value
            await counting.value
            await watching.value
            await writing.value
            await remembering.value
            await ordering.value
        }
        db.close()
    }

    private func start(
        _ db: Database, _ ended: EndedSessions, _ footfall: CountFootfall, _ vectors: VectorsInUse,
        _ search: MarketSearch, _ embedder: EmbedderInUse
    ) throws -> HTTPServer {
        let (log, metrics) = (ground.log, ground.metrics)
        let blobs = try BlobStore(folder: ground.data.blobs)
        let images = try Images.start()
        let assets = try Assets(folder: try ground.home + "/Public")
        let isSecure = try ground.origin.hasPrefix("https://")
        let cookies = SessionCookies(isSecure: isSecure)
        let door = try ground.doorkeeper(db)
        let people = People(check: TokenCheck(door.tokens), ended: ended, db: db, cookies: cookies)
        let kit = PageKit(
            market: MarketIdentity(
                name: ground.preset.name, origin: try ground.origin, languages: ground.preset.languages,
                zone: ground.preset.zone),
            visitors: Visitors(
                key: try ground.data.cookieKey(), languages: ground.preset.languages, isSecure: isSecure,
                signedIn: people.signedIn),
            assets: AssetLinks(version: assets.version),
            lastGood: LastGood(freshFor: .seconds(2), log: log, metrics: metrics),
            pictureSearch: Link(StorefrontRoutes.pictureSearch.path()))
        let client = try ground.httpClient()
        let provider = try ground.identityProvider(client)
        let verifier = try ground.identityVerifier(client)
        let redis = try ground.redis()
        let limiter = try ground.limiter(redis)
        let limits = try ground.doorLimits(limiter, redis, client)
        let models = try ground.modelStore
        let health = Health(
            db: db, blobs: blobs, search: { try await search.condition() }, ranker: { search.ranker.name },
            embedding: { () throws(ModelFault) in try models.embedderName() },
            judge: try ground.judge(client).name,
            messages: try ground.messengerName(), signInWith: provider?.name ?? "none",
            identityChecks: verifier?.name ?? "staff",
            challenge: { limits.challengeName }, nearness: vectors)
        let operators = [
            health.endpoint,
            Endpoint(Route(.get, "/metrics"), for: .everyone) { request in
                guard ["127.0.0.1", "::1", ""].contains(request.peer) else {
                    throw Problem(.notFound, code: "no-such-page")
                }
                return .text(metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
        let served = ServePicture(blobs: blobs, images: images, log: log)
        let byPicture = FindByPicture(db: db, vectors: vectors, images: images, blobs: blobs) {
            try await embedder.current()
        }
        let pages = storefrontEndpoints(
            db: db, kit: kit, pictures: served, footfall: footfall, currency: ground.preset.currency, search: search,
            vectors: vectors, byPicture: byPicture, limits: limits)
        let pictures = BroughtPictures(images: images, blobs: blobs)
        let callback = try ground.origin + AccountRoutes.elsewhereCallback.path()
        let elsewhere = provider.map { SignInElsewhere(door, provider: $0, callback: callback, log: log) }
        let lobby = Lobby(
            door: door, kit: kit, cookies: cookies, countryCode: ground.preset.countryCode, isSecure: isSecure,
            pictures: pictures, export: ExportMyData(door, blobs: blobs), elsewhere: elsewhere)
        let renew = RenewSession(door)
        var endpoints = pages + assets.endpoints + operators
        let files = try ground.privateFiles()
        let handIn = HandInIdentity(
            door, files: files, read: ReadDocument(images: images), asksProvider: verifier != nil)
        endpoints += accountEndpoints(
            lobby, limits: limits, handIn: handIn, open: OpenStore(door, addresses: try ground.addresses))
        let dashboard = ReadDashboard(db: db, currency: ground.preset.currency)
        endpoints += backOfficeEndpoints(
            door: door, kit: kit, files: files, bring: BringPictures(db: db, blobs: blobs, images: images),
            imports: try ImportFolder(ground.data.imports),
            banners: BringBanner(db: db, blobs: blobs, images: images), pictures: served,
            addresses: try ground.addresses, countryCode: ground.preset.countryCode,
            dashboard: dashboard, currency: ground.preset.currency)
        let accounts = AccountAPI(
            door: door, people: people, limits: limits, countryCode: ground.preset.countryCode, kit: kit,
            pictures: pictures, elsewhere: elsewhere)
        endpoints += apiEndpoints(
            db: db, kit: kit, search: search, accounts: accounts, identity: IdentityAPI(accounts, handIn: handIn),
            dashboard: dashboard, vectors: vectors, byPicture: byPicture, limits: limits,
            walls: ReadWallAddress(db: db, currency: ground.preset.currency, search: search).wall, describing: operators
        )
        let site = Site(
            endpoints, kit: kit, redirect: redirecting(db),
            doors: Doors(
                people: people, cookies: cookies, limiter: limiter,
                perMinute: try ground.settings.value(MarketSettings.apiPerMinute)
            ) {
                try await renew($0).map { RenewedSession(access: $0.access, refresh: $0.refresh, picture: $0.picture) }
            }, isSecure: isSecure,
            pictureHosts: try ground.settings.value(MarketSettings.allowedHosts).map { "http://" + $0 },
            captchaHosts: limits.captchaHosts, shared: try ground.sharedOrigins(), proxies: try ground.proxies(),
            logsAll: try ground.settings.value(MarketSettings.accessLog), log: log, metrics: metrics)
        metrics.gauge("soko_database_waiting", "Statements waiting for a connection.") { Double(db.load.waiting) }
        var settings = ServerSettings(port: try ground.settings.value(MarketSettings.port))
        settings.address = try ground.settings.value(MarketSettings.address)
        settings.threads = try ground.settings.value(MarketSettings.threads)
        return try HTTPServer(
            settings, log: log, bodyLimit: site.router.bodyLimit, spooling: site.router.spooling, handler: site.handler)
    }
}
