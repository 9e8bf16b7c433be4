/// A regular expression as terms are chosen by, as far as it is played: plain signs, escaped ones, one group of
/// alternatives, and `.*` at the end.
struct SearchPattern: Sendable {
    private let beginnings: [String]
    private let isOpen: Bool

    init(_ pattern: String) {
        var beginnings = [""]
        var rest = Substring(pattern).unicodeScalars
        let tail: Substring.UnicodeScalarView = Substring(".*").unicodeScalars
        isOpen = rest.count >= 2 && rest.suffix(2).elementsEqual(tail)
        if isOpen { rest = rest.dropLast(2) }
        var choices: [String]?
        while let scalar = rest.popFirst() {
            switch scalar {
            case "(": choices = [""]
            case "|": choices?.append("")
            case ")":
                beginnings = beginnings.flatMap { beginning in (choices ?? [""]).map { beginning + $0 } }
                choices = nil
            default:
                // Anything else of the language would stand here as itself, find nothing, and fail the test that needs it.
                let said = String(scalar == "\\" ? rest.popFirst() ?? scalar : scalar)
                if let last = choices?.indices.last {
                    choices?[last] += said
                } else {
                    beginnings = beginnings.map { $0 + said }
                }
            }
        }
        self.beginnings = beginnings
    }

    func matches(_ word: String) -> Bool {
        beginnings.contains { isOpen ? word.utf8.starts(with: $0.utf8) : word.utf8.elementsEqual($0.utf8) }
    }
}
