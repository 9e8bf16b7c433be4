import CVips
import Dispatch

/// A picture file whose header has been read and found within the limits. Nothing is decoded yet; every function here
/// blocks and runs on a bench thread.
struct PictureSource: Sendable {
    let bytes: [UInt8]
    let format: PictureFormat
    /// Upright, in pixels.
    let width: Int
    let height: Int
    let hasAlpha: Bool
    private let hasProfile: Bool
    /// An eight-bit PNG with alpha, upright and untagged: the kind that shops cut their goods out in.
    private let isPlainAlpha: Bool
    /// What a decoder waits for that holds the whole frame at once; nil when it reads line by line.
    private let gate: DispatchSemaphore?

    private static let mostScans = 100

    init(_ bytes: [UInt8], _ format: PictureFormat, _ images: Images) throws {
        let limits = images.limits
        if let (width, height) = format.declaredSize(bytes) { try limits.check(width, height, format) }
        if format == .jpeg, format.scanCount(bytes) > Self.mostScans {
            throw PictureRefusal.unreadable("it has more than \(Self.mostScans) scans")
        }
        (self.bytes, self.format) = (bytes, format)
        let header = try Self.header(bytes, format)
        try limits.check(header.width, header.height, format)
        (width, height, hasAlpha, hasProfile) = (header.width, header.height, header.hasAlpha, header.hasProfile)
        isPlainAlpha = header.isPlainAlpha
        gate = header.wholeFrameBytes > 48 << 20 ? images.big : nil
    }

    /// The picture on white, fitted into a square, never enlarged.
    func sample(side: Int) throws -> Pixels {
        try decoded { start, count in try Pixels(of: thumbnail(start, count, side, side)) }
    }

    func rendition(width: Int, format: Rendition.Format) throws -> Rendition {
        try decoded { start, count in try Rendition(of: thumbnail(start, count, width, 10_000_000), as: format) }
    }

    /// The middle of the picture in the proportions of a size, at most that large, never enlarged.
    func cropped(width: Int, height: Int, format: Rendition.Format, quality: Int32) throws -> Rendition {
        let scale = min(1, Double(self.width) / Double(width), Double(self.height) / Double(height))
        let (across, down) = (max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale)))
        return try decoded { start, count in
            let image = try VipsHandle.made {
                soko_vips_cropped(start, count, Int32(across), Int32(down), hasProfile ? 1 : 0)
            }
            return try Rendition(of: image, as: format, quality: quality)
        }
    }

    /// The picture on white, pressed into a size; by way of twice that size, so that little is decoded.
    func stretched(width: Int, height: Int) throws -> Pixels {
        try decoded { start, count in
            let near = try thumbnail(start, count, 2 * max(width, height), 2 * max(width, height))
            return try Pixels(
                of: VipsHandle.made { soko_vips_fit(near.image, Int32(width), Int32(height), VIPS_SIZE_FORCE) })
        }
    }

    func thumbnail(_ start: UnsafeRawPointer?, _ count: Int, _ width: Int, _ height: Int) throws -> VipsHandle {
        if isPlainAlpha {
            return try VipsHandle.made { soko_vips_thumbnail_alpha(start, count, Int32(width), Int32(height)) }
        }
        return try VipsHandle.made {
            soko_vips_thumbnail(start, count, Int32(width), Int32(height), hasProfile ? 1 : 0)
        }
    }

    func decoded<Value>(_ body: (UnsafeRawPointer?, Int) throws -> Value) throws -> Value {
        gate?.wait()
        defer { gate?.signal() }
        return try Self.lent(bytes, format, body)
    }

    private struct Header {
        let width: Int
        let height: Int
        let hasAlpha: Bool
        let hasProfile: Bool
        let isPlainAlpha: Bool
        /// What the decoder holds at once; 0 when it reads line by line.
        let wholeFrameBytes: Int
    }

    private static func header(_ bytes: [UInt8], _ format: PictureFormat) throws -> Header {
        try lent(bytes, format) { start, count in
            // libvips picks a reader by its own look at the bytes; where it disagrees with ours, neither is trusted.
            guard let found = vips_foreign_find_load_buffer(start, count),
                let type = vips_nickname_find(g_type_from_name(found)),
                String(cString: type) == format.loader
            else { throw PictureRefusal.unreadable("its first bytes contradict each other") }
            let image = try VipsHandle.made { soko_vips_header(start, count) }
            let (width, height) = image.isTurned ? (image.height, image.width) : (image.width, image.height)
            let isStreamed = (format == .jpeg || format == .png) && soko_vips_is_interlaced(image.image) == 0
            // A progressive JPEG keeps its coefficients (2 bytes × 3), the others their RGBA and what it is made from.
            let hasProfile = soko_vips_has_profile(image.image) != 0
            return Header(
                width: width, height: height, hasAlpha: image.hasAlpha,
                hasProfile: hasProfile,
                isPlainAlpha: format == .png && image.bands == 4 && image.isBytes && image.isUpright && !hasProfile,
                wholeFrameBytes: isStreamed ? 0 : width * height * 6)
        }
    }

    /// Gives libvips the bytes for as long as `body` runs, and turns its failures into refusals.
    private static func lent<Value>(
        _ bytes: [UInt8], _ format: PictureFormat, _ body: (UnsafeRawPointer?, Int) throws -> Value
    ) throws -> Value {
        do { return try bytes.withUnsafeBytes { try body($0.baseAddress, $0.count) } } catch let error as VipsError {
            throw format.isWhole(bytes) ? PictureRefusal.unreadable(error.text) : .truncated
        }
    }
}

extension PictureLimits {
    fileprivate func check(_ width: Int, _ height: Int, _ format: PictureFormat) throws(PictureRefusal) {
        let limit = format == .avif || format == .heic ? heldPixels : pixels
        let (count, isHuge) = width.multipliedReportingOverflow(by: height)
        guard !isHuge, count <= limit else { throw .tooManyPixels(width: width, height: height, limit: limit) }
        guard max(width, height) <= side else { throw .tooLong(width: width, height: height, limit: side) }
    }
}
