import Browser
import Catalog
import Foundation
import Jobs
import Postgres
import Scouting
import Sellers
import Telemetry
import Vocabulary

/// The Scout: walks through a seller's catalogue in a browser and hands over the ids it names.
///
/// It looks at links only and never waits for a picture. What it finds is handed over look by look, so the first
/// products are read while it still scrolls.
package struct SyncSeller: Sendable {
    private let db: Database
    private let browsers: BrowserKeeper
    private let addresses: WhatsAppAddresses
    private let log: Log

    package init(db: Database, browsers: BrowserKeeper, addresses: WhatsAppAddresses, log: Log) {
        self.db = db
        self.browsers = browsers
        self.addresses = addresses
        self.log = log
    }

    /// - Parameter progress: told how many products are known so far.
    package func callAsFunction(_ id: SellerID, progress: (Int) async throws -> Void) async throws {
        guard let seller = try await Seller.find(id, in: db) else { throw JobFault.hopeless("no such seller") }
        guard let home = URLComponents(string: seller.catalogueURL), let host = home.host else {
            throw JobFault.hopeless("no catalogue address")
        }
        let port = home.port ?? (home.scheme == "http" ? 80 : 443)
        let options = PageOptions(
            viewport: .phone, blocking: [.image, .font, .media],
            allows: { Self.belongs($0.host, $0.port, to: host, port) },
            userAgent: UserAgents.mobile(turn: Int(truncatingIfNeeded: id.rawValue)))
        let page = try await browsers.page(options)
        do {
            let found = try await walk(page, seller, home: (host, port), progress)
            await page.close()
            try await conclude(seller, found)
        } catch {
            await page.close()
            throw error
        }
    }

    /// The catalogue's own server, and WhatsApp's for its styles and scripts.
    private static func belongs(_ host: String, _ port: Int, to home: String, _ homePort: Int) -> Bool {
        (host == home && port == homePort) || host == "whatsapp.com" || host.hasSuffix(".whatsapp.com")
            || host.hasSuffix(".whatsapp.net")
    }

    private func walk(
        _ page: Page, _ seller: Seller, home: (host: String, port: Int), _ progress: (Int) async throws -> Void
    ) async throws -> [String] {
        try await page.open(seller.catalogueURL, waitUntil: .domContentLoaded)
        var walk = CatalogueWalk()
        var found: [String] = []
        while true {
            guard let answer = try await page.evaluate(CatalogueScript.source).string else {
                throw ScoutFault.unreadable("no answer")
            }
            let (new, next) = walk.look(try CatalogueScript.decode(answer))
            let own = new.filter { $0.sellerPhone == seller.phone }.map(\.productID.digits)
            found += own
            try await handOver(own, of: seller)
            if !own.isEmpty { try await progress(found.count) }
            switch next {
            case .finished: return found
            case .scroll(let pause):
                try await page.scrollToEnd()
                try await Task.sleep(for: pause)
            case .open(let address):
                let next = URLComponents(string: address)
                guard next?.host == home.host, (next?.port ?? (next?.scheme == "http" ? 80 : 443)) == home.port else {
                    return found
                }
                try await page.open(address, waitUntil: .domContentLoaded)
            }
        }
    }

    /// New products and those that came back go on to the hydrator.
    private func handOver(_ whatsappIDs: [String], of seller: Seller) async throws {
        if whatsappIDs.isEmpty { return }
        try await db.transaction { tx in
            let new = try await Product.discover(whatsappIDs, seller: seller.id, phone: seller.phone, in: tx)
            try await SyncLog.recordDiscovery(of: new, seller: seller.id, in: tx)
            let known = try await Product.known(whatsappIDs, phone: seller.phone, in: tx)
            let waiting = known.filter { $0.status == .discovered || $0.status == .inactive }.map(\.id)
            try await JobQueue.enqueue(
                Pipeline.hydrateProduct, waiting.map { (ProductTask(product: $0), $0.pathText) }, in: tx)
        }
    }

    /// Products that the catalogue no longer names are looked at soon: only their own pages can say that they are gone.
    private func conclude(_ seller: Seller, _ found: [String]) async throws {
        if found.isEmpty {
            // An empty catalogue and a page that did not load look alike.
            log.warning("catalogue shows no product", ["seller": .text(seller.id.pathText)])
            return
        }
        try await db.transaction { tx in
            let missing = try await Product.missing(from: found, phone: seller.phone, in: tx)
            try await JobQueue.enqueue(
                Pipeline.hydrateProduct, missing.map { (ProductTask(product: $0), $0.pathText) }, in: tx)
            try await Seller.markSynced(seller.id, in: tx)
        }
    }
}
