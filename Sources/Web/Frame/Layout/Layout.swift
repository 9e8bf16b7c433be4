import HTML
import Vocabulary

/// A whole page of the market around its content.
package struct Layout<Content: Markup>: Markup {
    let frame: PageFrame
    let content: Content

    package init(_ frame: PageFrame, @MarkupBuilder content: () -> Content) {
        self.frame = frame
        self.content = content()
    }

    package var body: some Markup {
        Document(.lang(frame.language.tag), .dir(frame.language.direction)) {
            LayoutHead(frame)
            HTML.body {
                a(.class("skip"), .href("#content")) { frame.phrases.frame.skipToContent }
                IconShapes()
                LayoutHeader(frame: frame)
                if let age = frame.savedCopyAge { SavedCopyNotice(age: age, phrases: frame.phrases) }
                main(.id("content"), .tabIndex(-1)) { content }
                LayoutFooter(frame: frame)
                WatchForm(frame: frame)
            }
        }
    }
}

/// Says that the page may be out of date, because the database is away.
struct SavedCopyNotice: Markup {
    let age: Duration
    let phrases: Phrases
    var body: some Markup {
        p(.class("notice"), .role("status")) {
            Icon.clock
            span { phrases.frame.savedCopy(phrases.ago(age)) }
        }
    }
}

/// One form behind all hearts of a page: each heart is a button that names its own address (`formaction`).
/// So the hidden fields are written once, and the page works without JavaScript.
struct WatchForm: Markup {
    let frame: PageFrame
    var body: some Markup {
        form(
            .id("watch"), .method("post"), .action("/watchlist"), .hidden(),
            .data("failed", frame.phrases.product.watchFailed)
        ) {
            input(.type("hidden"), .name("csrf"), .value(frame.csrf))
            input(.type("hidden"), .name("return"), .value(frame.path))
        }
        p(.class("toast"), .role("status"), .data("toast"))
    }
}
