import Frame
import HTML
import HTTP
import Vocabulary

/// One field for each language of the market.
struct NamesFields: Markup {
    enum Kind: Sendable { case line, area }

    let desk: DeskFrame
    let label: String
    /// Fields are called `name.en`, `name.ar`, …
    let name: String
    let names: Names
    var kind = Kind.line
    /// As of `DeskField`.
    var form = ""

    var body: some Markup {
        for language in desk.frame.market.languages {
            DeskField(
                "\(label) (\(language.ownName))", "\(name).\(language.tag)", names.given(in: language) ?? "",
                kind == .line
                    ? .line(maxLength: 120, inputMode: nil, suggestions: []) : .area(rows: 3, maxLength: 4_000),
                in: self.form)
        }
    }
}

extension Names {
    /// What a form says in each language; what it does not ask for stays as it was.
    ///
    /// - Parameter longest: in characters; the rest is cut off.
    init(_ form: Query, _ name: String, over before: Names = Names([:]), longest: Int = 120) {
        var texts: [Language: String] = [:]
        let all = Dictionary(form.all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        for language in Language.allCases {
            guard let typed = all["\(name).\(language.tag)"] else {
                texts[language] = before.given(in: language)
                continue
            }
            let plain = typed.replacing("\r\n", with: "\n").filter { $0 == "\n" || !$0.isControl }
            texts[language] = String(plain.trimmed.prefix(longest))
        }
        self.init(texts)
    }
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

extension String {
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
