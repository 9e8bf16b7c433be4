import Frame
import HTTP

/// A body that is one JSON object of texts, lists of texts and whole numbers. Other members are passed over: none of them
/// can set what is not asked for.
struct JSONForm {
    private var members: [String: Any] = [:]

    /// An empty one.
    init() {}

    /// - Throws: `Problem` 400, 415, 422.
    init(_ request: Request) throws { members = try JSONBody(request).members }

    /// A member that is a text; empty when there is none.
    func text(_ name: String) -> String { text(name, or: "") }
    func text(_ name: String, or other: String) -> String { members[name] as? String ?? other }
    /// A member that is a list of texts; nil when there is none.
    func list(_ name: String) -> [String]? { members[name] as? [String] }
    /// A member that is a whole number; nil when there is none.
    func number(_ name: String) -> Int? { members[name] as? Int }
}

extension ChallengeAnswer {
    init(_ form: JSONForm, from address: String) {
        self.init(puzzle: form.text("challenge"), captcha: form.text("captcha"), from: address)
    }
}
