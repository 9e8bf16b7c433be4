import CVips
import Dispatch

/// A picture from outside, checked against the limits and decoded once.
///
/// It keeps the original bytes for `rendition` and a small upright sRGB copy from which everything else is computed,
/// so looking at a picture costs one decode however many questions are asked.
package struct Picture: Sendable {
    package let bytes: [UInt8]
    package let format: PictureFormat
    /// Upright, in pixels. Of an animation: its first frame.
    package let width: Int
    package let height: Int
    package let hasAlpha: Bool
    /// The picture on white, at most `sampleSide` pixels a side, never enlarged.
    package let sample: Pixels
    private let images: Images
    private let isBig: Bool
    private let hasProfile: Bool

    package static let sampleSide = 256

    /// Runs on a bench thread.
    init(_ bytes: [UInt8], _ format: PictureFormat, _ images: Images) throws {
        let limits = images.limits
        if let (width, height) = format.declaredSize(bytes) { try limits.check(width: width, height: height) }
        let header = try Self.header(bytes, format)
        try limits.check(width: header.width, height: header.height)
        (width, height, hasAlpha) = (header.width, header.height, header.hasAlpha)
        hasProfile = header.hasProfile
        isBig = header.wholeFrameBytes > 48 << 20
        (self.bytes, self.format, self.images) = (bytes, format, images)
        sample = try Self.decoded(bytes, format, big: isBig ? images.big : nil) { start, count in
            let side = Int32(Self.sampleSide)
            let small = try VipsHandle.made { soko_vips_thumbnail(start, count, side, side, header.hasProfile ? 1 : 0) }
            return try Pixels(of: small)
        }
    }

    /// Writes the picture at a width, upright, in sRGB, without metadata; alpha is kept except in JPEG, where the
    /// ground is white. A picture narrower than `width` keeps its own width.
    ///
    /// - Parameter width: in pixels, 1…4096.
    /// - Throws: `PictureRefusal` when the pixels don't decode, `PictureFault` when they can't be written.
    package func rendition(width: Int, format: Rendition.Format) async throws -> Rendition {
        precondition((1...4096).contains(width), "a rendition is 1…4096 pixels wide")
        return try await images.bench.run { [self] in
            try Self.decoded(bytes, self.format, big: isBig ? images.big : nil) { start, count in
                let tall: Int32 = 10_000_000
                let fitted = try VipsHandle.made {
                    soko_vips_thumbnail(start, count, Int32(width), tall, hasProfile ? 1 : 0)
                }
                return try Rendition(of: fitted, as: format)
            }
        }
    }

    /// The whole picture on white, pressed into a size whatever its proportions, as networks want it.
    ///
    /// - Parameters: `width`, `height`: in pixels, 1…1024.
    /// - Throws: `PictureRefusal` when the pixels don't decode.
    package func stretched(width: Int, height: Int) async throws -> Pixels {
        precondition(
            (1...1024).contains(width) && (1...1024).contains(height), "a network's input is 1…1024 pixels a side")
        return try await images.bench.run { [self] in
            try Self.decoded(bytes, format, big: isBig ? images.big : nil) { start, count in
                let (width, height) = (Int32(width), Int32(height))
                let side = 2 * max(width, height)
                let near = try VipsHandle.made { soko_vips_thumbnail(start, count, side, side, hasProfile ? 1 : 0) }
                return try Pixels(of: VipsHandle.made { soko_vips_fit(near.image, width, height, VIPS_SIZE_FORCE) })
            }
        }
    }

    /// Runs a computation about this picture on the threads that pictures have, off the cooperative pool.
    package func onItsBench<Value: Sendable>(_ work: @escaping @Sendable (Picture) throws -> Value) async throws
        -> Value
    {
        try await images.bench.run { [self] in try work(self) }
    }

    /// A blurred stand-in while the picture loads: a WebP of at most 24 px a side as a data address, under 400 bytes.
    ///
    /// - Throws: `PictureFault`.
    package func placeholder() async throws -> String {
        try await images.bench.run { [sample] in
            for (side, quality) in [(24, 40), (20, 25), (16, 10), (8, 0)] as [(Int32, Int32)] {
                let address = try sample.dataAddress(side: side, quality: quality)
                if address.utf8.count < 400 { return address }
            }
            throw PictureFault.cannotWrite(format: "placeholder", "8 × 8 pixels take more than 400 bytes")
        }
    }

    private struct Header {
        let width: Int
        let height: Int
        let hasAlpha: Bool
        let hasProfile: Bool
        /// What the decoder holds at once; 0 when it reads line by line.
        let wholeFrameBytes: Int
    }

    private static func header(_ bytes: [UInt8], _ format: PictureFormat) throws -> Header {
        try decoded(bytes, format, big: nil) { start, count in
            // libvips picks a reader by its own look at the bytes; where it disagrees with ours, neither is trusted.
            guard let found = vips_foreign_find_load_buffer(start, count),
                let type = vips_nickname_find(g_type_from_name(found)),
                String(cString: type) == format.loader
            else { throw PictureRefusal.unreadable("its first bytes contradict each other") }
            let image = try VipsHandle.made { soko_vips_header(start, count) }
            let (width, height) = image.isTurned ? (image.height, image.width) : (image.width, image.height)
            let isStreamed = (format == .jpeg || format == .png) && soko_vips_is_interlaced(image.image) == 0
            // A progressive JPEG keeps its coefficients (2 bytes × 3), the others their RGBA and what it is made from.
            return Header(
                width: width, height: height, hasAlpha: image.hasAlpha,
                hasProfile: soko_vips_has_profile(image.image) != 0,
                wholeFrameBytes: isStreamed ? 0 : width * height * 6)
        }
    }

    /// Gives libvips the bytes for as long as `body` runs, and turns its failures into refusals.
    private static func decoded<Value>(
        _ bytes: [UInt8], _ format: PictureFormat, big: DispatchSemaphore?,
        _ body: (UnsafeRawPointer?, Int) throws -> Value
    ) throws -> Value {
        big?.wait()
        defer { big?.signal() }
        do { return try bytes.withUnsafeBytes { try body($0.baseAddress, $0.count) } } catch let error as VipsError {
            throw format.isWhole(bytes) ? PictureRefusal.unreadable(error.text) : .truncated
        }
    }
}

extension PictureLimits {
    fileprivate func check(width: Int, height: Int) throws(PictureRefusal) {
        let (count, isHuge) = width.multipliedReportingOverflow(by: height)
        guard !isHuge, count <= pixels else { throw .tooManyPixels(width: width, height: height, limit: pixels) }
        guard max(width, height) <= side else { throw .tooLong(width: width, height: height, limit: side) }
    }
}
