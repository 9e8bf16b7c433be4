import API
import Blobs
import Flows
import Foundation
import Frame
import HTTP
import HTTPServer
import Images
import Learning
import Postgres
import Storefront
import Settings
import Telemetry

/// `soko serve`: pages, API and pictures.
struct ServeCommand {
    let ground: Ground

    func run() throws {
        let db = try ground.database()
        let server: HTTPServer
        do { server = try start(db) } catch let fault as ListenFault { throw CommandFault(fault.description) }
        ground.log.notice("serving", ["port": .int(server.port)])
        Signals.waitForEnd()
        server.stop()
        db.close()
    }

    private func start(_ db: Database) throws -> HTTPServer {
        let (log, metrics) = (ground.log, ground.metrics)
        let blobs = try BlobStore(folder: ground.data.blobs)
        let images = try Images.start()
        let assets = try Assets(folder: try ground.home + "/Public")
        let isSecure = try ground.origin.hasPrefix("https://")
        let kit = PageKit(
            market: MarketIdentity(
                name: ground.preset.name, origin: try ground.origin, languages: ground.preset.languages),
            visitors: Visitors(
                key: try ground.data.cookieKey(), languages: ground.preset.languages, isSecure: isSecure),
            assets: AssetLinks(version: assets.version),
            lastGood: LastGood(freshFor: .seconds(2), log: log, metrics: metrics))
        let models = try ground.modelStore
        let health = Health(
            db: db, blobs: blobs, embedding: { () throws(ModelFault) in try models.embedderName() },
            judge: try ground.judge(try ground.httpClient()).name)
        let operators = [
            health.endpoint,
            Endpoint(Route(.get, "/metrics")) { request in
                guard ["127.0.0.1", "::1", ""].contains(request.peer) else {
                    throw Problem(.notFound, code: "no-such-page")
                }
                return .text(metrics.text(), type: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
        let pages = storefrontEndpoints(
            db: db, kit: kit, pictures: ServePicture(blobs: blobs, images: images, log: log))
        let site = Site(
            pages + assets.endpoints + operators + apiEndpoints(db: db, kit: kit, describing: operators), kit: kit,
            isSecure: isSecure,
            pictureHosts: try ground.settings.value(MarketSettings.allowedHosts).map { "http://" + $0 },
            logsAll: try ground.settings.value(MarketSettings.accessLog), log: log, metrics: metrics)
        metrics.gauge("soko_database_waiting", "Statements waiting for a connection.") { Double(db.load.waiting) }
        var settings = ServerSettings(port: try ground.settings.value(MarketSettings.port))
        settings.address = try ground.settings.value(MarketSettings.address)
        settings.threads = try ground.settings.value(MarketSettings.threads)
        return try HTTPServer(settings, log: log, bodyLimit: site.router.bodyLimit, handler: site.handler)
    }
}
