import Frame
import HTML
import HTTP
import Merchandising
import Vocabulary

struct BannersPage: Markup {
    let desk: DeskFrame
    let forms: [(BannerID, BannerForm)]
    /// A new one that was refused.
    let typed: BannerForm?
    let note: String?
    let fault: String?
    private var language: Language { desk.language }

    var body: some Markup {
        DeskLayout(desk) {
            header(.class("desk-head")) { h1 { MerchandisingSaid.banners[language] } }
            if let note { DeskNote(desk: desk, text: note) }
            if let fault { p(.class("fault"), .role("alert")) { fault } }
            div(.class("desk-columns")) {
                div {
                    if forms.isEmpty { p(.class("desk-empty")) { DeskSaid.nothing[language] } }
                    for (id, form) in forms { BannerPanel(desk: desk, id: id, form: form) }
                }
                BannerPanel(desk: desk, id: nil, form: typed ?? BannerForm())
            }
        }
    }
}

private struct BannerPanel: Markup {
    let desk: DeskFrame
    /// Nil for a new one.
    let id: BannerID?
    let form: BannerForm
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { bdi { id == nil ? VehicleSaid.add[language] : form.texts[language] } }
            if let key = form.key {
                img(
                    .class("desk-banner"), .src(Link("/admin/img/\(key)/480.webp")), .alt(""), .loading("lazy"))
            }
            details(.open(id == nil)) {
                summary { ListingSaid.details[language] }
                HTML.form(.method("post"), .action(action), .enctype("multipart/form-data")) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    NamesFields(
                        desk: desk, label: MerchandisingSaid.text[language], name: "text", names: form.texts,
                        form: scope)
                    DeskField(
                        MerchandisingSaid.target[language], "link", form.link,
                        .line(maxLength: 600, inputMode: "url", suggestions: []), hint: "/c/tyres", isRequired: true,
                        in: scope)
                    label(.class("field")) {
                        span { MerchandisingSaid.picture[language] }
                        input(.type("file"), .name("picture"), .accept("image/*"), .required(id == nil))
                    }
                    ShowingFields(
                        position: form.position, first: form.first, last: form.last, language: language, form: scope)
                    button(.class("button primary"), .type("submit")) { DeskSaid.save[language] }
                    if let id {
                        button(
                            .class("button danger"), .type("submit"),
                            .formAction(Link(ShelfRoutes.bannerRemoval.path(id)))
                        ) { DeskSaid.delete[language] }
                    }
                }
            }
        }
    }

    private var scope: String { id.map { $0.pathText + "-" } ?? "" }

    private var action: Link {
        Link(id.map { ShelfRoutes.bannerChange.path($0) } ?? ShelfRoutes.bannerCreation.path())
    }
}
