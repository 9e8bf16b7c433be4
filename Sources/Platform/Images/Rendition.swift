import CVips

/// One picture written for the web: a size and a format, with no metadata in it.
package struct Rendition: Sendable, Hashable {
    package enum Format: String, Sendable, Hashable, CaseIterable {
        case avif, webp, jpeg
        /// Lossless; for drawings that are read again.
        case png

        package var contentType: String { "image/\(rawValue)" }

        /// 1…100, chosen by eye so that the three lossy formats look alike on product photos.
        var quality: Int32 {
            switch self {
            case .avif: 50
            case .webp: 75
            case .jpeg: 80
            case .png: 100
            }
        }
        /// AVIF at 1 of 0…9: 640 px take a third of the time of libvips' own default (4) and 6–20 % more bytes.
        /// WebP at 4 of 0…6.
        var effort: Int32 { self == .avif ? 1 : 4 }
    }

    package let bytes: [UInt8]
    package let width: Int
    package let height: Int
    package let format: Format

    init(of image: VipsHandle, as format: Format, quality: Int32? = nil) throws {
        var ready = try VipsHandle.made { soko_vips_plain(image.image) }
        if format == .jpeg, ready.hasAlpha { ready = try VipsHandle.made { soko_vips_flatten_white(ready.image) } }
        let quality = quality ?? format.quality
        let written = try ready.written { image, bytes, count in
            switch format {
            case .avif: soko_vips_avif(image, &bytes, &count, quality, format.effort)
            case .webp: soko_vips_webp(image, &bytes, &count, quality, format.effort)
            case .jpeg: soko_vips_jpeg(image, &bytes, &count, quality)
            case .png: soko_vips_png(image, &bytes, &count)
            }
        }
        bytes = format == .webp ? withoutMetadata(webp: written) : written
        (width, height, self.format) = (ready.width, ready.height, format)
    }
}
