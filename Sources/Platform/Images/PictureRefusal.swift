/// Why a stranger's bytes are not taken as a picture.
package enum PictureRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case notAPicture
    case unsupported(String)
    case tooManyBytes(count: Int, limit: Int)
    case tooManyPixels(width: Int, height: Int, limit: Int)
    case tooLong(width: Int, height: Int, limit: Int)
    case truncated
    case unreadable(String)

    /// Stable across releases; API answers and logs carry it.
    package var code: String {
        switch self {
        case .empty: "picture_empty"
        case .notAPicture: "not_a_picture"
        case .unsupported: "picture_unsupported"
        case .tooManyBytes: "picture_too_many_bytes"
        case .tooManyPixels: "picture_too_many_pixels"
        case .tooLong: "picture_too_long"
        case .truncated: "picture_truncated"
        case .unreadable: "picture_unreadable"
        }
    }

    /// One line, fit to be shown to whoever sent the picture.
    package var message: String {
        switch self {
        case .empty: "The picture is empty."
        case .notAPicture: "This is not a picture."
        case .unsupported(let kind): "\(kind) pictures are not accepted; send JPEG, PNG, WebP, AVIF, HEIC or GIF."
        case .tooManyBytes(let count, let limit): "The picture has \(count) bytes; the limit is \(limit)."
        case .tooManyPixels(let width, let height, let limit):
            "The picture is \(width) × \(height), which is \(width * height) pixels; the limit is \(limit)."
        case .tooLong(let width, let height, let limit):
            "The picture is \(width) × \(height); the limit for a side is \(limit)."
        case .truncated: "The picture is cut off: part of it is missing."
        case .unreadable(let reason): "The picture can't be read: \(reason)."
        }
    }

    package var description: String { message }
}

/// The picture engine itself broke: out of memory, or an encoder is missing from the installation.
package enum PictureFault: Error, Sendable, Hashable, CustomStringConvertible {
    case cannotStart(String)
    case cannotDraw(String)
    case cannotWrite(format: String, String)

    package var description: String {
        switch self {
        case .cannotStart(let reason): "libvips does not start: \(reason)"
        case .cannotDraw(let reason): "the drawing can't be rendered: \(reason)"
        case .cannotWrite(let format, let reason): "the picture can't be written as \(format): \(reason)"
        }
    }
}

/// What a picture from outside may be at most.
package struct PictureLimits: Sendable, Hashable {
    package var bytes: Int
    package var pixels: Int
    /// For AVIF and HEIC, whose decoder holds the whole frame in several forms: some 9 bytes a pixel.
    package var heldPixels: Int
    /// Of the longest side, in pixels; WebP ends at 16,383.
    package var side: Int

    package init(
        bytes: Int = 20 << 20, pixels: Int = 50_000_000, heldPixels: Int = 25_000_000, side: Int = 16_000
    ) {
        (self.bytes, self.pixels, self.heldPixels, self.side) = (bytes, pixels, min(heldPixels, pixels), side)
    }
}
