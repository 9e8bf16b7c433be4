/// What can be told from a file's layout, without decoding it.
extension PictureFormat {
    /// Width and height where they stand at a fixed place, so that a giant is refused before any library sees it.
    func declaredSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        switch self {
        case .png where bytes.count >= 24: (number(bytes, 16, 4), number(bytes, 20, 4))
        case .gif where bytes.count >= 10:
            (Int(bytes[6]) | Int(bytes[7]) << 8, Int(bytes[8]) | Int(bytes[9]) << 8)
        default: nil
        }
    }

    /// Whether the file goes on to its end. Asked when decoding failed, to tell a picture that was cut off from one
    /// that is damaged: libvips keeps one error text for all threads, so its words can't be relied on.
    func isWhole(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .webp: bytes.count >= 12 && bytes[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } + 8 <= bytes.count
        case .gif: bytes.last == 0x3B
        case .jpeg: endsAfterLastScan(bytes)
        case .png: walk(bytes, from: 8) { at in number(bytes, at, 4) + 12 }
        case .avif, .heic: walk(bytes, from: 0) { at in boxLength(bytes, at) }
        }
    }

    private func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
        bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// Follows blocks that tell their own lengths; whole when the last of them ends where the file does, or earlier.
    private func walk(_ bytes: [UInt8], from start: Int, _ length: (Int) -> Int) -> Bool {
        var at = start
        while at + 8 <= bytes.count {
            if self == .png, bytes[at + 4..<at + 8].elementsEqual("IEND".utf8) { return true }
            let step = length(at)
            guard step >= 8 else { return true }
            at += step
        }
        return self != .png && at <= bytes.count && at > start
    }

    /// A length of 1 is followed by a longer one, a length of 0 means "to the end".
    private func boxLength(_ bytes: [UInt8], _ at: Int) -> Int {
        let length = number(bytes, at, 4)
        guard length == 1, at + 16 <= bytes.count else { return length == 0 ? bytes.count - at : length }
        let long = number(bytes, at + 9, 7)
        return min(long, Int(Int32.max))
    }

    /// A JPEG is whole when its end marker follows its last scan (the thumbnail inside has markers of its own).
    private func endsAfterLastScan(_ bytes: [UInt8]) -> Bool {
        for at in stride(from: bytes.count - 2, through: 2, by: -1) where bytes[at] == 0xFF {
            if bytes[at + 1] == 0xD9 { return true }
            if bytes[at + 1] == 0xDA { return false }
        }
        return false
    }

    /// How often a JPEG goes over its whole area, up to its end marker. Each time costs the decoder all of the picture,
    /// however few bytes say it, so a small file could ask for minutes of work; cameras write 1, web tools about 10.
    func scanCount(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var (scans, at) = (0, 2)
            while at + 3 < bytes.count {
                guard bytes[at] == 0xFF else {
                    at += 1
                    continue
                }
                switch bytes[at + 1] {
                // Stuffing, restarts and fill bytes belong to the data of a scan.
                case 0, 0xD0...0xD7: at += 2
                case 0xFF: at += 1
                case 0xD9: return scans
                case let marker:
                    if marker == 0xDA { scans += 1 }
                    at += 2 + max(2, Int(bytes[at + 2]) << 8 | Int(bytes[at + 3]))
                }
            }
            return scans
        }
    }
}
