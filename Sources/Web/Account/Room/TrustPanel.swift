import Foundation
import Frame
import HTML
import Trust
import Vocabulary

/// How far one is trusted, and how it came to that.
struct TrustView: Sendable {
    let score: TrustScore
    /// Newest first.
    let history: [TrustEntry]
    /// When the account was made.
    let since: Date
}

struct TrustPanel: Markup {
    let frame: PageFrame
    let view: TrustView
    private var phrases: TrustPhrases { frame.phrases.trust }

    var body: some Markup {
        section(.class("panel")) {
            h2 { phrases.title }
            p(.class("quiet")) { phrases.intro }
            table {
                tbody {
                    for (part, points) in view.score.parts {
                        TrustRow(name: phrases.part(part.rawValue), points: signed(points))
                    }
                }
            }
            if !view.history.isEmpty {
                details {
                    summary { phrases.history }
                    TrustLine(frame: frame, view: view)
                    ul(.class("rows")) {
                        for entry in view.history.prefix(10) {
                            TrustChange(score: frame.language.grouped(entry.score), at: entry.at)
                        }
                    }
                }
            }
        }
    }

    private func signed(_ points: Int) -> String { (points < 0 ? "−" : "+") + frame.language.grouped(abs(points)) }
}

private struct TrustRow: Markup {
    let name, points: String
    var body: some Markup {
        tr {
            td { name }
            td(.class("points")) { bdi(.dir("ltr")) { points } }
        }
    }
}

private struct TrustChange: Markup {
    let score: String
    let at: Date
    var body: some Markup {
        li {
            strong { score }
            time(.class("quiet"), .datetime(at.ISO8601Format())) { at.formatted(.iso8601.year().month().day()) }
        }
    }
}

/// The score over time, from what everybody begins with to today.
struct TrustLine: Markup {
    let frame: PageFrame
    let view: TrustView
    private static let width = 300.0, height = 64.0, edge = 4.0, beginning = 50

    var body: some Markup {
        svg(.class("trend"), .viewBox("0 0 300 64"), .role("img"), .aria("label", label)) {
            // Numbers of ours only.
            UnescapedMarkup(#"<path d="\#(path)"/>"#)
        }
    }

    private var label: String {
        frame.phrases.trust.line(
            frame.language.grouped(scores[0].score), frame.language.grouped(scores[scores.count - 1].score))
    }

    /// Oldest first; the history may be cut, then it begins with its oldest entry.
    private var scores: [(at: Date, score: Int)] {
        let known = view.history.reversed().map { (at: $0.at, score: $0.score) }
        return known.count < 40 ? [(at: view.since, score: Self.beginning)] + known : known
    }

    /// A step at each change: between two of them nothing was any different.
    var path: String {
        let scores = scores
        let span = max(1, scores[scores.count - 1].at.timeIntervalSince(scores[0].at))
        var path = ""
        for (at, score) in scores {
            let across = Self.edge + (Self.width - 2 * Self.edge) * at.timeIntervalSince(scores[0].at) / span
            let down = Self.height - Self.edge - (Self.height - 2 * Self.edge) * Double(score) / 100
            // Time goes as the language is read.
            let along = frame.language.direction == "rtl" ? Self.width - across : across
            let (x, y) = (String(Int(min(max(along, 0), Self.width).rounded())), String(Int(down.rounded())))
            path += path.isEmpty ? "M\(x) \(y)" : "H\(x)V\(y)"
        }
        return path
    }
}
