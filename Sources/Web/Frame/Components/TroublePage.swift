import HTML

/// What went wrong, in words a buyer understands.
package enum Trouble: Sendable, CaseIterable {
    case malformed, forbidden, notFound, gone, tooMany, fault, away

    /// The page for an HTTP status; any other 4xx is `malformed`, any other 5xx `fault`.
    package init(status: Int) {
        self =
            switch status {
            case 403: .forbidden
            case 404: .notFound
            case 410: .gone
            case 429: .tooMany
            case 503: .away
            case 500...: .fault
            default: .malformed
            }
    }

    func phrase(in phrases: Phrases) -> TroublePhrases.Case {
        switch self {
        case .malformed: phrases.trouble.malformed
        case .forbidden: phrases.trouble.forbidden
        case .notFound: phrases.trouble.notFound
        case .gone: phrases.trouble.gone
        case .tooMany: phrases.trouble.tooMany
        case .fault: phrases.trouble.fault
        case .away: phrases.trouble.away
        }
    }
}

/// The page for a request that did not work out, with whatever may still help below it.
package struct TroublePage<Help: Markup>: Markup {
    let frame: PageFrame
    let trouble: Trouble
    let retryAfter: Duration?
    let reference: String?
    let help: Help

    /// - Parameters:
    ///   - frame: its title is replaced by the trouble's.
    ///   - retryAfter: how long to wait, as in the `Retry-After` header.
    ///   - reference: the request id, for a person who asks an operator.
    package init(
        _ frame: PageFrame, _ trouble: Trouble, retryAfter: Duration? = nil, reference: String? = nil,
        @MarkupBuilder help: () -> Help = { Nothing() }
    ) {
        var frame = frame
        frame.title = trouble.phrase(in: frame.phrases).title
        frame.canonicalPath = nil
        self.frame = frame
        self.trouble = trouble
        self.retryAfter = retryAfter
        self.reference = reference
        self.help = help()
    }

    package var body: some Markup {
        Layout(frame) {
            Blank(
                icon: .stall, title: trouble.phrase(in: frame.phrases).title,
                text: trouble.phrase(in: frame.phrases).text,
                detail: retryAfter.map { frame.phrases.trouble.tryAgainIn(frame.phrases.wait($0)) },
                action: (frame.phrases.trouble.backToMarket, "/"), isPage: true)
            if let reference {
                p(.class("reference")) {
                    "\(frame.phrases.trouble.reference) "
                    code { reference }
                }
            }
            help
        }
    }
}

/// A friendly nothing: an empty wall, an empty list, a page that is not there.
package struct Blank: Markup {
    let icon: Icon
    let title, text: String
    let detail: String?
    let action: (label: String, url: Link)?
    let isPage: Bool

    /// - Parameter isPage: whether this is what the page is about, so that its title is the page's first heading.
    package init(
        icon: Icon, title: String, text: String, detail: String? = nil, action: (label: String, url: Link)? = nil,
        isPage: Bool = false
    ) {
        self.icon = icon
        self.title = title
        self.text = text
        self.detail = detail
        self.action = action
        self.isPage = isPage
    }

    package var body: some Markup {
        section(.class("blank")) {
            icon
            if isPage { h1 { title } } else { h2 { title } }
            p { text }
            if let detail { p { detail } }
            if let action { a(.class("button"), .href(action.url)) { action.label } }
        }
    }
}
