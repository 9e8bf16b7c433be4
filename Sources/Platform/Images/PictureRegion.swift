import CVips

/// A part of a picture, in shares of its sides, so that it means the same at every size; upright, from the upper left.
package struct PictureRegion: Sendable, Hashable {
    package let left: Double
    package let top: Double
    package let width: Double
    package let height: Double

    package static let whole = PictureRegion(of: (0, 0, 1, 1))
    /// The least share of a side: what is smaller says nothing.
    package static let leastSide = 1.0 / 64

    /// - Parameters: each 0…1; what overhangs by a rounding error (a millionth) is cut off.
    /// - Throws: `RegionRefusal`, also for numbers that are not finite.
    package init(left: Double, top: Double, width: Double, height: Double) throws(RegionRefusal) {
        let slack = 1e-6
        let isInside = [left, top, width, height].allSatisfy { $0.isFinite && $0 >= -slack && $0 <= 1 + slack }
        guard isInside, left + width <= 1 + slack, top + height <= 1 + slack else { throw .outside }
        guard min(width, height) >= Self.leastSide - slack else { throw .tooSmall }
        let (x, y) = (min(max(left, 0), 1 - Self.leastSide), min(max(top, 0), 1 - Self.leastSide))
        self.init(of: (x, y, min(width, 1 - x), min(height, 1 - y)))
    }

    private init(of sides: (Double, Double, Double, Double)) { (left, top, width, height) = sides }
}

/// Why four numbers are not taken as a part of a picture.
package enum RegionRefusal: Error, Sendable, Hashable {
    case outside, tooSmall

    /// Stable across releases.
    package var code: String {
        switch self {
        case .outside: "region_outside"
        case .tooSmall: "region_too_small"
        }
    }
}

extension Picture {
    /// Longest side of a part, in pixels.
    package static let regionSide = 640

    /// A part as a picture of its own, without metadata; at most `regionSide` pixels a side, never enlarged. One decode.
    ///
    /// - Throws: `PictureRefusal` when the pixels don't decode; `CancellationError`.
    package func cropped(to region: PictureRegion) async throws -> Picture {
        if region == .whole { return self }
        return try await onItsBench { picture in
            let part = try picture.source.part(region, side: Self.regionSide)
            return try Picture(PictureSource(part.bytes, .png, picture.images), picture.images)
        }
    }
}

extension PictureSource {
    /// Runs on a bench thread.
    fileprivate func part(_ region: PictureRegion, side: Int) throws -> Rendition {
        let longest = max(region.width * Double(width), region.height * Double(height))
        let scale = min(1, Double(side) / longest)
        let (wide, tall) = (Double(width) * scale, Double(height) * scale)
        return try decoded { start, count in
            let whole = try thumbnail(start, count, max(1, Int(wide.rounded())), max(1, Int(tall.rounded())))
            func span(_ start: Double, _ share: Double, of pixels: Int) -> (Int32, Int32) {
                let first = min(pixels - 1, Int((start * Double(pixels)).rounded(.down)))
                let end = min(pixels, max(first + 1, Int(((start + share) * Double(pixels)).rounded())))
                return (Int32(first), Int32(min(end - first, side)))
            }
            let (left, across) = span(region.left, region.width, of: whole.width)
            let (top, down) = span(region.top, region.height, of: whole.height)
            let part = try VipsHandle.made { soko_vips_area(whole.image, left, top, across, down) }
            return try Rendition(of: part, as: .png)
        }
    }
}
