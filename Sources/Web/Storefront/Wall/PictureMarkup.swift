import HTML

/// A picture in its place: colour first, then a blurred copy, then the real one in the best format the browser knows.
///
/// Width and height are attributes, and the colour is an SVG presentation attribute, so the page needs no inline style
/// and the content security policy no exception.
struct PictureMarkup: Markup {
    enum Use: Sendable { case card, stage, thumbnail }

    let picture: PictureView
    let use: Use
    /// In the first view: loaded at once, with the blurred copy in the page.
    var isEager = false
    /// Said by the link around it already.
    var isDecoration = false

    var body: some Markup {
        if let tint = picture.tint { svg(.class("tint"), .color(tint), .aria("hidden", "true")) }
        if isEager, let data = picture.placeholder, let link = Link.picture(data: data) {
            img(.class("blur"), .src(link), .alt(""))
        }
        switch picture.origin {
        case .elsewhere: image
        case .kept(let path):
            HTML.picture {
                source(
                    .type("image/avif"), .srcset(Link(path), format: "avif", widths: picture.widths(upTo: limit)),
                    .sizes(sizes))
                source(
                    .type("image/webp"), .srcset(Link(path), format: "webp", widths: picture.widths(upTo: limit)),
                    .sizes(sizes))
                image
            }
        }
    }

    private var image: some Markup {
        img(
            .src(picture.fallback(width: fallbackWidth)), .width(picture.width), .height(picture.height),
            .alt(isDecoration ? "" : picture.alt), .loading(isEager ? nil : "lazy"), .decoding("async"),
            .fetchPriority(use == .stage && isEager ? "high" : nil))
    }

    private var limit: Int {
        switch use {
        case .card: 640
        case .stage: 1280
        case .thumbnail: 160
        }
    }

    private var fallbackWidth: Int {
        switch use {
        case .card: min(320, largestPreset)
        case .stage: min(960, largestPreset)
        case .thumbnail: 160
        }
    }

    private var largestPreset: Int { PictureView.presetWidths.last { $0 <= picture.width } ?? 160 }

    private var sizes: String {
        switch use {
        case .card: "(min-width:60em) 16em,(min-width:36em) 31vw,47vw"
        case .stage: "(min-width:56em) 38em,100vw"
        case .thumbnail: "5em"
        }
    }
}
