import Foundation
import Vectors

/// The colours that a screen can show, in 252 boxes of CIE L*a*b*: three of lightness, eleven of `a` and of `b` each, finer
/// near grey, where most of what is photographed lies. Found by walking through sRGB once, so nothing has to be stored.
///
/// Boxes have sharp edges: shared between neighbours, as such histograms often are, two greens of a shelf become one, which
/// costs 0.013 of P@10 on photos of groceries. A little of each box's root is lent to its neighbours all the same (it costs
/// 0.002), so that plain drawings whose reds differ by a shade are not strangers.
struct ColourBins: Sendable {
    static let known = ColourBins()
    static let count = 252

    private static let lights = 3
    private static let steps = 11
    /// Chroma at which boxes are twice as wide as at grey, and the last box's outer edge.
    private static let (bend, reach): (Float, Float) = (30, 94)
    private static let lent: Float = 0.03
    /// For each box of the grid its place among the 252; for one that holds no colour, that of the next one towards grey.
    private let places: [Int]
    /// The neighbours of each of the 252 in `a`, `b` and lightness.
    private let neighbours: [[Int]]

    private init() {
        let steps = Self.steps
        var holds = [Bool](repeating: false, count: Self.lights * steps * steps)
        for red in 0...32 {
            for green in 0...32 {
                for blue in 0...32 {
                    let (l, a, b) = LabField.colour(Float(red) / 32, Float(green) / 32, Float(blue) / 32)
                    holds[Self.box(l, a, b)] = true
                }
            }
        }
        var places = [Int](repeating: -1, count: holds.count)
        var next = 0
        for box in holds.indices where holds[box] { (places[box], next) = (next, next + 1) }
        precondition(next == Self.count, "sRGB fills \(next) boxes")
        var around = [[Int]](repeating: [], count: next)
        for box in holds.indices where holds[box] {
            let (light, a, b) = (box / (steps * steps), box / steps % steps, box % steps)
            for (l, a, b) in [
                (light, a - 1, b), (light, a + 1, b), (light, a, b - 1), (light, a, b + 1), (light - 1, a, b),
                (light + 1, a, b),
            ] where (0..<Self.lights).contains(l) && (0..<steps).contains(a) && (0..<steps).contains(b) {
                let near = (l * steps + a) * steps + b
                if holds[near] { around[places[box]].append(places[near]) }
            }
        }
        for box in holds.indices where !holds[box] {
            var (a, b) = (box / steps % steps, box % steps)
            let light = box / (steps * steps)
            while !holds[(light * steps + a) * steps + b] {
                (a, b) = (a + (steps / 2 - a).signum(), b + (steps / 2 - b).signum())
            }
            places[box] = places[(light * steps + a) * steps + b]
        }
        (self.places, neighbours) = (places, around)
    }

    /// Shape [252], unit length.
    ///
    /// - Parameter weights: one for each pixel of the field.
    func block(of field: LabField, weights: [Float]) -> [Float] {
        var bins = [Float](repeating: 0, count: Self.count)
        for place in weights.indices {
            bins[places[Self.box(field.l[place], field.a[place], field.b[place])]] += weights[place]
        }
        let roots = Vector.normalised(bins.map { cbrt($0) })
        return Vector.normalised(
            roots.indices.map { place in
                neighbours[place].reduce(roots[place]) { $0 + Self.lent * roots[$1] }
            })
    }

    private static func box(_ l: Float, _ a: Float, _ b: Float) -> Int {
        let light = min(lights - 1, max(0, Int(l / 100 * Float(lights))))
        return (light * steps + step(a)) * steps + step(b)
    }

    private static func step(_ value: Float) -> Int {
        let share = log1p(abs(value) / bend) * edge
        let place = Float(steps) / 2 * (1 + (value < 0 ? -share : share))
        return min(steps - 1, max(0, Int(place.rounded(.down))))
    }

    private static let edge: Float = 1 / log1p(reach / bend)
}
