import Foundation
import Images

extension PictureDescriptor {
    /// The part of a picture that is probably meant, to be shown as a suggestion: what stands out from the colours along the
    /// picture's edge, near the middle, in one piece. The whole picture when nothing does.
    ///
    /// Costs about 2 ms. A guess by colour alone: it does not know what things are, and on a full shelf it is mostly wrong by
    /// being too large.
    package static func subject(of picture: Picture) -> PictureRegion { subject(of: picture.sample) }

    static func subject(of pixels: Pixels) -> PictureRegion {
        let field = LabField(pixels, side: Subject.side)
        let outstanding = Subject.outstanding(field)
        guard let bar = Subject.bar(of: outstanding) else { return .whole }
        return Subject.box(of: Subject.heaviestPiece(outstanding, above: bar))
    }
}

private enum Subject {
    static let side = 48
    /// In steps of CIE L*a*b*: a picture whose colours differ less has no subject.
    private static let leastContrast: Float = 8
    private static let margin = 2

    /// How far each place is from the ground, less towards the corners.
    static func outstanding(_ field: LabField) -> [Float] {
        Ground.distances(in: field).enumerated().map { place, distance in
            let x = (Float(place % side) + 0.5) * 2 / Float(side) - 1
            let y = (Float(place / side) + 0.5) * 2 / Float(side) - 1
            return distance * exp(-0.7 * (x * x + y * y))
        }
    }

    /// Where ground and subject part: the bar with the widest gap between the means of its two sides, for their sizes (Otsu).
    static func bar(of values: [Float]) -> Float? {
        guard let most = values.max(), most >= leastContrast else { return nil }
        var counts = [Int](repeating: 0, count: 64)
        for value in values { counts[min(63, Int(value / most * 64))] += 1 }
        let all = counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        var (below, sum, best, bar) = (0, 0, Float(0), 0)
        for (place, count) in counts.enumerated().dropLast() {
            (below, sum) = (below + count, sum + place * count)
            guard below > 0, below < values.count else { continue }
            let above = values.count - below
            let gap = Float(all - sum) / Float(above) - Float(sum) / Float(below)
            let spread = Float(below) * Float(above) * gap * gap
            if spread > best { (best, bar) = (spread, place + 1) }
        }
        return Float(bar) * most / 64
    }

    /// The places of the piece that stands out most in sum; places touch by their sides.
    static func heaviestPiece(_ values: [Float], above bar: Float) -> [Int] {
        var isOpen = values.map { $0 >= bar }
        var heaviest = (sum: Float(0), places: [Int]())
        for start in values.indices where isOpen[start] {
            isOpen[start] = false
            var (piece, next, sum) = ([start], 0, Float(0))
            while next < piece.count {
                let place = piece[next]
                (next, sum) = (next + 1, sum + values[place])
                let (x, y) = (place % side, place / side)
                let around = [
                    x > 0 ? place - 1 : place, x < side - 1 ? place + 1 : place, y > 0 ? place - side : place,
                    y < side - 1 ? place + side : place,
                ]
                for near in around where isOpen[near] {
                    isOpen[near] = false
                    piece.append(near)
                }
            }
            if sum > heaviest.sum { heaviest = (sum, piece) }
        }
        return heaviest.places
    }

    static func box(of places: [Int]) -> PictureRegion {
        let (across, down) = (places.map { $0 % side }, places.map { $0 / side })
        guard let left = across.min(), let right = across.max(), let top = down.min(), let bottom = down.max(),
            places.count >= side * side / 100
        else { return .whole }
        let (first, last) = ((max(0, left - margin), max(0, top - margin)), (right + 1 + margin, bottom + 1 + margin))
        let share = { (places: Int) in Double(places) / Double(side) }
        do {
            return try PictureRegion(
                left: share(first.0), top: share(first.1), width: share(min(side, last.0) - first.0),
                height: share(min(side, last.1) - first.1))
        } catch { preconditionFailure("a box inside the picture is a part of it") }
    }
}
