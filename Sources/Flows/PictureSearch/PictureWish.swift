import Catalog
import Images
import Vectors
import Vocabulary

/// What somebody looks for with a picture.
package struct PictureWish: Sendable {
    package enum Source: Sendable {
        /// A picture that was sent a moment or a year ago.
        case seen(SeenPicture)
        /// A product's own, or a part of it.
        case product(ProductID, PicturePart)
    }

    package var source: Source
    /// “Blue”: nil, or without a word, when the picture decides alone.
    package var words: String?
    /// How much of the question the picture is, in hundredths, 0…100.
    package var share: Int
    /// Its own `words` are not looked at.
    package var filter: WallFilter
    package var offset = 0
    /// 1 to 100.
    package var limit: Int

    package static let usualShare = Int((Embedding.pictureShare * 100).rounded())

    package init(
        _ source: Source, words: String? = nil, share: Int = usualShare, filter: WallFilter = WallFilter(),
        limit: Int = 36
    ) {
        precondition((0...100).contains(share) && (1...100).contains(limit), "a share of 0…100, a limit of 1…100")
        (self.source, self.words, self.share, self.filter, self.limit) = (source, words, share, filter, limit)
    }
}

/// What was found, nearest first.
package struct PictureFinding: Sendable {
    package let neighbours: [Neighbour]
    package let hasMore: Bool
    /// Of a product's picture that was looked at: which part was, and which one stands out.
    package let look: PictureLook?
}

/// What was seen on a picture.
package struct PictureLook: Sendable {
    package let seen: SeenPicture
    /// Which part of the picture that is; never `subject`.
    package let part: PicturePart
    /// Which part stands out: the whole where nothing does.
    package let subject: PicturePart
}

/// Why goods are not looked for with a picture.
package enum PictureSearchRefusal: Error, Sendable, Hashable {
    /// None was sent.
    case noPicture
    case picture(PictureRefusal)
    /// Nothing can be said of what it looks like.
    case blank
    /// Too many are being looked at already.
    case busy
    case noSuchProduct
    /// What was seen is of a model that this market no longer has: the picture has to be sent again.
    case outdated

    /// Stable across releases.
    package var code: String {
        switch self {
        case .noPicture: "picture_missing"
        case .picture(let refusal): refusal.code
        case .blank: "picture_blank"
        case .busy: "pictures_busy"
        case .noSuchProduct: "no-such-product"
        case .outdated: "picture_outdated"
        }
    }

    /// One line, fit to be shown to whoever sent the picture.
    package var message: String {
        switch self {
        case .noPicture: "A picture is missing."
        case .picture(let refusal): refusal.message
        case .blank: "There is nothing to see on the picture."
        case .busy: "Too many pictures are being looked at already."
        case .noSuchProduct: "There is no such product."
        case .outdated: "Send the picture once more."
        }
    }
}
