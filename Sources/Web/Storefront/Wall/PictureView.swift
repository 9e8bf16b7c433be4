import HTML

/// One picture as a page shows it.
package struct PictureView: Sendable {
    package enum Origin: Sendable {
        /// Ours: `path` is `/img/{id}`; the page appends `/{width}.{format}` for the preset widths and formats.
        case kept(path: String)
        /// Still only at the seller's CDN: one address, one size.
        case elsewhere(Link)
    }

    /// What `/img/{id}/{width}.{format}` makes, in pixels.
    package static let presetWidths = [160, 320, 480, 640, 960, 1280]

    package let origin: Origin
    /// Size of the original in pixels, 1 or more. Only the ratio shows: the place is kept free before it loads.
    package let width, height: Int
    /// The dominant colour, `#rrggbb`; fills the place until the picture is there.
    package let tint: String?
    /// A tiny blurred copy, `data:image/…;base64,…`, best ≤ 400 bytes.
    package let placeholder: String?
    package let alt: String

    package init(
        _ origin: Origin, width: Int, height: Int, tint: String? = nil, placeholder: String? = nil, alt: String
    ) {
        self.origin = origin
        self.width = max(1, width)
        self.height = max(1, height)
        self.tint = tint
        self.placeholder = placeholder
        self.alt = alt
    }

    /// Height in wall rows (a card is 28 rows wide): ratios from 3:2 lying to 3:5 standing keep their shape, others are
    /// cropped to these.
    var wallRows: Int { min(46, max(18, (height * 28 + width / 2) / width)) }

    /// The address for the fallback `<img>`, about `width` pixels wide.
    func fallback(width: Int) -> Link {
        switch origin {
        case .kept(let path): Link("\(path)/\(width).jpeg")
        case .elsewhere(let link): link
        }
    }

    /// The preset widths worth offering: the smallest always, wider ones while the original has that many pixels.
    func widths(upTo limit: Int) -> ArraySlice<Int> {
        let count = Self.presetWidths.prefix { $0 <= width && $0 <= limit }.count
        return Self.presetWidths.prefix(max(1, count))
    }
}
