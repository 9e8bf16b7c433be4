import HTML
import Vocabulary

/// The head: what browsers, search engines and link previews read.
package struct LayoutHead: Markup {
    let frame: PageFrame
    /// Whether it is a page of a desk, which has a style sheet and a script of its own beside the market's.
    let isDesk: Bool

    package init(_ frame: PageFrame, isDesk: Bool = false) { (self.frame, self.isDesk) = (frame, isDesk) }

    package var body: some Markup {
        head {
            meta(.charset("utf-8"))
            meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
            HTML.title { frame.fullTitle }
            meta(.name("color-scheme"), .content("light dark"))
            meta(.name("theme-color"), .content("#fbfaf7"), .media("(prefers-color-scheme: light)"))
            meta(.name("theme-color"), .content("#151412"), .media("(prefers-color-scheme: dark)"))
            // Not deferred: it sets the chosen scheme before the first paint.
            script(.src(frame.assets.theme))
            link(.rel("stylesheet"), .href(frame.assets.style))
            script(.type("module"), .src(frame.assets.script))
            if !isDesk { script(.type("module"), .src(frame.assets.search)) }
            if isDesk {
                link(.rel("stylesheet"), .href(frame.assets.desk))
                script(.type("module"), .src(frame.assets.deskScript))
            }
            link(.rel("icon"), .href(frame.assets.icon), .type("image/svg+xml"))
            link(.rel("apple-touch-icon"), .href(frame.assets.touchIcon))
            link(.rel("manifest"), .href(frame.assets.manifest))
            if let summary = frame.summary { meta(.name("description"), .content(summary)) }
            if let previous = frame.previous { link(.rel("prev"), .href(previous)) }
            if let next = frame.next { link(.rel("next"), .href(next)) }
            if let seconds = frame.refreshSeconds {
                noscript { meta(.httpEquiv("refresh"), .content(String(seconds))) }
            }
            searchEngines
            linkPreview
        }
    }

    @MarkupBuilder private var searchEngines: some Markup {
        if let path = frame.canonicalPath {
            link(.rel("canonical"), .href(Link(frame.absolute(path))))
            for language in frame.market.languages {
                link(
                    .rel("alternate"), .hreflang(language.tag),
                    .href(Link(frame.absolute(PageFrame.path(path, in: language)))))
            }
            link(.rel("alternate"), .hreflang("x-default"), .href(Link(frame.absolute(path))))
        } else {
            meta(.name("robots"), .content("noindex"))
        }
    }

    @MarkupBuilder private var linkPreview: some Markup {
        meta(.property("og:site_name"), .content(frame.market.name))
        meta(.property("og:title"), .content(frame.title ?? frame.market.name))
        meta(.property("og:type"), .content(frame.previewKind))
        meta(.property("og:locale"), .content(frame.language.tag))
        if let summary = frame.summary { meta(.property("og:description"), .content(summary)) }
        if let path = frame.canonicalPath { meta(.property("og:url"), .content(frame.absolute(path))) }
        if let preview = frame.preview {
            meta(.property("og:image"), .content(frame.absolute(preview.address)))
            meta(.name("twitter:card"), .content("summary_large_image"))
            meta(.name("twitter:title"), .content(frame.title ?? frame.market.name))
        }
    }
}
