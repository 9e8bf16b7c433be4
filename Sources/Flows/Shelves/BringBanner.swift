import Blobs
import Catalog
import Crypto
import Images
import Merchandising
import Postgres
import Vocabulary

/// Keeps a banner, its picture through the same eyes as those of listings.
package struct BringBanner: Sendable {
    private let db: Database
    private let blobs: BlobStore
    private let images: Images

    /// Bytes of a picture.
    package static let largest = 20 << 20

    package init(db: Database, blobs: BlobStore, images: Images) {
        (self.db, self.blobs, self.images) = (db, blobs, images)
    }

    /// - Parameters:
    ///   - file: a whole file as somebody sent it; nil leaves the picture that is there.
    ///   - id: nil makes a new one.
    /// - Throws: `MerchandisingRefusal`, `PictureRefusal`; then nothing changed.
    package func callAsFunction(
        _ texts: Names, link: String, file: [UInt8]?, position: Int, days: DaySpan, as id: BannerID? = nil
    ) async throws {
        guard !texts.isEmpty else { throw MerchandisingRefusal.noTitle }
        guard Redirect.isPath(link) else { throw MerchandisingRefusal.badLink }
        var picture: BannerPicture?
        if let file {
            let facts = try await PictureFacts(of: try await images.picture(from: file))
            let hash = hex(sha256(file))
            // Before the row that names it: a row without its file would show nothing.
            let key = KeepPicture.key(of: hash)
            if !blobs.holds(key) { try await Disk.work { [blobs] in try blobs.put(file, as: key) } }
            picture = BannerPicture(
                key: hash, width: facts.width, height: facts.height, colour: facts.colour,
                placeholder: facts.placeholder)
        }
        try await Banner.save(texts, link: link, picture: picture, position: position, days: days, as: id, in: db)
    }
}
