import Frame
import HTML
import HTTP

/// How addresses of suggestions say that they were chosen, for the diary: a page is the same with and without it.
enum Suggested {
    private static let via = ("via", "suggestion")
    /// What was typed when a page was suggested that holds no words of its own.
    static let typed = "typed"

    static func leads(to request: Request) -> Bool { request.query[via.0] == via.1 }

    /// A search that was suggested.
    static func search(_ words: String) -> Link { WallQuery.link("/", [("q", words), via]) }

    /// A page that was suggested to somebody who had typed so much.
    static func page(_ path: String, typing text: String) -> Link { WallQuery.link(path, [via, (typed, text)]) }
}
