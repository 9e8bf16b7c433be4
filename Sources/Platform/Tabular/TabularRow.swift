/// One row of a table.
package struct TabularRow: Sendable, Equatable {
    /// Where it begins, counted from 1.
    package let line: Int
    /// In the order of the columns; there may be fewer, and more.
    package let fields: [String]
    /// Set where the row could not be read: then it has no fields.
    package let fault: TabularFault?

    package init(line: Int, fields: [String], fault: TabularFault? = nil) {
        (self.line, self.fields, self.fault) = (line, fields, fault)
    }

    /// Stands between the values of an element that a feed repeats.
    package static let repetition: Character = "\u{1E}"
}

/// Some rows of a table.
package struct TabularBatch: Sendable, Equatable {
    /// The names of all columns so far: a feed may bring new ones, always behind the others.
    package let columns: [String]
    package let rows: [TabularRow]
    /// How far into the file the reader is, in bytes of the file as it lies there.
    package let bytesRead: Int
    package let isLast: Bool
}

/// What kind of file it turned out to be.
package struct TabularShape: Sendable, Equatable {
    package enum Encoding: String, Sendable { case utf8 = "UTF-8", utf16 = "UTF-16", windows1252 = "Windows-1252" }
    package enum Format: Sendable, Equatable {
        case separated(by: UInt8)
        case feed
    }

    package let format: Format
    package let encoding: Encoding
    package let isPacked: Bool
}
