/// Why a file cannot be read as a table, or one of its rows cannot.
package enum TabularFault: Error, Sendable, Hashable {
    /// Nothing in it, or nothing but blanks.
    case empty
    /// It begins like a picture, a spreadsheet, a PDF.
    case notATable
    /// A quote opened on this line is never closed.
    case unclosedQuote(line: Int)
    case fieldTooLong(line: Int)
    case rowTooLong(line: Int)
    case tooManyColumns(line: Int)
    /// So many rows are broken that it is no table.
    case tooBroken(line: Int)
    case brokenXML(line: Int)
    /// XML with a document type: what entities it makes is not looked at.
    case documentType
    case brokenArchive
    /// An archive with several files, or none.
    case notOneFile
    case encrypted
    /// It unpacks to more than the bound, or grows more than any table does.
    case bomb
    case unreadable(String)

    /// Stable, for programs and translations.
    package var code: String {
        switch self {
        case .empty: "file-empty"
        case .notATable: "file-not-a-table"
        case .unclosedQuote: "unclosed-quote"
        case .fieldTooLong: "field-too-long"
        case .rowTooLong: "row-too-long"
        case .tooManyColumns: "too-many-columns"
        case .tooBroken: "file-too-broken"
        case .brokenXML: "broken-xml"
        case .documentType: "document-type"
        case .brokenArchive: "broken-archive"
        case .notOneFile: "archive-not-one-file"
        case .encrypted: "archive-encrypted"
        case .bomb: "archive-too-large"
        case .unreadable: "file-unreadable"
        }
    }

    /// Counted from 1; nil where no line is to blame.
    package var line: Int? {
        switch self {
        case .unclosedQuote(let line), .fieldTooLong(let line), .rowTooLong(let line), .tooManyColumns(let line),
            .tooBroken(let line), .brokenXML(let line):
            line
        default: nil
        }
    }
}

/// How large a file and its parts may be.
package struct TabularLimits: Sendable {
    /// Bytes of one field.
    package var field = 128 << 10
    /// Bytes of one row.
    package var row = 1 << 20
    package var columns = 500
    /// Rows that may be broken before the file is none.
    package var brokenRows = 1_000
    /// Bytes that an archive may unpack to.
    package var unpacked = 4 << 30
    /// How many times larger than its archive a file may be, once past `unpackedFreely`.
    package var ratio = 200
    package var unpackedFreely = 64 << 20

    package init() {}
}
