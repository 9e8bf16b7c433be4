import Foundation

/// What a thing lies on, known by the colours along the picture's edge.
enum Ground {
    /// How far each place's colour is from them, in steps of CIE L*a*b*. The third nearest counts, so that a thing whose tip
    /// reaches the edge still stands out.
    static func distances(in field: LabField) -> [Float] {
        let side = field.side
        let ring = (0..<side * side).filter { place in
            let (x, y) = (place % side, place / side)
            return min(x, y, side - 1 - x, side - 1 - y) == 1 && (x + y) % 5 == 0
        }
        let (light, red, yellow) = (ring.map { field.l[$0] }, ring.map { field.a[$0] }, ring.map { field.b[$0] })
        return (0..<side * side).map { place in
            let (l, a, b) = (field.l[place], field.a[place], field.b[place])
            var (first, second, third) = (Float.infinity, Float.infinity, Float.infinity)
            var edge = 0
            while edge < light.count {
                let (dl, da, db) = (l - light[edge], a - red[edge], b - yellow[edge])
                let far = dl * dl + da * da + db * db
                edge += 1
                guard far < third else { continue }
                if far < first {
                    (first, second, third) = (far, first, second)
                } else if far < second {
                    (second, third) = (far, second)
                } else {
                    third = far
                }
            }
            return third.squareRoot()
        }
    }

    /// What each pixel counts in a description: most in the middle (1, 0.14 where the sides are, 0.02 in the corners), and
    /// next to nothing where it looks like the ground. On a full shelf everything looks like the ground, and the middle is
    /// what remains.
    ///
    /// - Returns: one for each pixel of the field, above 0.
    static func weights(in field: LabField) -> [Float] {
        let small = field.halved()
        let unlike = distances(in: small).map { least + (1 - least) * (1 - exp(-$0 * $0 / (2 * spread * spread))) }
        let side = field.side
        return (0..<side * side).map { place in
            let (column, row) = (place % side, place / side)
            return closeness(column, row, side) * unlike[row / 2 * small.side + column / 2]
        }
    }

    /// Smaller by the share of a whole picture: even a wide ground must not outweigh what lies on it.
    private static let least: Float = 0.005
    /// Of the colours of one ground: shade, dust, the camera's noise.
    private static let spread: Float = 6

    private static func closeness(_ column: Int, _ row: Int, _ side: Int) -> Float {
        let x = (Float(column) + 0.5) * 2 / Float(side) - 1
        let y = (Float(row) + 0.5) * 2 / Float(side) - 1
        return exp(-2 * (x * x + y * y))
    }
}
