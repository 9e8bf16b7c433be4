import Discovery
import Frame
import HTML
import HTTP
import Vocabulary

/// What this visitor saved, with what is new.
package struct SearchesPage: Markup {
    let frame: PageFrame
    let saved: [SavedSearch]
    let fault: String?
    private var language: Language { frame.language }

    package init(_ frame: PageFrame, saved: [SavedSearch], fault: String? = nil) {
        var frame = frame
        frame.title = SearchesSaid.title[frame.language]
        frame.canonicalPath = nil
        (self.frame, self.saved, self.fault) = (frame, saved, fault)
    }

    package var body: some Markup {
        Layout(frame) {
            if saved.isEmpty, fault == nil {
                Blank(
                    icon: .search, title: SearchesSaid.emptyTitle[language], text: SearchesSaid.emptyText[language],
                    action: (SearchesSaid.browse[language], "/"), isPage: true)
            } else {
                header(.class("heading")) {
                    h1 { SearchesSaid.title[language] }
                    p { SearchesSaid.intro[language] }
                    p { a(.href("/watchlist")) { frame.phrases.watchlist.title } }
                }
                if let fault { p(.class("fault"), .role("alert")) { fault } }
                ul(.class("saved-searches"), .role("list")) {
                    for search in saved { SavedRow(frame: frame, search: search) }
                }
                if !frame.isSignedIn, !saved.isEmpty {
                    p(.class("quiet")) { a(.href("/sign-in?return=%2Fsearches")) { SearchesSaid.signIn[language] } }
                }
            }
        }
    }
}

private struct SavedRow: Markup {
    let frame: PageFrame
    let search: SavedSearch
    private var language: Language { frame.language }

    var body: some Markup {
        li(.id("s-" + search.id.pathText), .class("panel")) {
            div {
                a(.class("saved-name"), .href(Link(StorefrontRoutes.savedSearch.path(search.id))), .dir("auto")) {
                    bdi { search.name }
                }
                if search.news > 0 { span(.class("news")) { SearchesSaid.new(search.news, in: language) } }
                if frame.isSignedIn, search.wantsMail { p(.class("quiet")) { SearchesSaid.mails[language] } }
            }
            details(.class("menu keep"), .data("menu")) {
                summary(.class("button small"), .aria("label", SearchesSaid.change[language] + ": " + search.name)) {
                    SearchesSaid.change[language]
                }
                form(.method("post"), .action(Link(StorefrontRoutes.searchChange.path(search.id)))) {
                    input(.type("hidden"), .name("csrf"), .value(frame.csrf))
                    label {
                        span { SearchesSaid.name[language] }
                        input(
                            .type("text"), .name("name"), .value(search.name), .maxLength(100), .required(),
                            .dir("auto"),
                            .autocomplete("off"))
                    }
                    button(.class("button primary"), .type("submit")) { SearchesSaid.rename[language] }
                    if frame.isSignedIn {
                        button(
                            .class("button"), .type("submit"), .name("mails"), .value(search.wantsMail ? "off" : "on")
                        ) {
                            (search.wantsMail ? SearchesSaid.mailOff : SearchesSaid.mailOn)[language]
                        }
                    }
                    button(
                        .class("button"), .type("submit"),
                        .formAction(Link(StorefrontRoutes.searchRemoval.path(search.id)))
                    ) { SearchesSaid.remove[language] }
                }
            }
        }
    }
}
