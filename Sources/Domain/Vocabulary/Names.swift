import Foundation
import Postgres

/// What something is called in the market's languages.
package struct Names: Sendable, Hashable {
    private var texts: [Language: String]

    package init(_ texts: [Language: String]) { self.texts = texts.filter { !$0.value.isEmpty } }
    package init(_ name: String, in language: Language) { self.init([language: name]) }

    /// In a language, else in English, else in any; empty when it has no name at all.
    package subscript(language: Language) -> String {
        texts[language] ?? texts[.english] ?? Language.allCases.lazy.compactMap { texts[$0] }.first ?? ""
    }

    /// As it was given in this language; nil when it was not.
    package func given(in language: Language) -> String? { texts[language] }
    package var isEmpty: Bool { texts.isEmpty }
    /// In every language that it has, for a search among all of them.
    package var all: [String] { Language.allCases.compactMap { texts[$0] } }
}

extension Names: SQLBindable, SQLDecodable, Codable {
    /// A JSON object by language tag.
    package var sqlValue: SQLValue { .text(json) }

    package var json: String { jsonText(self) }

    package init?(field: SQLField) {
        guard let text = String(field: field), let names = try? JSONDecoder().decode(Names.self, from: Data(text.utf8))
        else { return nil }
        self = names
    }

    package init(from decoder: any Decoder) throws {
        let byTag = try decoder.singleValueContainer().decode([String: String].self)
        self.init(Dictionary(byTag.compactMap { tag, text in Language(rawValue: tag).map { ($0, text) } }) { $1 })
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(uniqueKeysWithValues: texts.map { ($0.key.rawValue, $0.value) }))
    }
}
