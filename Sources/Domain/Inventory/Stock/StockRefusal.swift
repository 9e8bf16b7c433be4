import Postgres

/// Why goods cannot be moved or promised, or a place not kept.
package enum StockRefusal: String, Error, Sendable, CaseIterable {
    case notThere = "stock-not-there"
    case badName = "stock-bad-name"
    case nameTaken = "stock-name-taken"
    case tooMany = "stock-too-many"
    /// Not a whole number, none at all, or more than a shelf takes.
    case badQuantity = "stock-bad-quantity"
    case badAmount = "stock-bad-amount"
    /// Fewer lie there.
    case notOnHand = "stock-not-on-hand"
    /// They lie there, but are promised to somebody.
    case promised = "stock-promised"
    /// Of those wanted, not enough are free.
    case soldOut = "stock-sold-out"
    /// The hold is over: taken, released or expired.
    case holdOver = "stock-hold-over"
    package var code: String { rawValue }

    /// Runs statements on the ledger, whose triggers say no in PostgreSQL's words.
    @discardableResult
    static func saying<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch PostgresFault.refused("23514", _, let constraint) {
            switch constraint {
            case "stock_free": throw soldOut
            case "stock_promised": throw promised
            case "stock_not_negative": throw notOnHand
            default: throw badQuantity
            }
        } catch PostgresFault.refused("22003", _, _) {
            throw badQuantity
        } catch let fault as PostgresFault where fault.isForeignKeyViolation {
            throw notThere
        }
    }
}
