import Images
import Vectors

/// 384 numbers, unit length, that say what a picture looks like, without a trained network: 252 of colour, 100 of texture,
/// 32 of shape.
///
/// *Colour*: how much of the picture has each of 252 colours (`ColourBins`); the middle counts more, and the ground that a
/// thing lies on hardly (`Ground`). The cube root keeps a
/// small patch of a rare colour from drowning in the ground.
/// *Texture*: how often each pair of patterns around a pixel occurs, one close by, one wider (`TextureCodes`); the same
/// however the thing is turned.
/// *Shape*: edge directions in the four quarters (`EdgeDirections`).
/// Each part is brought to length 1 and weighted. No number is negative: unrelated pictures have a cosine around a third,
/// not zero. What each part earns: docs/search-pictures.md.
package enum PictureDescriptor {
    package static let dimensions = 384
    /// A change of it makes every stored vector be made again.
    package static let name = "looks-2"
    private static let side = 128
    private static let weights: (colour: Float, texture: Float, shape: Float) = (1, 1.1, 0.5)

    /// Costs about 10 ms on one core.
    package static func numbers(for picture: Picture) -> [Float] { numbers(for: picture.sample) }

    package static func numbers(for pixels: Pixels) -> [Float] {
        let field = LabField(pixels, side: side)
        let shares = Ground.weights(in: field)
        let colour = ColourBins.known.block(of: field, weights: shares)
        let texture = TextureCodes.block(of: field, weights: shares)
        let shape = EdgeDirections.block(of: field)
        let numbers =
            Vector.scaled(colour, by: weights.colour) + Vector.scaled(texture, by: weights.texture)
            + Vector.scaled(shape, by: weights.shape)
        return Vector.normalised(numbers)
    }
}
