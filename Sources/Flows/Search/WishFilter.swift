import Catalog
import Foundation
import Postgres
import Retrieval
import Vocabulary

/// A wall's filter as the index has it.
struct WishFilter: Sendable {
    private let db: Database

    /// Whole days, bounds of bands of freshness.
    static let days = [1, 7, 30]
    static let kilometres = [2, 10, 50]

    init(db: Database) { self.db = db }

    /// - Returns: nil for what nothing can be: a vehicle or a brand that is not there.
    func filter(of wish: SearchWish, at now: Date) async throws -> IndexFilter? {
        var filter = IndexFilter()
        let wanted = wish.filter
        if let branch = wanted.categories.first {
            // The first is the branch's root; all below it carry it too.
            filter.choices.append(.init(GoodsFacet.category, [branch]))
        }
        if let seller = wanted.seller {
            filter.choices.append(.init(GoodsFacet.seller, [seller.pathText], isCounted: false))
        }
        if let brand = wanted.brand {
            guard let slug = try await Brand.find(brand, in: db)?.slug else { return nil }
            filter.choices.append(.init(GoodsFacet.brand, [slug]))
        }
        if let condition = wanted.condition { filter.choices.append(.init(GoodsFacet.condition, [condition.rawValue])) }
        if let rating = wanted.rating { filter.choices.append(.init(GoodsFacet.rating, [String(rating)])) }
        for choice in wanted.attributes {
            switch choice.wish {
            case .any(let values):
                // The index holds numbers as measures, not as choices.
                if values.count == 1, case .number(let number) = values[0] {
                    filter.spans.append(.init(choice.code, from: Float(number), to: Float(number)))
                    continue
                }
                filter.choices.append(.init(GoodsFacet.attribute(choice.code), values.map(\.field)))
            case .range(let from, let to):
                filter.spans.append(
                    .init(
                        choice.code, from: from.map { Float($0) } ?? -.infinity, to: to.map { Float($0) } ?? .infinity))
            }
        }
        if let car = wanted.car {
            let path = try await Vehicle.path(of: car.vehicle, in: db)
            if path.isEmpty { return nil }
            filter.choices.append(
                .init(GoodsFacet.car, GoodsFacet.wanted(path.map(\.rawValue), year: car.year), isCounted: false))
        }
        if wanted.priceFrom != nil || wanted.priceTo != nil {
            let (low, high) = (wanted.priceFrom ?? 0, wanted.priceTo ?? .max - 1)
            guard low <= high else { return nil }
            filter.amount = low...high
        }
        if let near = wish.near { filter.choices.append(.init(GoodsFacet.place, [near], isCounted: false)) }
        if let days = wish.newerThanDays { filter.since = Int64(now.timeIntervalSince1970) - Int64(days) * 86_400 }
        filter.isAvailable = wish.isAvailable
        if let place = wish.place {
            filter.centre = .init(latitude: Float(place.latitude), longitude: Float(place.longitude))
            filter.radius = wish.radius.map { Float($0) }
        }
        return filter
    }

    static func counts(_ wish: SearchWish, prices: [Int64], at now: Date) -> CountWish {
        var counts = CountWish()
        // Read by nobody, and a market of spare parts has more cars and years than everything else.
        counts.unread = [GoodsFacet.car, GoodsFacet.place]
        counts.amounts = prices
        let seconds = Int64(now.timeIntervalSince1970)
        counts.times = days.reversed().map { seconds - Int64($0) * 86_400 }
        if wish.place != nil { counts.distances = kilometres.map { Float($0) } }
        return counts
    }

    static func read(_ counted: IndexCounts, prices: [Int64]) -> SearchCounts {
        var counts = SearchCounts()
        for (facet, count) in counted.facets {
            switch facet.kind {
            case GoodsFacet.category: counts.categories[facet.value] = count
            case GoodsFacet.brand: counts.brands[facet.value] = count
            case GoodsFacet.condition: counts.conditions[facet.value] = count
            case GoodsFacet.rating: counts.ratings[facet.value] = count
            case GoodsFacet.seller: counts.sellers[facet.value] = count
            case let kind where kind.hasPrefix("a."):
                counts.attributes[String(kind.dropFirst(2)), default: [:]][facet.value] = count
            default: break
            }
        }
        counts.prices = bands(counted.amounts, edges: prices)
        // Times grow towards now, ages towards the past; the last day is the last band.
        counts.ages = bands(counted.times.reversed(), edges: days)
        counts.distances = bands(counted.distances, edges: kilometres)
        return counts
    }

    private static func bands<Edge>(_ counts: [Int], edges: [Edge]) -> [SearchCounts.Band<Edge>] {
        guard counts.count == edges.count + 1 else { return [] }
        return counts.enumerated().map { at, count in
            .init(from: at == 0 ? nil : edges[at - 1], to: at == edges.count ? nil : edges[at], count: count)
        }
    }
}
