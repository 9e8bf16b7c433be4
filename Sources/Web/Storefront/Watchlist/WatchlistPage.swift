import Frame
import HTML

/// What this visitor watches, newest first; things no longer offered stay, marked so.
package struct WatchlistPage: Markup {
    let frame: PageFrame
    let wall: WallView
    private var phrases: WatchlistPhrases { frame.phrases.watchlist }

    /// - Parameter frame: its title is set, and search engines are kept out.
    package init(_ frame: PageFrame, wall: WallView) {
        var frame = frame
        frame.title = frame.phrases.watchlist.title
        frame.canonicalPath = nil
        self.frame = frame
        self.wall = wall
    }

    package var body: some Markup {
        Layout(frame) {
            if wall.cards.isEmpty {
                Blank(
                    icon: .heart, title: phrases.emptyTitle, text: phrases.emptyText,
                    action: (phrases.browse, "/"), isPage: true)
            } else {
                header(.class("heading")) {
                    h1 { phrases.title }
                    p { phrases.intro }
                    if frame.savedNews != nil { p { a(.href("/searches")) { SearchesSaid.title[frame.language] } } }
                }
                Wall(wall, phrases: frame.phrases)
            }
        }
    }
}
