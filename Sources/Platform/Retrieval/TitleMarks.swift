/// A title's words as hashes, kept beside each document so that re-scoring needs no second look at its text.
package struct TitleMarks: Sendable, Equatable {
    /// How many words at the end are the brand's and not the title's.
    package let brandCount: Int
    /// Of each word its stem's hash, and the lower 16 bits of the hash of the word as it was written; often a stretch of the
    /// bytes of a whole answer, so that two hundred titles are read without two hundred arrays.
    private let marks: ArraySlice<UInt8>

    package static let most = 40
    private static let width = 6

    package init(title: [(stem: String, word: String)], brand: [(stem: String, word: String)]) {
        let title = title.prefix(Self.most), brand = brand.prefix(8)
        var marks: [UInt8] = []
        marks.reserveCapacity((title.count + brand.count) * Self.width)
        for (stem, word) in title + brand {
            withUnsafeBytes(of: Self.hash(stem).littleEndian) { marks += $0 }
            withUnsafeBytes(of: Self.shortHash(word).littleEndian) { marks += $0 }
        }
        (brandCount, self.marks) = (brand.count, marks[...])
    }

    /// FNV-1a.
    package static func hash(_ text: String) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    package static func shortHash(_ text: String) -> UInt16 { UInt16(truncatingIfNeeded: hash(text)) }

    /// As indexes keep them beside a document.
    package var bytes: [UInt8] { [UInt8(brandCount)] + marks }

    /// What `bytes` wrote; anything else is no words.
    package init(bytes: ArraySlice<UInt8>) {
        let marks = bytes.dropFirst()
        guard let brand = bytes.first, marks.count % Self.width == 0, Int(brand) <= marks.count / Self.width,
            marks.count / Self.width <= Self.most + 8
        else {
            (brandCount, self.marks) = (0, [])
            return
        }
        (brandCount, self.marks) = (Int(brand), marks)
    }

    /// Words of the title and the brand.
    package var count: Int { marks.count / Self.width }
    package var titleCount: Int { count - brandCount }

    package func hasWord(_ hash: UInt16) -> Bool {
        read { words in (0..<words.count).contains { words.word($0) == hash } }
    }

    /// All of them, for the time of `body`.
    package func read<Value>(_ body: (Words) -> Value) -> Value {
        marks.withUnsafeBytes { body(Words(bytes: $0)) }
    }

    package struct Words {
        fileprivate let bytes: UnsafeRawBufferPointer

        package var count: Int { bytes.count / width }

        package func stem(_ at: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: at * width, as: UInt32.self))
        }

        package func word(_ at: Int) -> UInt16 {
            UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: at * width + 4, as: UInt16.self))
        }

        /// Where a stem stands first.
        package func place(of stem: UInt32) -> Int? { (0..<count).first { self.stem($0) == stem } }
    }
}
