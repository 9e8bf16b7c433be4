import Foundation
import Vectors

/// Edge directions of lightness (8, without sign), weighted by strength, in the four quarters of a picture at a quarter of
/// the field's size: outlines, where texture is no longer seen.
enum EdgeDirections {
    private static let directions = 8
    private static let cells = 2

    /// Shape [32], unit length.
    static func block(of field: LabField) -> [Float] {
        let small = field.halved().halved()
        let (values, side) = (small.l, small.side)
        var bins = [Float](repeating: 0, count: cells * cells * directions)
        for y in 1..<side - 1 {
            for x in 1..<side - 1 {
                let at = y * side + x
                let (dx, dy) = (values[at + 1] - values[at - 1], values[at + side] - values[at - side])
                let strength = (dx * dx + dy * dy).squareRoot()
                guard strength > 1 else { continue }
                let turn = (atan2(dy, dx) / .pi + 1) * Float(directions)
                let near = Int(turn)
                let part = turn - Float(near)
                let cell = (y * cells / side * cells + x * cells / side) * directions
                bins[cell + near % directions] += strength * (1 - part)
                bins[cell + (near + 1) % directions] += strength * part
            }
        }
        return Vector.normalised(bins.map { $0.squareRoot() })
    }
}
