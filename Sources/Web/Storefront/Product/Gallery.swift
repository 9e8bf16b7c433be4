import Frame
import HTML

/// The pictures of a product: one at a time, swiped, scrolled or chosen below. All of it without JavaScript.
struct Gallery: Markup {
    let pictures: [PictureView]
    let phrases: ProductPhrases

    var body: some Markup {
        div(.class("gallery")) {
            if pictures.isEmpty {
                div(.class("photo none")) { Icon.stall }
            } else if pictures.count == 1 {
                div(.class("photo")) { PictureMarkup(picture: pictures[0], use: .stage, isEager: true) }
            } else {
                ul(.class("photos"), .role("list"), .aria("label", phrases.photos), .tabIndex(0)) {
                    for (index, picture) in pictures.enumerated() {
                        li(.class("photo"), .id("photo-\(index + 1)")) {
                            PictureMarkup(picture: picture, use: .stage, isEager: index == 0)
                        }
                    }
                }
                thumbnails
            }
        }
    }

    private var thumbnails: some Markup {
        ul(.class("thumbnails"), .role("list")) {
            for (index, picture) in pictures.enumerated() {
                li {
                    a(
                        .href("#photo-\(index + 1)"),
                        .aria("label", phrases.photo("\(index + 1)", "\(pictures.count)")),
                        .data("photo")
                    ) { PictureMarkup(picture: picture, use: .thumbnail, isDecoration: true) }
                }
            }
        }
    }
}
