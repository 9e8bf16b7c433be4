import Catalog
import Foundation
import HTTPClient
import Jobs
import Postgres
import Scouting
import Telemetry
import Vocabulary

/// Reads one product's page at WhatsApp and lets the market know what it says now.
///
/// The fetch happens before the transaction; what the page changed is written in one, so a worker that dies in between
/// has changed nothing.
package struct HydrateProduct: Sendable {
    private let db: Database
    private let pages: OutsidePages
    private let reader: PageReader
    private let hosts: HostGate
    private let fetches: HostGate
    private let backoff: Backoff

    /// - Parameters:
    ///   - hosts: how many fetches one host bears at once.
    ///   - atOnce: how many are in flight at once in all; more jobs than that may run, so that one that writes what it
    ///     read does not keep a fetch from starting.
    package init(
        db: Database, pages: OutsidePages, reader: PageReader, hosts: HostGate, atOnce: Int = 20,
        backoff: Backoff = Backoff()
    ) {
        self.db = db
        self.pages = pages
        self.reader = reader
        self.hosts = hosts
        fetches = HostGate(limit: atOnce)
        self.backoff = backoff
    }

    /// - Parameter attempt: 1 on the first try; decides how long an inconclusive page waits.
    /// - Throws: `JobFault.later` when the page told nothing.
    package func callAsFunction(_ id: ProductID, attempt: Int) async throws {
        guard let product = try await Product.find(id, in: db) else { throw JobFault.hopeless("no such product") }
        guard let whatsappID = product.whatsappID.flatMap(WhatsAppProductID.init), let phone = product.sellerPhone
        else {
            throw JobFault.hopeless("no WhatsApp id")
        }
        let reference = ProductReference(productID: whatsappID, sellerPhone: phone)
        let url = reader.addresses.product(reference)
        let host = URLComponents(string: url)?.host ?? ""
        let reply: OutboundReply
        do {
            reply = try await hosts.visiting(host) { try await fetches.visiting("any") { try await pages.page(url) } }
        } catch let fault as OutboundFault {
            return try await answer(fault, for: product, attempt: attempt)
        }
        let reading = reader.read(
            reference, status: reply.status, url: reply.url, contentType: reply.headers["content-type"],
            body: reply.body)
        switch reading {
        case .live(let read): try await apply(read, to: id)
        case .gone(let reason): try await remove(id, reason: reason.rawValue)
        case .refused(let refusal): try await refuse(id, reason: refusal.code, evenLive: true)
        case .inconclusive(let doubt): try await wait(doubt, reply, product: product, host: host, attempt: attempt)
        }
    }

    private func apply(_ read: ReadProduct, to id: ProductID) async throws {
        let listing = ReadListing(read)
        let content = ContentHash(listing)
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, in: tx), product.status != .deleted else { return }
            let isNewPicture =
                ContentHash.picturePath(product.picture.sourceURL) != ContentHash.picturePath(listing.imageURL)
            try await SyncLog.record(
                changes(from: product, to: listing, isNewPicture: isNewPicture), product: id, seller: product.sellerID,
                in: tx)
            try await product.rewrite(listing, contentHash: content.text, isNewPicture: isNewPicture, in: tx)
            let isMended = product.status == .rejected && product.contentHash != content.text
            let isComingIn = product.status == .discovered || product.status == .inactive || isMended
            if isComingIn { try await product.move(to: .hydrated, in: tx) }
            if isComingIn
                || ([.hydrated, .live, .flagged].contains(product.status) && product.contentHash != content.text)
            {
                try await JobQueue.enqueue(
                    Pipeline.generateEmbedding, ProductTask(product: id), dedupe: id.pathText, in: tx)
            }
        }
    }

    private func changes(from product: Product, to listing: ReadListing, isNewPicture: Bool) -> [(
        change: CatalogChange, was: String?, becomes: String?
    )] {
        switch product.status {
        case .discovered: return [(.hydrated, nil, listing.title)]
        case .inactive: return [(.revived, product.statusReason, listing.title)]
        case .draft, .hydrated, .live, .flagged, .rejected, .hidden, .sold, .deleted: break
        }
        var changes: [(change: CatalogChange, was: String?, becomes: String?)] = []
        if product.title != listing.title { changes.append((.titleChanged, product.title, listing.title)) }
        if product.description != listing.description {
            changes.append((.descriptionChanged, product.description, listing.description))
        }
        if product.price != listing.price {
            changes.append((.priceChanged, product.price.logText, listing.price.logText))
        }
        if isNewPicture { changes.append((.pictureChanged, product.picture.sourceURL, listing.imageURL)) }
        return changes
    }

    private func remove(_ id: ProductID, reason: String) async throws {
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, in: tx) else { return }
            // What is gone already was looked at again; what was rejected stays so, or it could come back as new; what its
            // seller put away is theirs to bring back.
            if [.discovered, .hydrated, .live, .flagged].contains(product.status) {
                try await product.move(to: .inactive, reason: reason, in: tx)
                try await SyncLog.record(
                    [(.gone, product.status.rawValue, reason)], product: id, seller: product.sellerID, in: tx)
            }
            try await Product.touch(id, in: tx)
        }
    }

    /// - Parameter evenLive: the page itself is unfit, so a live product leaves the wall too; a fetch that went wrong
    ///   takes nothing down.
    private func refuse(_ id: ProductID, reason: String, evenLive: Bool) async throws {
        try await RefuseProduct(db: db)(id, reason: reason, evenLive: evenLive)
    }

    private func answer(_ fault: OutboundFault, for product: Product, attempt: Int) async throws {
        switch fault {
        case .tooLarge: try await refuse(product.id, reason: "page-too-large", evenLive: false)
        case .refusedAddress: try await refuse(product.id, reason: "refused-address", evenLive: false)
        case .tooManyRedirects: try await refuse(product.id, reason: "too-many-redirects", evenLive: false)
        default: throw JobFault.later(pause(attempt), reason: fault.description)
        }
    }

    private func wait(_ doubt: PageReading.Doubt, _ reply: OutboundReply, product: Product, host: String, attempt: Int)
        async throws
    {
        if doubt.isWorthKeeping {
            try await UnrecognisedPage.keep(
                product: product.id, url: reply.url, status: reply.status, reason: "\(doubt)", body: reply.body, in: db)
        }
        let wish = reply.headers["retry-after"].flatMap { RetryAfter.wait($0, now: Date()) }
        let pause = pause(attempt, wish: wish)
        if doubt == .tooManyRequests {
            // The host is full: everybody waits, and it is no fault of this product.
            await hosts.pause(host, for: min(wish ?? .seconds(1), backoff.longestRetryAfter))
            throw JobFault.later(pause, reason: doubt.code, isFree: true)
        }
        throw JobFault.later(pause, reason: doubt.code)
    }

    private func pause(_ attempt: Int, wish: Duration? = nil) -> Duration {
        var random = SystemRandomNumberGenerator()
        return backoff.wait(beforeAttempt: attempt, retryAfter: wish, using: &random)
    }
}
