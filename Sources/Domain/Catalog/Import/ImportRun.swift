import Foundation
import Postgres
import Vocabulary

/// One file of a seller's goods, from its arrival to its last row.
package struct ImportRun: Sendable, SQLRow {
    package enum State: String, Sendable, CaseIterable, SQLBindable, SQLDecodable {
        /// Its address is being fetched.
        case fetching
        /// It is here; somebody has to say what its columns hold.
        case ready
        /// All rows are read without being kept.
        case checking
        case running, done, failed, cancelled

        /// Whether nothing more happens to it.
        package var isOver: Bool { self == .done || self == .failed || self == .cancelled }
        /// Whether a job works at it.
        package var isUnderWay: Bool { self == .fetching || self == .checking || self == .running }
    }

    package let id: ImportRunID
    package let seller: SellerID
    package let sellerName: String
    package let account: AccountID
    package let isMarket: Bool
    package let state: State
    package let name: String
    package let url: String
    /// Where in the kept file the table stands.
    package let content: Range<Int>
    package let mapping: ImportMapping?
    package let currency: Currency
    package let pictureBase: String
    package let makesCategories: Bool
    package let rowsRead: Int
    package let counts: ImportCounts
    package let refusalBytes: Int
    package let isChecked: Bool
    package let wantsCancel: Bool
    package let fault: String
    package let faultLine: Int?
    package let createdAt: Date
    package let startedAt: Date?
    package let endedAt: Date?

    package init(row: inout RowReader) throws {
        id = try ImportRunID(row: &row)
        seller = try SellerID(row: &row)
        sellerName = try row.next()
        account = try AccountID(row: &row)
        isMarket = try row.next()
        state = try row.next()
        name = try row.next()
        url = try row.next()
        let start: Int = try row.next()
        let end: Int? = try row.next()
        content = start..<(end ?? .max)
        let said: String? = try row.next()
        mapping = try said.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }?
            .compactMapValues(ImportField.init(code:))
        guard let currency = Currency(code: try row.next()) else { preconditionFailure("a run has a known currency") }
        self.currency = currency
        pictureBase = try row.next()
        makesCategories = try row.next()
        rowsRead = try row.next()
        counts = try ImportCounts(row: &row)
        refusalBytes = try row.next()
        isChecked = try row.next()
        wantsCancel = try row.next()
        fault = try row.next()
        faultLine = try row.next()
        createdAt = try row.next()
        startedAt = try row.next()
        endedAt = try row.next()
    }

    static let columns: SQL = """
        r.id, r.seller_id, s.name, r.account_id, r.is_market, r.state, r.name, r.url, r.content_start, r.content_end, r.mapping::text,
        r.currency, r.picture_base, r.makes_categories, r.rows_read, r.created, r.changed, r.same, r.refused, r.refusal_bytes,
        r.is_checked, r.wants_cancel, r.fault, r.fault_line, r.created_at, r.started_at, r.ended_at
        """
}

/// Why a run cannot be begun or changed.
package enum ImportRunRefusal: String, Error, Sendable, CaseIterable {
    /// So many files of this seller wait already.
    case tooMany = "import-too-many"
    case notThere = "import-not-there"
    /// Not as it stands.
    case badMove = "import-bad-move"
    /// No column names the goods.
    case noKey = "import-no-key"
    case badAddress = "import-bad-address"
    case noFile = "import-no-file"
    package var code: String { rawValue }
}
