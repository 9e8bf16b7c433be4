import Accounts
import Audit
import Catalog
import Postgres
import Vocabulary

/// Who works at which desk: a seller at their own, or the market's people at the one for all.
package struct DeskHand: Sendable, Equatable {
    package let account: AccountID
    /// Whose rows the desk reaches; nil: everybody's.
    package let seller: SellerID?

    package init(account: AccountID, seller: SellerID?) { (self.account, self.seller) = (account, seller) }

    /// What the market's own people put on the wall has been looked at.
    package var isMarket: Bool { seller == nil }
    /// As the ledgers name it.
    package var actor: String { account.actor.description }
}

extension Attribute {
    /// Holds what is said of goods against what their category has.
    ///
    /// - Parameter isComplete: whether what is required must be there: a draft may still lack it.
    /// - Throws: `ListingRefusal`.
    static func check(
        _ said: [String: AttributeValue], in category: String, isComplete: Bool, db: some SQLSession
    ) async throws {
        let known = try await Attribute.of(category: category, in: db)
        let byCode = Dictionary(known.map { ($0.attribute.code, $0.attribute) }, uniquingKeysWith: { $1 })
        for (code, value) in said {
            guard let attribute = byCode[code], attribute.value(value.field) == value else {
                throw ListingRefusal.badAttribute
            }
        }
        if isComplete, known.contains(where: { $0.isRequired && said[$0.attribute.code] == nil }) {
            throw ListingRefusal.attributeMissing
        }
    }
}
