import Catalog
import Images

extension PictureFacts {
    /// What lists and the search for twins need of a picture.
    /// - Throws: `PictureRefusal` when no placeholder can be drawn of it.
    init(of picture: Picture) async throws {
        self.init(
            width: picture.width, height: picture.height, colour: picture.dominantColour.hex,
            placeholder: try await picture.placeholder(), hash: Int64(bitPattern: picture.perceptualHash.bits))
    }
}
