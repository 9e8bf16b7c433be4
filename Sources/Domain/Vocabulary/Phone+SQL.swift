import HTTP
import Postgres

extension Phone: SQLBindable, SQLDecodable {
    package var sqlValue: SQLValue { .text(digits) }
    package init?(field: SQLField) {
        guard let digits = String(field: field) else { return nil }
        self.init(digits: digits)
    }
}
