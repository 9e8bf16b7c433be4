import Images
import Vocabulary

/// Turns what somebody sent as a document into what may be kept: a picture is decoded and drawn anew, so nothing of the file
/// itself remains but what can be seen; a PDF stays as it is, and is never shown in a page.
package struct ReadDocument: Sendable {
    package static let mostBytes = 10 << 20
    /// Enough to read a passport's smallest print.
    static let width = 2_600
    static let mostPDFBytes = 5 << 20

    private let images: Images

    package init(images: Images) { self.images = images }

    package struct Document: Sendable {
        package let kind: PrivateFileName.Kind
        package let bytes: [UInt8]
    }

    /// What it is, its bytes say: neither its name nor its declared type is looked at.
    /// - Parameter number: which of them, counted from 1.
    /// - Throws: `IdentityRefusal`.
    package func callAsFunction(_ bytes: [UInt8], number: Int) async throws -> Document {
        guard bytes.count <= Self.mostBytes else { throw IdentityRefusal.documentTooLarge(number) }
        if bytes.starts(with: "%PDF-".utf8) {
            guard bytes.count <= Self.mostPDFBytes else { throw IdentityRefusal.documentTooLarge(number) }
            guard Self.isPlainPDF(bytes) else { throw IdentityRefusal.badDocument(number) }
            return Document(kind: .pdf, bytes: bytes)
        }
        do {
            // GIF and HEIC are pictures too, but no scanner or telephone hands a document over as one.
            guard [.jpeg, .png, .webp].contains(try PictureFormat.sniffed(bytes)) else {
                throw IdentityRefusal.badDocument(number)
            }
            let drawn = try await images.rendition(of: bytes, width: Self.width, format: .jpeg)
            return Document(kind: .jpeg, bytes: drawn.bytes)
        } catch is PictureRefusal {
            throw IdentityRefusal.badDocument(number)
        }
    }

    /// Ends as a PDF ends, and does not say that it runs, starts or carries something. What hides that in compressed parts
    /// is found by the reader's program only: it gets the file as an attachment, in a sandbox.
    static func isPlainPDF(_ bytes: [UInt8]) -> Bool {
        let end = bytes.suffix(1_024).reversed().drop { [0x0A, 0x0D, 0x20, 0x00].contains($0) }
        guard end.starts(with: "%%EOF".utf8.reversed()) else { return false }
        return ["/JavaScript", "/Launch", "/EmbeddedFile"].allSatisfy { bytes.firstRange(of: Array($0.utf8)) == nil }
    }
}
