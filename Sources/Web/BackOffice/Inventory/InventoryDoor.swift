import Accounts
import Flows
import Frame
import HTTP
import Vocabulary

/// What every handler of stock and orders shares.
struct InventoryDoor: Sendable {
    let desk: DeskDoor
    /// For mails to suppliers.
    let keeper: Doorkeeper
    /// Amounts without another currency are in this one.
    let currency: Currency

    var routes: InventoryRoutes { InventoryRoutes(area: desk.area) }
    var audience: Audience { desk.area.audience(.inventory) }

    var endpoints: [Endpoint] {
        StockHandler(self).endpoints + LedgerHandler(self).endpoints + CountHandler(self).endpoints
            + LocationsHandler(self).endpoints + SuppliersHandler(self).endpoints + SupplierHandler(self).endpoints
            + PurchasesHandler(self).endpoints + PurchaseHandler(self).endpoints
    }
}

/// An amount as a page shows it; `—` when nobody said.
struct Amount: Sendable {
    let text: String

    init(_ minor: Int64?, _ code: String?, market: Currency, in language: Language) {
        guard let minor, let currency = code.map({ Currency(code: $0) }) ?? market else {
            text = "—"
            return
        }
        text = Money(minor: minor, currency: currency).display(language: language.tag)
    }
}

/// A whole number as somebody types it, in the digits of any script: `12`, `-3`, `+4`, `١٢`.
struct WholeNumber: Sendable {
    let value: Int

    /// Nil for what is none, or has more than nine digits.
    init?(_ typed: String?) {
        var text = (typed ?? "").drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        let isNegative = text.first == "-" || text.first == "−"
        if isNegative || text.first == "+" { text.removeFirst() }
        let digits = text.compactMap(\.wholeNumberValue).filter { (0...9).contains($0) }
        guard (1...9).contains(digits.count), digits.count == text.count else { return nil }
        let size = digits.reduce(0) { $0 * 10 + $1 }
        value = isNegative ? -size : size
    }
}
