/// libvips 8.14 writes an EXIF block into every WebP, `strip` or not: some 200 bytes that say nothing.
///
/// Keeps the pictures of a WebP file and drops EXIF, XMP and colour profile, and the extended header when nothing is
/// left that needs it. Bytes that are not laid out as a WebP come back as they are. To go when Debian's libvips strips.
func withoutMetadata(webp bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 12 else { return bytes }
    var chunks: [(kind: String, range: Range<Int>)] = []
    var at = 12
    while at + 8 <= bytes.count {
        let size = bytes[at + 4..<at + 8].reversed().reduce(0) { $0 << 8 | Int($1) }
        let end = at + 8 + size + size % 2
        guard end <= bytes.count else { return bytes }
        chunks.append((String(decoding: bytes[at..<at + 4], as: UTF8.self), at..<end))
        at = end
    }
    chunks.removeAll { ["EXIF", "XMP ", "ICCP"].contains($0.kind) }
    if !chunks.contains(where: { ["ALPH", "ANIM"].contains($0.kind) }) { chunks.removeAll { $0.kind == "VP8X" } }

    var body = Array("WEBP".utf8)
    for (kind, range) in chunks {
        let start = body.count
        body += bytes[range]
        // The flags announce what was dropped: profile 0x20, EXIF 0x08, XMP 0x04.
        if kind == "VP8X" { body[start + 8] &= ~0x2C }
    }
    let size = (0..<4).map { UInt8(truncatingIfNeeded: body.count >> (8 * $0)) }
    return Array("RIFF".utf8) + size + body
}
