/// What a picture's first bytes say it is. File names and declared types are never believed.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, webp, avif, heic, gif

    /// The libvips loader that must open this format, and no other.
    var loader: String {
        switch self {
        case .jpeg: "jpegload_buffer"
        case .png: "pngload_buffer"
        case .webp: "webpload_buffer"
        case .avif, .heic: "heifload_buffer"
        case .gif: "gifload_buffer"
        }
    }

    /// - Returns: the format by its magic bytes.
    /// - Throws: `.empty`, `.unsupported` for kinds that are known and not read, `.notAPicture` for anything else.
    package static func sniffed(_ bytes: [UInt8]) throws(PictureRefusal) -> PictureFormat {
        guard !bytes.isEmpty else { throw .empty }
        func begins(_ magic: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + magic.count && bytes[offset..<offset + magic.count].elementsEqual(magic)
        }
        if begins([0xFF, 0xD8, 0xFF]) { return .jpeg }
        if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if begins(ascii("RIFF")), begins(ascii("WEBP"), at: 8) { return .webp }
        if begins(ascii("GIF87a")) || begins(ascii("GIF89a")) { return .gif }
        if begins(ascii("ftyp"), at: 4), bytes.count >= 12 { return try brand(bytes) }
        if begins(ascii("BM")) { throw .unsupported("BMP") }
        if begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A]) { throw .unsupported("TIFF") }
        if begins(ascii("%PDF")) { throw .unsupported("PDF") }
        if begins([0xFF, 0x0A]) || begins(ascii("JXL "), at: 4) { throw .unsupported("JPEG XL") }
        if isSVG(bytes) { throw .unsupported("SVG") }
        throw .notAPicture
    }

    private static func ascii(_ text: StaticString) -> [UInt8] { Array(text.description.utf8) }

    /// An ISO media file is told apart by its major brand, and by its compatible brands when that one is general.
    private static func brand(_ bytes: [UInt8]) throws(PictureRefusal) -> PictureFormat {
        let length = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        let end = min(bytes.count, max(12, min(length, 256)))
        let brands = [8] + stride(from: 16, to: end - 3, by: 4)
        for start in brands {
            switch String(decoding: bytes[start..<start + 4], as: UTF8.self) {
            case "avif", "avis": return .avif
            case "heic", "heix", "hevc", "heim", "heis": return .heic
            default: continue
            }
        }
        throw .unsupported("MP4")
    }

    private static func isSVG(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(1000), as: UTF8.self).lowercased()
        return head.contains("<svg") && !head.contains("<html")
    }
}
