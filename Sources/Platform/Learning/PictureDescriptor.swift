import Foundation
import Images
import Vectors

/// 384 numbers, unit length, that say what a picture looks like, without a trained network: 192 of colour, 192 of shape.
///
/// *Colour*: soft histograms of hue × lightness and of greys, over the whole picture (80 bins), its quarters, its middle,
/// what lies around that, and all of it with equal weights (16 each). Elsewhere pixels near the middle, and unlike the
/// picture's edge, count more, so that a plain ground says little.
/// *Shape*: histograms of edge directions (8, unsigned): of lightness over 4 × 4 cells, of lightness at half the size over
/// 2 × 2, and of colour over 2 × 2.
/// Each histogram is square-rooted and brought to length 1 (so their dot product is a Hellinger likeness), then weighted.
/// No number is negative: unrelated pictures have a cosine around a half, not zero.
package enum PictureDescriptor {
    package static let dimensions = 384
    private static let side = 64

    package static func numbers(for picture: Picture) -> [Float] { numbers(for: picture.sample) }

    package static func numbers(for pixels: Pixels) -> [Float] {
        let field = LabField(pixels, side: side)
        let weights = weights(of: field)
        let colour = Vector.normalised(Self.colour(field, weights))
        let shape = Vector.normalised(Self.shape(field))
        return Vector.normalised(Vector.scaled(colour, by: colourShare) + Vector.scaled(shape, by: shapeShare))
    }

    // Chosen on photos of groceries (Tests/LearningTests/PictureDescriptorTests.swift).
    private static let colourShare: Float = 1
    private static let shapeShare: Float = 0.5

    // MARK: Colour

    private static func weights(of field: LabField) -> [Float] {
        let side = field.side
        var edge = (l: Float(0), a: Float(0), b: Float(0), count: Float(0))
        for place in 0..<side * side {
            let (x, y) = (place % side, place / side)
            guard min(x, y, side - 1 - x, side - 1 - y) < 3 else { continue }
            edge.l += field.l[place]
            edge.a += field.a[place]
            edge.b += field.b[place]
            edge.count += 1
        }
        let ground = (l: edge.l / edge.count, a: edge.a / edge.count, b: edge.b / edge.count)
        return (0..<side * side).map { place in
            let x = (Float(place % side) + 0.5) / Float(side) - 0.5
            let y = (Float(place / side) + 0.5) / Float(side) - 0.5
            let (l, a, b) = (field.l[place] - ground.l, field.a[place] - ground.a, field.b[place] - ground.b)
            let unlike = 1 - exp(-(l * l + a * a + b * b) / (2 * 35 * 35))
            return exp(-(x * x + y * y) * 8) * (0.2 + 0.8 * unlike)
        }
    }

    private static func colour(_ field: LabField, _ weights: [Float]) -> [Float] {
        let (side, half) = (field.side, field.side / 2)
        var whole = ColourHistogram(hues: 16, lights: 4, greys: 16)
        var regions = [ColourHistogram](repeating: ColourHistogram(hues: 6, lights: 2, greys: 4), count: 7)
        for place in 0..<side * side {
            let (x, y) = (place % side, place / side)
            let (l, a, b, weight) = (field.l[place], field.a[place], field.b[place], weights[place])
            whole.add(l, a, b, weight)
            regions[(y < half ? 0 : 2) + (x < half ? 0 : 1)].add(l, a, b, weight)
            // The middle, and what lies around it.
            let isMiddle = abs(x - half) < side / 5 && abs(y - half) < side / 5
            regions[isMiddle ? 4 : 5].add(l, a, b, weight)
            regions[6].add(l, a, b, 1)
        }
        return whole.block(weight: 1.6) + regions.flatMap { $0.block(weight: 0.4) }
    }

    // MARK: Shape

    private static func shape(_ field: LabField) -> [Float] {
        let half = field.halved()
        let edges = EdgeHistogram(field.l, side: field.side, cells: 4)
        let coarse = EdgeHistogram(half.l, side: half.side, cells: 2)
        let tints = EdgeHistogram(half.a, half.b, side: half.side, cells: 2)
        return edges.block(weight: 1) + coarse.block(weight: 0.7) + tints.block(weight: 0.7)
    }
}

/// The common end of every histogram.
private func hellinger(_ bins: [Float], weight: Float) -> [Float] {
    Vector.scaled(Vector.normalised(bins.map { $0.squareRoot() }), by: weight)
}

/// Hue × lightness for what has colour, lightness alone for what has none; a pixel is shared between neighbouring bins.
private struct ColourHistogram {
    let hues: Int
    let lights: Int
    let greys: Int
    private var bins: [Float]

    init(hues: Int, lights: Int, greys: Int) {
        (self.hues, self.lights, self.greys) = (hues, lights, greys)
        bins = [Float](repeating: 0, count: hues * lights + greys)
    }

    mutating func add(_ l: Float, _ a: Float, _ b: Float, _ weight: Float) {
        let chroma = (a * a + b * b).squareRoot()
        let greyness = exp(-(chroma * chroma) / (14 * 14))
        let (dark, light, lift) = shares(l / 100, of: greys)
        bins[hues * lights + dark] += weight * greyness * (1 - lift)
        bins[hues * lights + light] += weight * greyness * lift

        let turn = (atan2(b, a) / (2 * .pi) + 1) * Float(hues)
        let (near, nearness) = (Int(turn) % hues, 1 - (turn - turn.rounded(.down)))
        let (low, high, rise) = shares(l / 100, of: lights)
        let strength = weight * (1 - greyness)
        for (hue, part) in [(near, nearness), ((near + 1) % hues, 1 - nearness)] {
            bins[hue * lights + low] += strength * part * (1 - rise)
            bins[hue * lights + high] += strength * part * rise
        }
    }

    func block(weight: Float) -> [Float] { hellinger(bins, weight: weight) }

    /// The two bins whose middles lie around a value in 0…1, and the share of the upper one.
    private func shares(_ value: Float, of count: Int) -> (Int, Int, Float) {
        let place = max(0, min(Float(count - 1), value * Float(count) - 0.5))
        let low = Int(place)
        return (low, min(count - 1, low + 1), place - Float(low))
    }
}

/// Edge directions (8, without sign), weighted by strength, in `cells` × `cells` cells.
private struct EdgeHistogram {
    private static let directions = 8
    private var bins: [Float]

    init(_ values: [Float], _ more: [Float]? = nil, side: Int, cells: Int) {
        bins = [Float](repeating: 0, count: cells * cells * Self.directions)
        for values in [values, more].compactMap({ $0 }) {
            for y in 1..<side - 1 {
                for x in 1..<side - 1 {
                    let at = y * side + x
                    let (dx, dy) = (values[at + 1] - values[at - 1], values[at + side] - values[at - side])
                    let strength = (dx * dx + dy * dy).squareRoot()
                    guard strength > 1 else { continue }
                    let turn = (atan2(dy, dx) / .pi + 1) * Float(Self.directions)
                    let near = Int(turn)
                    let part = turn - Float(near)
                    let cell = (y * cells / side * cells + x * cells / side) * Self.directions
                    bins[cell + near % Self.directions] += strength * (1 - part)
                    bins[cell + (near + 1) % Self.directions] += strength * part
                }
            }
        }
    }

    func block(weight: Float) -> [Float] { hellinger(bins, weight: weight) }
}
