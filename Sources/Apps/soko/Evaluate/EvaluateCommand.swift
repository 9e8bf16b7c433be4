/// `soko evaluate search|vision …`: how good what the market finds is, against what people said.
struct EvaluateCommand {
    static let usage = """
        soko evaluate search --products CSV (--judgments CSV | --queries LIST) [--stages words|all] [--languages en,fr,…]
                             [--format text|json] [--features CSV] [--keep FILE]
        soko evaluate vision --images LIST [--queries LIST] [--model looks|siglip] [--format text|json]
        """

    func run(_ words: [String]) throws {
        switch words.first {
        case "search":
            try EvaluateSearchCommand(SearchOptions(words.dropFirst()), store: try Ground().modelStore).run()
        case "vision": try EvaluateVision(VisionOptions(words.dropFirst())).run()
        default: throw CommandFault(Self.usage)
        }
    }
}

extension EvaluateCommand {
    static func one<Choice: RawRepresentable<String>>(of text: String) throws -> Choice {
        guard let choice = Choice(rawValue: text) else { throw CommandFault(usage) }
        return choice
    }
}

/// What stands behind `soko evaluate vision`.
struct VisionOptions: Hashable {
    enum Model: String {
        case looks, siglip
    }
    enum Format: String {
        case text, json
    }

    var images = ""
    /// Nil: every picture of `images` asks for the others.
    var queries: String?
    var model = Model.looks
    var format = Format.text

    init(_ words: some Sequence<String>) throws {
        var rest = Array(words)[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst(), !value.hasPrefix("--") else { throw CommandFault(EvaluateCommand.usage) }
            switch name {
            case "--images": images = value
            case "--queries": queries = value
            case "--model": model = try EvaluateCommand.one(of: value)
            case "--format": format = try EvaluateCommand.one(of: value)
            default: throw CommandFault(EvaluateCommand.usage)
            }
        }
        guard !images.isEmpty else { throw CommandFault(EvaluateCommand.usage) }
    }

}
