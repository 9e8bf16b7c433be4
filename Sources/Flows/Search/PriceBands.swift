import Catalog

/// Bounds between which prices are counted, in minor units.
enum PriceBands {
    /// Round numbers, each some times the one before, from one to a million units of a currency of two decimals; those that
    /// nothing lies between come out as empty bands, which pages leave out.
    static func edges(_ filter: WallFilter) -> [Int64] {
        var edges: [Int64] = []
        var power: Int64 = 100
        while power <= 1_000_000_000 {
            edges += [power, power * 2, power * 5]
            power *= 10
        }
        return edges
    }
}
