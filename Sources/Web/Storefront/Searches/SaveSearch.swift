import Frame
import HTML
import HTTP
import Vocabulary

/// The way to save a wall, and to share its address. One call from the page that shows it.
package struct SaveSearch: Markup {
    let frame: PageFrame
    /// The wall's own, without a place.
    let address: Link
    /// What it is called unless somebody says otherwise; empty: the server's choice.
    let name: String
    private var language: Language { frame.language }

    package init(frame: PageFrame, address: Link, name: String) {
        (self.frame, self.address, self.name) = (frame, address, name)
    }

    package var body: some Markup {
        // A saved copy cannot keep anything.
        if frame.savedCopyAge == nil, !frame.csrf.isEmpty {
            div(.class("save-search")) {
                details(.class("menu keep"), .data("menu")) {
                    summary(.class("chip")) {
                        Bell()
                        span { SearchesSaid.save[language] }
                    }
                    form(.method("post"), .action(Link(StorefrontRoutes.searchSaving.path()))) {
                        input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                        input(.type("hidden"), .name("address"), .value(address.address))
                        label {
                            span { SearchesSaid.name[language] }
                            input(
                                .type("text"), .name("name"), .value(name), .maxLength(100), .autocomplete("off"),
                                .dir("auto"))
                        }
                        p(.class("quiet")) { SearchesSaid.promise[language] }
                        button(.class("button primary"), .type("submit")) { SearchesSaid.keep[language] }
                    }
                }
                button(
                    .class("chip"), .type("button"), .hidden(), .data("share", name),
                    .data("copied", frame.phrases.product.linkCopied)
                ) {
                    Icon.share
                    span { frame.phrases.product.share }
                }
            }
        }
    }
}
