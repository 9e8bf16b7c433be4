import HTML
import QRCodes

/// A text for a camera, drawn into the page: nobody else is asked to draw what is secret. Always dark on white, which is what
/// cameras expect.
struct QRFigure: Markup {
    private let code: QRCode?
    private let label: String

    init(text: String, label: String) { (code, self.label) = (QRCode(text), label) }

    var body: some Markup {
        if let code {
            let side = code.side + 2 * QRCode.margin
            figure(.class("qr")) {
                svg(.viewBox("0 0 \(side) \(side)"), .role("img"), .aria("label", label)) {
                    // Numbers and four letters: the code's own drawing.
                    UnescapedMarkup("<path d=\"\(code.path)\"/>")
                }
                p(.class("quiet")) { label }
            }
        }
    }
}
