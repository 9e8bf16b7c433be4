/// How a page looks at the world, and what of it it may reach.
package struct PageOptions: Sendable {
    package enum Resource: String, Sendable, CaseIterable {
        case image = "Image"
        case font = "Font"
        case media = "Media"
        case stylesheet = "Stylesheet"
        case script = "Script"
    }
    package struct Viewport: Sendable {
        /// CSS pixels.
        package var width: Int
        package var height: Int
        package var isMobile: Bool

        package init(width: Int, height: Int, isMobile: Bool = false) {
            self.width = width
            self.height = height
            self.isMobile = isMobile
        }
        package static let desktop = Viewport(width: 1280, height: 800)
        package static let phone = Viewport(width: 390, height: 844, isMobile: true)
    }
    /// A server that a page wants to talk to.
    package struct Server: Hashable, Sendable {
        /// Lower case; IPv6 in brackets.
        package let host: String
        package let port: Int
    }

    package var viewport: Viewport
    /// Never downloaded.
    package var blocking: Set<Resource>
    /// Asked for every request and redirect; nil allows all. With it, pages have no WebSocket, WebRTC or workers.
    package var allows: (@Sendable (Server) -> Bool)?
    package var hasJavaScript: Bool
    package var prefersDark: Bool
    package var isOffline: Bool
    package var userAgent: String?
    /// BCP 47 tag, for Accept-Language and the page's own formatting.
    package var locale: String?

    package init(
        viewport: Viewport = .desktop, blocking: Set<Resource> = [], allows: (@Sendable (Server) -> Bool)? = nil,
        hasJavaScript: Bool = true, prefersDark: Bool = false, isOffline: Bool = false, userAgent: String? = nil,
        locale: String? = nil
    ) {
        self.viewport = viewport
        self.blocking = blocking
        self.allows = allows
        self.hasJavaScript = hasJavaScript
        self.prefersDark = prefersDark
        self.isOffline = isOffline
        self.userAgent = userAgent
        self.locale = locale
    }
}

/// A request that a page made, or tried to make.
package struct PageRequest: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case allowed
        /// Of a kind that is blocked.
        case blocked
        /// To a server that `allows` refused.
        case refused
    }
    package var url: String
    package var method: String
    /// As the browser names it: `Document`, `Image`, `Script`, `Fetch` …
    package var kind: String
    package var outcome: Outcome
}
