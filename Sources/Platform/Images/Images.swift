import CVips
import Foundation
import Lanes

/// The picture engine: libvips behind a bench of threads of its own.
package struct Images: Sendable {
    let bench: Workbench
    /// Pictures whose decoder holds the whole frame at once are decoded one at a time, so memory stays bounded.
    let big = DispatchSemaphore(value: 1)
    package let limits: PictureLimits

    /// Starts libvips once per process and makes a bench. Later calls share the started library.
    ///
    /// - Parameter threads: pictures worked on at once; each runs on one thread, which suits a server better than
    ///   several threads on one picture.
    /// - Throws: `PictureFault.cannotStart`.
    package static func start(
        threads: Int = ProcessInfo.processInfo.activeProcessorCount, limits: PictureLimits = PictureLimits()
    ) throws(PictureFault) -> Images {
        if let reason = libraryFailure { throw .cannotStart(reason) }
        return Images(threads: max(1, threads), limits: limits)
    }

    private init(threads: Int, limits: PictureLimits) {
        bench = Workbench(name: "soko-images", threads: threads) { vips_thread_shutdown() }
        self.limits = limits
    }

    /// Initialises the library on first use; the reason when that failed.
    private static let libraryFailure: String? = {
        guard soko_vips_init() == 0 else { return VipsError.taken().text }
        vips_concurrency_set(1)
        // No picture is opened twice in a row, and each cached operation would pin a picture in memory.
        vips_cache_set_max(0)
        vips_cache_set_max_mem(0)
        vips_cache_set_max_files(0)
        // Deny every reader, then allow the six formats of PictureFormat and our own drawings.
        vips_operation_block_set("VipsForeignLoad", 1)
        for reader in ["Jpeg", "Png", "Webp", "Heif", "Nsgif", "Svg"] {
            vips_operation_block_set("VipsForeignLoad\(reader)", 0)
        }
        // An encoder that the installation lacks shows now, not as a picture that can't be read.
        for format in Rendition.Format.allCases {
            do { try Pixels(width: 16, height: 16, rgb: [UInt8](repeating: 99, count: 768)).written(as: format) } catch
            {
                return "it can't write \(format.rawValue): \((error as? VipsError)?.text ?? "\(error)")"
            }
        }
        return nil
    }()

    /// Decodes bytes from outside, once, into what the market needs of them.
    ///
    /// - Throws: `PictureRefusal` when they are not a picture within the limits; `CancellationError`.
    package func picture(from bytes: [UInt8]) async throws -> Picture {
        let format = try checked(bytes)
        return try await bench.run { [self] in try Picture(PictureSource(bytes, format, self), self) }
    }

    /// Writes a picture at a width, upright, in sRGB, without metadata; alpha is kept except in JPEG, where the ground is
    /// white. A picture narrower than `width` keeps its own width. One decode, with shrink-on-load: the way to make a
    /// size that a page asks for.
    ///
    /// - Parameter width: in pixels, 1…4096.
    /// - Throws: `PictureRefusal` when the bytes are not a picture within the limits; `CancellationError`.
    package func rendition(of bytes: [UInt8], width: Int, format: Rendition.Format) async throws -> Rendition {
        precondition((1...4096).contains(width), "a rendition is 1…4096 pixels wide")
        let read = try checked(bytes)
        return try await bench.run { [self] in
            try PictureSource(bytes, read, self).rendition(width: width, format: format)
        }
    }

    /// What is kept of a picture that somebody brings: its middle in the proportions of `width` × `height`, at most that
    /// large, decoded and written anew as WebP of high quality, so that nothing but pixels is left of the file.
    ///
    /// - Parameters: `width`, `height`: in pixels, 1…4096.
    /// - Throws: `PictureRefusal` when the bytes are not a picture within the limits; `CancellationError`.
    package func cropped(_ bytes: [UInt8], width: Int, height: Int) async throws -> Rendition {
        let sides = 1...4096
        precondition(sides.contains(width) && sides.contains(height), "what is kept is 1…4096 pixels a side")
        let read = try checked(bytes)
        return try await bench.run { [self] in
            try PictureSource(bytes, read, self).cropped(width: width, height: height, format: .webp, quality: 90)
        }
    }

    private func checked(_ bytes: [UInt8]) throws(PictureRefusal) -> PictureFormat {
        guard bytes.count <= limits.bytes else { throw .tooManyBytes(count: bytes.count, limit: limits.bytes) }
        return try PictureFormat.sniffed(bytes)
    }

    /// Renders a drawing that the program wrote itself. Never for text from outside: SVG can name files and grow
    /// without bound.
    ///
    /// - Parameter width: of the result, in pixels, 1…4096.
    /// - Throws: `PictureFault`.
    package func drawing(svg: String, width: Int, format: Rendition.Format) async throws -> Rendition {
        precondition((1...4096).contains(width), "a drawing is 1…4096 pixels wide")
        return try await bench.run {
            do {
                return try Array(svg.utf8).withUnsafeBytes { text in
                    let natural = try VipsHandle.made { soko_vips_svg(text.baseAddress, text.count, 1) }
                    let scale = Double(width) / Double(max(1, natural.width))
                    let drawn = try VipsHandle.made { soko_vips_svg(text.baseAddress, text.count, scale) }
                    return try Rendition(of: drawn, as: format)
                }
            } catch let error as VipsError { throw PictureFault.cannotDraw(error.text) }
        }
    }
}
