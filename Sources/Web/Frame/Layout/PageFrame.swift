import Foundation
import HTML
import Vocabulary

/// What surrounds every page: who the market is, who looks, and what the head says.
package struct PageFrame: Sendable {
    package var market: MarketIdentity
    package var phrases: Phrases
    /// Path and query of this page without `lang`, beginning with `/`, percent-encoded. Forms return here, language links repeat it.
    package var path: String
    /// The page's own title; the market's name is added. `nil` on the home page.
    package var title: String?
    /// One or two sentences for search engines and link previews.
    package var summary: String?
    /// Token for the hidden `csrf` field of every form. Empty when the visitor may only read.
    package var csrf: String
    /// Whether somebody has signed in.
    package var isSignedIn: Bool
    /// Whether that is somebody who runs a store.
    package var runsStore = false
    /// Their own picture, `/img/{key}`; nil for a stranger and for who has none.
    package var portrait: Link?
    /// How many products the visitor watches.
    package var watchedCount: Int
    /// What came for the visitor's saved searches; nil for who has none.
    package var savedNews: Int?
    /// What stands in the search box.
    package var search: String
    /// Filters that a search keeps: name and value of each hidden field of the search form.
    package var keptFilters: [(name: String, value: String)]
    /// Where pictures are searched by; nil: no page of the market does.
    package var pictureSearch: Link?
    /// Set when this is a saved copy: how old it is.
    package var savedCopyAge: Duration?
    /// Path (and query) that search engines should know this page by; `nil` keeps the page out of their index.
    package var canonicalPath: String?
    /// A picture for link previews, absolute or of this site.
    package var preview: Link?
    /// What kind of thing the page is about (`og:type`).
    package var previewKind = "website"
    package var previous: Link?
    package var next: Link?
    package var assets: AssetLinks
    /// Codes of the currencies that prices can be shown in, the market's own first; empty: only that one.
    package var currencies: [String] = []
    /// The one that they are shown in besides their own.
    package var currency: String?
    /// Where scripts do not run, the page is asked for anew after so many seconds: something on it is under way.
    package var refreshSeconds: Int?

    package init(
        market: MarketIdentity, phrases: Phrases, path: String, title: String? = nil, summary: String? = nil,
        csrf: String = "", isSignedIn: Bool = false, watchedCount: Int = 0, search: String = "",
        keptFilters: [(name: String, value: String)] = [], savedCopyAge: Duration? = nil,
        canonicalPath: String? = nil, preview: Link? = nil, previous: Link? = nil, next: Link? = nil,
        assets: AssetLinks = AssetLinks(version: "")
    ) {
        self.market = market
        self.phrases = phrases
        self.path = path
        self.title = title
        self.summary = summary
        self.csrf = csrf
        self.isSignedIn = isSignedIn
        self.watchedCount = watchedCount
        self.search = search
        self.keptFilters = keptFilters
        self.savedCopyAge = savedCopyAge
        self.canonicalPath = canonicalPath
        self.preview = preview
        self.previous = previous
        self.next = next
        self.assets = assets
    }

    package var language: Language { phrases.language }

    /// One page is drawn for whoever asked, and kept for others.
    ///
    /// - Parameters:
    ///   - age: of a copy that was kept; nil for the page itself.
    ///   - csrf: of who asked; empty for everybody else: then nothing in it is of who asked.
    package mutating func settle(age: Duration?, csrf: String, watchedCount: Int) {
        (savedCopyAge, self.csrf, self.watchedCount) = (age, csrf, watchedCount)
        if csrf.isEmpty { (isSignedIn, runsStore, portrait, savedNews) = (false, false, nil, nil) }
    }

    /// `Mango · Soko`, or the market's name alone.
    var fullTitle: String { title.map { "\($0) · \(market.name)" } ?? market.name }

    /// This page in another language.
    func path(in language: Language) -> String { Self.path(path, in: language) }

    static func path(_ path: String, in language: Language) -> String {
        "\(path)\(path.contains("?") ? "&" : "?")lang=\(language.tag)"
    }

    /// The address other machines reach a path of this site by.
    package func absolute(_ path: String) -> String { path.hasPrefix("/") ? market.origin + path : path }
}

/// The market as its pages present it.
package struct MarketIdentity: Sendable {
    package let name: String
    /// Scheme, host and port, no slash at the end: `https://soko.example`.
    package let origin: String
    /// What the market speaks, best first.
    package let languages: [Language]
    /// What the clocks of its stores show.
    package let zone: TimeZone

    package init(name: String, origin: String, languages: [Language], zone: TimeZone = .gmt) {
        self.name = name
        self.origin = origin
        self.languages = languages
        self.zone = zone
    }
}

/// Where the style sheet, the scripts and the icons are. The version changes their address, so they may be kept forever.
package struct AssetLinks: Sendable {
    package let style, desk, theme, script, search, deskScript, challenge, place, picture: Link
    package let icon, touchIcon, manifest: Link

    /// - Parameter version: digits and letters that change with the files; empty for no version.
    package init(version: String) {
        let query = version.isEmpty ? "" : "?v=\(version)"
        style = Link("/assets/market.css\(query)")
        desk = Link("/assets/desk.css\(query)")
        deskScript = Link("/assets/desk.js\(query)")
        theme = Link("/assets/theme.js\(query)")
        script = Link("/assets/market.js\(query)")
        search = Link("/assets/search.js\(query)")
        challenge = Link("/assets/challenge.js\(query)")
        place = Link("/assets/place.js\(query)")
        picture = Link("/assets/picture.js\(query)")
        icon = Link("/assets/icon.svg\(query)")
        touchIcon = Link("/assets/icon-192.png\(query)")
        manifest = Link("/assets/market.webmanifest\(query)")
    }
}
