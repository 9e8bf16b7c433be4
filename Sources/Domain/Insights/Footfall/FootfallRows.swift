import Crypto
import Vocabulary

/// What a batch becomes in the tables, once it is known whose the pages are.
struct FootfallRows: Sendable {
    /// A day at somebody's door; `seller` 0 is the whole market's.
    struct Door: Hashable, Sendable {
        let day: FootfallDay
        let seller: Int64
    }
    struct Shown: Hashable, Sendable {
        let day: FootfallDay
        let product: ProductID
        let seller: SellerID
    }
    struct Mark: Hashable, Sendable {
        let door: Door
        /// 16 bytes in hexadecimal.
        let text: String
    }
    private struct Reading: Hashable {
        let day: FootfallDay
        let reader: PageReader
    }

    private(set) var views: [Door: Int] = [:]
    private(set) var products: [Shown: Int] = [:]
    private(set) var marks: Set<Mark> = []

    /// - Parameter salts: of a day without one the views count, the visitors do not.
    init(_ batch: FootfallBatch, _ owners: PageOwners, salts: [FootfallDay: [UInt8]]) {
        var known: [Reading: String] = [:]
        for (view, times) in batch.views {
            let owner = owners.owner(of: view.page)
            if let owner, let keeper = view.keeper, owners.stores[keeper] == owner { continue }
            let doors = [0, owner?.rawValue].compactMap { $0 }.map { Door(day: view.day, seller: $0) }
            for door in doors { views[door, default: 0] += times }
            if case .product(let id) = view.page, let owner {
                products[Shown(day: view.day, product: id, seller: owner), default: 0] += times
            }
            guard let reader = view.reader, let salt = salts[view.day] else { continue }
            let reading = Reading(day: view.day, reader: reader)
            let mark = known[reading] ?? hex(hmacSHA256(reader.text.utf8, key: salt).prefix(16))
            known[reading] = mark
            for door in doors { marks.insert(Mark(door: door, text: mark)) }
        }
    }
}
