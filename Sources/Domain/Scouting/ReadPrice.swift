import Vocabulary

/// What a free text says about a price.
package enum ReadPrice: Hashable, Sendable {
    /// - `isLowest`: the text names several prices (a range, sizes, quantities); this is the lowest of them, "from".
    case amount(Money, isLowest: Bool)
    /// "Inbox for price" and its kin.
    case onRequest
    /// Nothing that is plainly a price.
    case none
}
