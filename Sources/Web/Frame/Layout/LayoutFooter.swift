import HTML
import Vocabulary

/// The foot of every page.
struct LayoutFooter: Markup {
    let frame: PageFrame
    var body: some Markup {
        footer(.class("foot")) {
            p(.class("promise")) { frame.phrases.frame.promise }
            ul(.class("foot-links")) {
                for language in frame.market.languages { li { LanguageLink(language: language, frame: frame) } }
                li { a(.href("/api")) { frame.phrases.frame.forDevelopers } }
            }
        }
    }
}
