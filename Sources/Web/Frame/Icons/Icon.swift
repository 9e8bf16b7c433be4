import HTML

/// The market's signs. Each page carries their shapes once (`IconShapes`), every use points at one of them.
///
/// A sign is decoration: what it means stands beside it as text or as the accessible name of its button.
package enum Icon: String, CaseIterable, Markup {
    case search, heart, globe, contrast, share, whatsapp, back, clock, stall, close, code, kinds, person, car, camera

    package var body: some Markup {
        svg(.class("icon"), .aria("hidden", "true")) { use(.href("#icon-\(rawValue)")) }
    }

    /// Strokes on a 24 × 24 grid; drawn for Soko.
    var shape: String {
        switch self {
        case .search: #"<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>"#
        case .heart:
            #"<path d="M12 20.2 4.4 12.6a4.8 4.8 0 0 1 0-6.8 4.8 4.8 0 0 1 6.8 0l.8.8.8-.8a4.8 4.8 0 0 1 6.8 0 4.8 4.8 0 0 1 0 6.8z"/>"#
        case .globe:
            #"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.6 2.4 3.8 5.2 3.8 8.5s-1.2 6.1-3.8 8.5c-2.6-2.4-3.8-5.2-3.8-8.5s1.2-6.1 3.8-8.5z"/>"#
        case .contrast: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor"/>"#
        case .share:
            #"<path d="M12 15V4m-4 3.5L12 3.5l4 4M5 12v6.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V12"/>"#
        case .whatsapp:
            #"<path d="M3.6 20.4 5 16.1A8.5 8.5 0 1 1 8.1 19.2z"/><path d="M9 8.2c-.9.8-.6 2.3 1.2 4.4s3.7 3 4.7 2.2l.6-.7-2-1.5-.9.7c-.9-.3-1.9-1.4-2.2-2.3l.800-.8-1.3-2.2z" fill="currentColor" stroke="none"/>"#
        case .back: #"<path d="M19 12H5m6-6-6 6 6 6"/>"#
        case .clock: #"<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>"#
        case .stall: #"<path d="M4 10v10h16V10M3 10l2-6h14l2 6zM9 4 8 10m7-6 1 6M9 20v-5h6v5"/>"#
        case .close: #"<path d="m6 6 12 12M18 6 6 18"/>"#
        case .kinds: #"<path d="M4.5 4.5h6v6h-6zm9 0h6v6h-6zm-9 9h6v6h-6zm9 0h6v6h-6z"/>"#
        case .person: #"<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20.5c.6-4 3.600-6 7.500-6s6.900 2 7.500 6"/>"#
        case .car: #"<path d="M4 16.500v-4l2-5.500h12l2 5.500v4zM4 12.500h16M6.500 16.500V19m11-2.500V19"/>"#
        case .camera:
            #"<path d="M4 7.500h3.500l1.500-2.500h6l1.500 2.500H20a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8.500a1 1 0 0 1 1-1z"/><circle cx="12" cy="13" r="3.500"/>"#
        case .code: #"<path d="m8.5 7-5 5 5 5m7-10 5 5-5 5"/>"#
        }
    }
}

/// The shapes behind every `Icon` of a page. Written in the program, so they may pass unescaped.
package struct IconShapes: Markup {
    package init() {}

    private static let symbols =
        "<svg hidden>"
        + Icon.allCases.map { #"<symbol id="icon-\#($0.rawValue)" viewBox="0 0 24 24">\#($0.shape)</symbol>"# }.joined()
        + "</svg>"

    package var body: some Markup { UnescapedMarkup(Self.symbols) }
}
