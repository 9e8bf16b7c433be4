import Vectors

/// What surfaces are like: for each pixel, which of its eight neighbours are lighter than it (a local binary pattern), one
/// pixel away and four away, and how often each pair of the two occurs.
///
/// Of a pattern only the number of lighter neighbours counts when they stand together (0…8), 9 for all others: the same when
/// the thing is turned. That makes 10 × 10 pairs.
enum TextureCodes {
    private static let (near, far) = (1, 4)
    /// Of lightness 0…100; less is noise.
    private static let margin: Float = 1
    private static let kinds: [Int] = (0..<256).map { pattern in
        let bits = UInt8(pattern)
        let changes = (bits ^ (bits << 1 | bits >> 7)).nonzeroBitCount
        return changes <= 2 ? bits.nonzeroBitCount : 9
    }

    /// Shape [100], unit length.
    static func block(of field: LabField, weights: [Float]) -> [Float] {
        let (close, wide) = (kinds(field, near), kinds(field, far))
        var bins = [Float](repeating: 0, count: 100)
        for place in weights.indices { bins[close[place] * 10 + wide[place]] += weights[place] }
        return Vector.normalised(bins.map { $0.squareRoot() })
    }

    /// At the picture's edge the edge goes on.
    private static func kinds(_ field: LabField, _ away: Int) -> [Int] {
        let side = field.side
        let before = (0..<side).map { max(0, $0 - away) }, after = (0..<side).map { min(side - 1, $0 + away) }
        return field.l.withUnsafeBufferPointer { l in
            var found = [Int]()
            found.reserveCapacity(side * side)
            for y in 0..<side {
                let (up, at, down) = (before[y] * side, y * side, after[y] * side)
                for x in 0..<side {
                    let (left, right, bound) = (before[x], after[x], l[at + x] + margin)
                    var pattern = l[up + left] > bound ? 1 : 0
                    if l[up + x] > bound { pattern |= 2 }
                    if l[up + right] > bound { pattern |= 4 }
                    if l[at + right] > bound { pattern |= 8 }
                    if l[down + right] > bound { pattern |= 16 }
                    if l[down + x] > bound { pattern |= 32 }
                    if l[down + left] > bound { pattern |= 64 }
                    if l[at + left] > bound { pattern |= 128 }
                    found.append(kinds[pattern])
                }
            }
            return found
        }
    }
}
