import HTML

/// The market's signs. Each page carries their shapes once (`IconShapes`), every use points at one of them.
///
/// A sign is decoration: what it means stands beside it as text or as the accessible name of its button.
package enum Icon: String, CaseIterable, Markup {
    case search, heart, globe, contrast, share, whatsapp, back, clock, stall, close, code, kinds, person, car
    case sliders, sort, pin, tag, camera, alike

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
        case .sliders:
            #"<path d="M4 7h9m5 0h2M4 17h2m5 0h9"/><circle cx="15.500" cy="7" r="2.500"/><circle cx="8.500" cy="17" r="2.500"/>"#
        case .sort: #"<path d="M8 5v14m-3.500-3.500L8 19l3.500-3.500M13 6h7m-7 5h5m-5 5h3"/>"#
        case .pin:
            #"<path d="M12 20.500s-6.500-5.400-6.500-10.500a6.500 6.500 0 0 1 13 0c0 5.100-6.500 10.500-6.500 10.500z"/><circle cx="12" cy="10" r="2.300"/>"#
        case .tag: #"<path d="M4 4h8l8 8-8 8-8-8z"/><path d="M8.200 8.200h.01"/>"#
        case .camera:
            #"<path d="M4 8.500A1.500 1.500 0 0 1 5.500 7H8l1.500-2.500h5L16 7h2.500A1.500 1.500 0 0 1 20 8.500v9a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 17.500z"/><circle cx="12" cy="13" r="3.500"/>"#
        case .alike:
            #"<path d="M9 9V5.500A1.500 1.500 0 0 1 10.500 4h8A1.500 1.500 0 0 1 20 5.500v8a1.500 1.500 0 0 1-1.500 1.500H15M5.500 9h8a1.500 1.500 0 0 1 1.500 1.500v8a1.500 1.500 0 0 1-1.500 1.500h-8A1.500 1.500 0 0 1 4 18.500v-8A1.500 1.500 0 0 1 5.500 9z"/>"#
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
