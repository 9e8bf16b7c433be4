import Frame
import HTML
import Vocabulary

/// Searching by picture: the picture with what of it is meant, what is asked besides, and what was found.
package struct PictureSearchPage: Markup {
    let frame: PageFrame
    let view: PictureSearchView

    package init(_ frame: PageFrame, _ view: PictureSearchView) {
        var frame = frame
        frame.title = PictureSaid.title[frame.language]
        frame.summary = PictureSaid.intro[frame.language]
        (frame.next, frame.previous) = (view.wall?.next, view.wall?.previous)
        (self.frame, self.view) = (frame, view)
    }

    private var language: Language { frame.language }

    package var body: some Markup {
        Layout(frame) {
            div(
                .class(view.wall == nil ? "by-picture first" : "by-picture"), .data("by-picture"),
                .data("failed", PictureSaid.failed[language]), .data("large", PictureSaid.tooLarge[language]),
                .data("whole", PictureSaid.whole[language]),
                .data("box", PictureSaid.box[language]), .data("yours", PictureSaid.yours[language])
            ) {
                div(.class("picture-side")) {
                    header {
                        h1 { heading }
                        if view.wall == nil { p(.class("quiet")) { PictureSaid.intro[language] } }
                    }
                    PictureForm(view: view, frame: frame)
                    if view.wall != nil { PictureQuestion(view: view, frame: frame) }
                }
                section(.class("picture-found"), .data("found"), .aria("live", "polite")) { found }
            }
            script(.type("module"), .src(frame.assets.picture))
        }
    }

    private var heading: String {
        guard let model = view.model else { return PictureSaid.title[language] }
        return PictureSaid.like[language].replacing("%s", with: "\u{2068}\(model.title)\u{2069}")
    }

    @MarkupBuilder private var found: some Markup {
        if let wall = view.wall {
            h2(.class("unseen")) { PictureSaid.found[language] }
            if wall.cards.isEmpty {
                Blank(
                    icon: .camera, title: PictureSaid.noneTitle[language], text: PictureSaid.noneText[language])
            } else {
                Wall(wall, phrases: frame.phrases, eagerCards: 6)
            }
        }
    }
}

/// Two links below a product's similar goods.
struct SimilarLinks: Markup {
    let product: ProductPageView
    let language: Language

    var body: some Markup {
        let like = "/search/picture?like=" + product.id
        p(.class("actions similar-links")) {
            a(.class("button"), .href(Link(like)), .rel("nofollow")) { PictureSaid.similar[language] }
            if case .kept? = product.pictures.first?.origin {
                a(.class("button"), .href(Link(like + "&part=subject")), .rel("nofollow")) {
                    Icon.camera
                    PictureSaid.part[language]
                }
            }
        }
    }
}
