import Lanes

/// A picture from outside, checked against the limits and decoded once.
///
/// It keeps the original bytes for `rendition` and a small upright sRGB copy from which everything else is computed,
/// so looking at a picture costs one decode however many questions are asked.
package struct Picture: Sendable {
    /// The picture on white, at most `sampleSide` pixels a side, never enlarged.
    package let sample: Pixels
    let source: PictureSource
    let images: Images

    package static let sampleSide = 256

    package var bytes: [UInt8] { source.bytes }
    package var format: PictureFormat { source.format }
    /// Upright, in pixels. Of an animation: its first frame.
    package var width: Int { source.width }
    package var height: Int { source.height }
    package var hasAlpha: Bool { source.hasAlpha }

    /// Runs on a bench thread.
    init(_ source: PictureSource, _ images: Images) throws {
        (self.source, self.images) = (source, images)
        sample = try source.sample(side: Self.sampleSide)
    }

    /// As `Images.rendition`, of a picture that is open already.
    package func rendition(width: Int, format: Rendition.Format) async throws -> Rendition {
        precondition((1...4096).contains(width), "a rendition is 1…4096 pixels wide")
        return try await images.bench.run { [source] in try source.rendition(width: width, format: format) }
    }

    /// The whole picture on white, pressed into a size whatever its proportions, as networks want it.
    ///
    /// - Parameters: `width`, `height`: in pixels, 1…1024.
    /// - Throws: `PictureRefusal` when the pixels don't decode.
    package func stretched(width: Int, height: Int) async throws -> Pixels {
        let sides = 1...1024
        precondition(sides.contains(width) && sides.contains(height), "a network's input is 1…1024 pixels a side")
        return try await images.bench.run { [source] in try source.stretched(width: width, height: height) }
    }

    /// Runs a computation about this picture on the threads that pictures have, off the cooperative pool.
    package func onItsBench<Value: Sendable>(
        _ work: @escaping @Sendable (Picture) throws -> Value
    ) async throws -> Value {
        try await images.bench.run { [self] in try work(self) }
    }

    /// A blurred stand-in while the picture loads: a WebP of at most 24 px a side as a data address, under 400 bytes.
    ///
    /// - Throws: `PictureFault`.
    package func placeholder() async throws -> String {
        try await images.bench.run { [sample] in
            for (side, quality) in [(24, 40), (20, 25), (16, 10), (8, 0)] as [(Int32, Int32)] {
                let address = try sample.dataAddress(side: side, quality: quality)
                if address.utf8.count < 400 { return address }
            }
            throw PictureFault.cannotWrite(format: "placeholder", "8 × 8 pixels take more than 400 bytes")
        }
    }
}
