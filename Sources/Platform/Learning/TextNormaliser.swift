import Foundation

/// What a `tokenizer.json` does to a text before it is cut: its normaliser, then its splitting into words.
struct TextNormaliser: Sendable {
    /// One step as the file writes it; which fields count depends on its type.
    struct Step: Decodable, Sendable {
        struct Pattern: Decodable, Sendable {
            let String: Swift.String?
            let Regex: Swift.String?
        }
        let type: Swift.String
        let normalizers: [Step]?
        let pretokenizers: [Step]?
        let pattern: Pattern?
        let content: Swift.String?
        let prepend: Swift.String?
        let strip_left: Bool?
        let strip_right: Bool?
        let replacement: Swift.String?
        let add_prefix_space: Bool?
        let prepend_scheme: Swift.String?
    }

    private enum Change: Sendable {
        case lowercase, canonical, compatible
        case strip(left: Bool, right: Bool)
        case prepend(String)
        case replace(String, with: String)
        case match(NSRegularExpression, with: String)
    }

    private let changes: [Change]
    private let splitsAtSpaces: Bool
    /// What stands for a space, and whether the text begins with one.
    private let space: (mark: String, leads: Bool)?

    init(_ normaliser: Step?, _ splitter: Step?) throws(ModelFault) {
        changes = try normaliser.map { step throws(ModelFault) in try Self.changes(step) } ?? []
        var (splits, space) = (false, (mark: String, leads: Bool)?.none)
        for step in splitter.map({ $0.pretokenizers ?? [$0] }) ?? [] {
            switch step.type {
            case "WhitespaceSplit": splits = true
            case "Metaspace":
                let leads = step.prepend_scheme.map { $0 != "never" } ?? step.add_prefix_space ?? true
                space = (step.replacement ?? "▁", leads)
            default: throw Self.unknown(step)
            }
        }
        (splitsAtSpaces, self.space) = (splits, space)
    }

    private static func changes(_ step: Step) throws(ModelFault) -> [Change] {
        switch step.type {
        case "Sequence":
            var all: [Change] = []
            for inner in step.normalizers ?? [] { all += try changes(inner) }
            return all
        case "Lowercase": return [.lowercase]
        case "NFC", "NFD": return [.canonical]
        // SentencePiece's own table is NFKC with a few more spaces and marks; for what titles hold they agree.
        case "NFKC", "NFKD", "Precompiled": return [.compatible]
        case "Strip": return [.strip(left: step.strip_left ?? true, right: step.strip_right ?? true)]
        case "Prepend": return [.prepend(step.prepend ?? "")]
        case "Replace":
            if let text = step.pattern?.String { return [.replace(text, with: step.content ?? "")] }
            guard let pattern = step.pattern?.Regex else { throw unknown(step) }
            do {
                let content = NSRegularExpression.escapedTemplate(for: step.content ?? "")
                return [.match(try NSRegularExpression(pattern: pattern), with: content)]
            } catch { throw .malformed(file: "tokenizer.json", "the pattern \(pattern) can't be read") }
        default: throw unknown(step)
        }
    }

    private static func unknown(_ step: Step) -> ModelFault {
        .malformed(file: "tokenizer.json", "the step \(step.type) is not known")
    }

    func words(of text: String) -> [String] {
        var text = text
        for change in changes {
            switch change {
            case .lowercase: text = text.lowercased()
            case .canonical: text = text.precomposedStringWithCanonicalMapping
            case .compatible: text = text.precomposedStringWithCompatibilityMapping
            case .prepend(let mark): if !text.isEmpty { text = mark + text }
            case .replace(let part, let content): text = text.replacingOccurrences(of: part, with: content)
            case .match(let pattern, let content):
                let whole = NSRange(text.startIndex..., in: text)
                text = pattern.stringByReplacingMatches(in: text, range: whole, withTemplate: content)
            case .strip(let left, let right):
                var rest = Substring(text)
                if left { rest = rest.drop(while: \.isWhitespace) }
                if right { while rest.last?.isWhitespace == true { rest.removeLast() } }
                text = String(rest)
            }
        }
        let parts = splitsAtSpaces ? text.split(whereSeparator: \.isWhitespace).map(String.init) : [text]
        guard let (mark, leads) = space else { return parts.filter { !$0.isEmpty } }
        return parts.filter { !$0.isEmpty }.flatMap { part in
            let marked = part.replacingOccurrences(of: " ", with: mark)
            // Each word begins with the mark of the space before it.
            return Self.split(leads && !marked.hasPrefix(mark) ? mark + marked : marked, before: mark)
        }
    }

    private static func split(_ text: String, before mark: String) -> [String] {
        let parts = text.components(separatedBy: mark)
        return (parts[0].isEmpty ? [] : [parts[0]]) + parts.dropFirst().map { mark + $0 }
    }
}
