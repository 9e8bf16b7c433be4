import Blobs
import Cache
import Catalog
import Foundation
import HTTPClient
import Jobs
import Postgres
import Scouting
import Vocabulary

/// Brings a product's picture into memory. The last few megabytes stay for the next step of the same product.
package struct FetchPicture: Sendable {
    private let db: Database
    private let pages: OutsidePages
    private let hosts: HostGate
    private let blobs: BlobStore
    private let recent = LRUCache<String, [UInt8]>(capacity: 48 << 20)

    /// - Parameter blobs: where a picture lies that a seller brought to the desk.
    package init(db: Database, pages: OutsidePages, hosts: HostGate, blobs: BlobStore) {
        self.db = db
        self.pages = pages
        self.hosts = hosts
        self.blobs = blobs
    }

    enum Outcome: Sendable {
        case bytes([UInt8])
        /// The address works no more; the page has been queued to be read anew.
        case expired
        case refused(reason: String)
    }

    private func kept(_ product: Product) async throws -> Outcome {
        guard let key = product.picture.key else { return .refused(reason: "no-picture") }
        let bytes = try await Disk.work { [blobs] in try blobs.bytes(KeepPicture.key(of: key)) }
        guard let bytes else { throw JobFault.hopeless("its picture is not in the store") }
        return .bytes(bytes)
    }

    func callAsFunction(of product: Product) async throws -> Outcome {
        let url = product.picture.sourceURL
        if url.isEmpty { return try await kept(product) }
        if let bytes = recent.value(for: url) { return .bytes(bytes) }
        let host = URLComponents(string: url)?.host ?? ""
        let reply: OutboundReply
        do {
            reply = try await hosts.visiting(host) { try await pages.picture(url) }
        } catch let fault as OutboundFault {
            switch fault {
            case .tooLarge: return .refused(reason: "picture-too-large")
            case .refusedAddress: return .refused(reason: "refused-picture-address")
            case .tooManyRedirects: return .refused(reason: "too-many-redirects")
            default: throw JobFault.later(retryDelay(afterAttempt: 2), reason: fault.description)
            }
        }
        switch reply.status {
        case 200:
            recent.keep(reply.body, for: url, cost: reply.body.count)
            return .bytes(reply.body)
        case 403, 404, 410:
            // Nobody reads its page anew: it has none.
            if product.whatsappID == nil { return .refused(reason: "picture-gone") }
            try await JobQueue.enqueue(
                Pipeline.hydrateProduct, ProductTask(product: product.id), dedupe: product.id.pathText, in: db)
            return .expired
        case 429:
            let wish = reply.headers["retry-after"].flatMap { RetryAfter.wait($0, now: Date()) } ?? .seconds(1)
            let pause = min(wish, Backoff().longestRetryAfter)
            await hosts.pause(host, for: pause)
            throw JobFault.later(pause, reason: "picture: HTTP 429", isFree: true)
        default: throw JobFault.later(retryDelay(afterAttempt: 2), reason: "picture: HTTP \(reply.status)")
        }
    }
}
