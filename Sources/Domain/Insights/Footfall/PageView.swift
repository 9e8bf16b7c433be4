import Foundation
import Vocabulary

/// A page of the market, as far as counting goes.
package enum CountedPage: Hashable, Sendable {
    /// The wall, however narrowed down: a category's, a brand's, a search.
    case wall
    case product(ProductID)
    /// By its address: a saved copy is answered while nobody can say whose it is.
    case seller(Slug)
}

/// Somebody's look at a page, as it waits in memory to be written. Equal ones are one, with a number.
package struct PageView: Hashable, Sendable {
    let day: FootfallDay
    let page: CountedPage
    let reader: PageReader?
    let keeper: AccountID?

    /// - Parameters:
    ///   - reader: nil for one who asks not to be followed: the view counts, the visitor does not.
    ///   - keeper: the account of somebody who runs a store; looking at its own goods counts for nothing.
    package init(_ page: CountedPage, on day: FootfallDay, by reader: PageReader?, keeper: AccountID? = nil) {
        (self.page, self.day, self.reader) = (page, day, reader)
        // On the wall everybody is a reader.
        self.keeper = page == .wall ? nil : keeper
    }
}

/// What tells one reader of a day from another. Only memory holds it, for as long as a view waits.
package struct PageReader: Hashable, Sendable {
    /// At most 300 bytes, whatever a request brings.
    let text: String

    /// - Parameters:
    ///   - visitor: from the signed cookie; nil: address and user agent stand for it.
    ///   - agent: the part of it that is read is bounded.
    package init(visitor: VisitorID?, address: String, agent: String) {
        text = visitor.map { "v" + $0.rawValue.uuidString } ?? "a" + address.prefix(64) + "\n" + agent.utf8Prefix(200)
    }
}

/// A day of UTC.
package struct FootfallDay: Hashable, Sendable, Comparable {
    /// Since 1970-01-01.
    let number: Int

    init(number: Int) { self.number = number }
    package init(_ moment: Date) { number = Int((moment.timeIntervalSince1970 / 86_400).rounded(.down)) }

    package var before: FootfallDay { FootfallDay(number: number - 1) }
    package static func < (left: FootfallDay, right: FootfallDay) -> Bool { left.number < right.number }
}

extension String {
    /// So many bytes at most; a character that is cut is left out as U+FFFD.
    fileprivate func utf8Prefix(_ count: Int) -> String {
        utf8.count <= count ? self : String(decoding: utf8.prefix(count), as: UTF8.self)
    }
}
