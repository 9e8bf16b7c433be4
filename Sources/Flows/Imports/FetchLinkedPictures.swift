import Blobs
import Catalog
import Crypto
import Foundation
import HTTPClient
import Images
import Jobs
import Postgres
import Vocabulary

/// Copies the pictures of a listing that so far are addresses in a file.
package struct FetchLinkedPictures: Sendable {
    private let db: Database
    private let pages: OutsidePages
    private let hosts: HostGate
    private let blobs: BlobStore
    private let images: Images

    package init(db: Database, pages: OutsidePages, hosts: HostGate, blobs: BlobStore, images: Images) {
        (self.db, self.pages, self.hosts, self.blobs, self.images) = (db, pages, hosts, blobs, images)
    }

    /// Those that cannot be had now are tried again; those that cannot be had at all are left as they are.
    /// - Throws: `JobFault.later`.
    package func callAsFunction(_ id: ProductID) async throws {
        guard let product = try await Product.find(id, in: db),
            [.draft, .hydrated, .live, .flagged, .hidden].contains(product.status)
        else { return }
        var isAway = false
        for picture in try await ProductPicture.of(id, in: db) where picture.key == nil {
            do { try await bring(picture, of: id) } catch let fault as OutboundFault {
                switch fault {
                case .tooLarge, .refusedAddress, .badURL, .tooManyRedirects: continue
                default: isAway = true
                }
            }
        }
        if isAway { throw JobFault.later(.seconds(60), reason: "a picture's server is away") }
    }

    private func bring(_ picture: ProductPicture, of id: ProductID) async throws {
        let host = URLComponents(string: picture.sourceURL)?.host ?? ""
        let reply = try await hosts.visiting(host) { try await pages.picture(picture.sourceURL) }
        if reply.status == 429 || reply.status >= 500 {
            throw JobFault.later(.seconds(60), reason: "picture: HTTP \(reply.status)", isFree: reply.status == 429)
        }
        guard reply.status == 200 else { return }
        let seen: Picture
        do { seen = try await images.picture(from: reply.body) } catch is PictureRefusal { return }
        let hash = hex(sha256(reply.body)), key = KeepPicture.key(of: hash)
        let (width, height) = (seen.width, seen.height)
        let facts = try await PictureFacts(of: seen)
        // Before the row that names it: a row without its file would show nothing.
        if !blobs.holds(key) { try await Disk.work { [blobs] in try blobs.put(reply.body, as: key) } }
        try await db.transaction { tx in
            guard let product = try await Product.locked(id, in: tx) else { return }
            try await ProductPicture.keep(
                hash, width: width, height: height, from: picture.sourceURL, of: id, in: tx)
            if picture.position == 0, product.picture.key == nil, product.picture.sourceURL == picture.sourceURL {
                try await Product.keepPicture(id, key: hash, in: tx)
                try await Product.describePicture(id, facts, in: tx)
            }
        }
    }
}
