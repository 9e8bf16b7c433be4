/// A title's words as hashes, kept beside each document so that re-scoring needs no second look at its text.
package struct TitleMarks: Sendable, Equatable {
    /// In order.
    package let stems: [UInt32]
    /// Of the same words as they were written; lower 16 bits.
    package let words: [UInt16]
    /// How many words at the end are the brand's and not the title's.
    package let brandCount: Int

    package var titleCount: Int { stems.count - brandCount }

    package static let most = 40

    package init(title: [(stem: String, word: String)], brand: [(stem: String, word: String)]) {
        let title = title.prefix(Self.most), brand = brand.prefix(8)
        stems = (title + brand).map { Self.hash($0.stem) }
        words = (title + brand).map { UInt16(truncatingIfNeeded: Self.hash($0.word)) }
        brandCount = brand.count
    }

    /// FNV-1a.
    package static func hash(_ text: String) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    /// As indexes keep them beside a document.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [UInt8(brandCount)]
        bytes.reserveCapacity(1 + stems.count * 6)
        for (stem, word) in zip(stems, words) {
            withUnsafeBytes(of: stem.littleEndian) { bytes += $0 }
            withUnsafeBytes(of: word.littleEndian) { bytes += $0 }
        }
        return bytes
    }

    /// What `bytes` wrote; anything else is no words.
    package init(bytes: [UInt8]) { self = bytes.withUnsafeBytes { TitleMarks(bytes: $0) } }

    /// The same where it lies in memory.
    init(bytes: UnsafeRawBufferPointer) {
        guard let brand = bytes.first, (bytes.count - 1) % 6 == 0, Int(brand) <= (bytes.count - 1) / 6 else {
            (stems, words, brandCount) = ([], [], 0)
            return
        }
        let count = (bytes.count - 1) / 6
        stems = (0..<count).map {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 1 + $0 * 6, as: UInt32.self))
        }
        words = (0..<count).map {
            UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 5 + $0 * 6, as: UInt16.self))
        }
        brandCount = Int(brand)
    }
}
