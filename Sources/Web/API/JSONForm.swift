import Foundation
import Frame
import HTTP

/// A body that is one JSON object of texts, lists of texts and whole numbers. Other members are passed over: none of them
/// can set what is not asked for.
struct JSONForm {
    private var texts: [String: String] = [:]
    private var lists: [String: [String]] = [:]
    private var numbers: [String: Int] = [:]

    /// An empty one.
    init() {}

    /// - Throws: `Problem` 400, 415, 422.
    init(_ request: Request) throws {
        guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
            throw Problem(.unsupportedMediaType, code: "json-wanted")
        }
        guard let object = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any] else {
            throw Problem(.badRequest, code: "malformed-json")
        }
        texts = object.compactMapValues { $0 as? String }
        lists = object.compactMapValues { $0 as? [String] }
        numbers = object.compactMapValues { $0 as? Int }
        // The database holds no NUL, and no contact, name or password has one.
        guard texts.values.allSatisfy({ !$0.utf8.contains(0) }) else {
            throw Problem(.unprocessable, code: "nul-in-text")
        }
    }

    /// A member that is a text; empty when there is none.
    func text(_ name: String) -> String { texts[name] ?? "" }
    func text(_ name: String, or other: String) -> String { texts[name] ?? other }
    /// A member that is a list of texts; nil when there is none.
    func list(_ name: String) -> [String]? { lists[name] }
    /// A member that is a whole number; nil when there is none.
    func number(_ name: String) -> Int? { numbers[name] }
}

extension ChallengeAnswer {
    init(_ form: JSONForm, from address: String) {
        self.init(puzzle: form.text("challenge"), captcha: form.text("captcha"), from: address)
    }
}
