import HTML
import Vocabulary

/// The bar at the top: name, search, watchlist, language, light or dark.
struct LayoutHeader: Markup {
    let frame: PageFrame
    private var phrases: FramePhrases { frame.phrases.frame }

    var body: some Markup {
        header(.class("top")) {
            a(.class("brand"), .href("/")) {
                svg(.class("mark"), .viewBox("0 0 32 32"), .aria("hidden", "true")) { UnescapedMarkup(Self.mark) }
                span { frame.market.name }
            }
            SearchBox(frame: frame)
            div(.class("tools")) {
                watchlist
                SavedBell(frame: frame)
                account
                LanguageMenu(frame)
                // Without JavaScript the browser's own preference decides, so the button stays hidden.
                button(
                    .class("tool"), .type("button"), .hidden(), .data("theme-toggle"), .aria("label", phrases.theme),
                    .title(phrases.theme)
                ) { Icon.contrast }
            }
        }
    }

    private var watchlist: some Markup {
        a(.class("tool"), .href("/watchlist"), .aria("label", phrases.watchlist), .title(phrases.watchlist)) {
            Icon.heart
            span(.class("count"), .hidden(frame.watchedCount == 0), .data("watched-count")) {
                frame.language.grouped(frame.watchedCount)
            }
        }
    }

    private var account: some Markup {
        let words = frame.phrases.account
        let name = frame.isSignedIn ? words.account : words.signIn
        return a(
            .class(frame.isSignedIn ? "tool known" : "tool"), .href(frame.isSignedIn ? "/account" : "/sign-in"),
            .aria("label", name), .title(name)
        ) {
            // Below the picture, for one that is not there any more.
            Icon.person
            if let portrait = frame.portrait {
                img(.class("portrait"), .src(Link(portrait.address + "/160.webp")), .width(30), .height(30), .alt(""))
            }
        }
    }

    /// A market stall's awning.
    private static let mark =
        #"<path d="M5 4h22l3 9a4 4 0 0 1-7 2.6 4.6 4.6 0 0 1-7 0 4.6 4.6 0 0 1-7 0A4 4 0 0 1 2 13z" fill="currentColor"/><path d="M5 19v9h22v-9" fill="none" stroke="currentColor" stroke-width="3"/>"#
}

/// The market's languages, each in its own name. Works without JavaScript.
package struct LanguageMenu: Markup {
    let frame: PageFrame
    package init(_ frame: PageFrame) { self.frame = frame }
    package var body: some Markup {
        details(.class("menu"), .data("menu")) {
            summary(
                .class("tool"), .aria("label", "\(frame.phrases.frame.language): \(frame.language.ownName)"),
                .title(frame.phrases.frame.language)
            ) { Icon.globe }
            ul {
                for language in frame.market.languages { li { LanguageLink(language: language, frame: frame) } }
                if !frame.currencies.isEmpty {
                    li(.class("quiet")) { Self.prices[frame.language] }
                    for code in frame.currencies { li { CurrencyLink(code: code, frame: frame) } }
                }
            }
        }
    }

    private static let prices = Said(
        "Show prices in", "Onyesha bei kwa", "Afficher les prix en", "عرض الأسعار بعملة", "แสดงราคาเป็น")
}

private struct CurrencyLink: Markup {
    let code: String
    let frame: PageFrame
    var body: some Markup {
        a(
            .href(Link(frame.path + (frame.path.contains("?") ? "&" : "?") + "currency=" + code)),
            .aria("current", code == (frame.currency ?? frame.currencies.first) ? "true" : nil)
        ) { code }
    }
}

struct LanguageLink: Markup {
    let language: Language
    let frame: PageFrame
    var body: some Markup {
        a(
            .href(Link(frame.path(in: language))), .lang(language.tag), .hreflang(language.tag),
            .aria("current", language == frame.language ? "true" : nil)
        ) { language.ownName }
    }
}
