import Foundation
import HTML

/// Mails and texts, newest first, as somebody who tries the market out wants to see them.
struct OutboxPage: Markup {
    let messages: [Outbox.Message]

    var body: some Markup {
        Document(.lang("en")) {
            head {
                meta(.charset("utf-8"))
                HTML.title { "Outbox" }
                meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
                UnescapedMarkup("<style>\(Self.style)</style>")
            }
            HTML.body {
                main {
                    h1 { "Outbox" }
                    if messages.isEmpty { p { "Nothing has been sent yet." } }
                    for message in messages { OutboxEntry(message: message) }
                }
            }
        }
    }

    private static let style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:46rem;padding:1rem;color:#1c1c1c;background:#f4f4f2}\
        article{background:#fff;border-radius:10px;padding:1rem;margin-block:1rem}h2{font-size:1.05rem;margin:0}\
        .to{color:#555;margin:0}.words{white-space:pre-wrap;overflow-wrap:anywhere}
        """
}

struct OutboxEntry: Markup {
    let message: Outbox.Message

    var body: some Markup {
        article(.id("message-\(message.id)")) {
            h2 { message.kind == .mail ? message.subject : "Text message" }
            p(.class("to")) {
                "To \(message.to.joined(separator: ", "))"
                message.from.isEmpty ? "" : " from \(message.from)"
                " · "
                HTML.time { message.at.formatted(.iso8601) }
            }
            div(.class("words"), .dir("auto")) {
                for piece in Links.pieces(of: message.text) { OutboxPiece(piece: piece) }
            }
            if !message.html.isEmpty {
                details {
                    summary { "HTML" }
                    pre(.class("words")) { message.html }
                }
            }
            for link in message.links where !message.text.contains(link) { p { a(.href(Link(link))) { link } } }
        }
    }
}

struct OutboxPiece: Markup {
    let piece: Links.Piece

    var body: some Markup {
        switch piece {
        case .words(let words): Text(words)
        case .link(let link): a(.href(Link(link))) { link }
        }
    }
}
