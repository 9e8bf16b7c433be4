import Vocabulary

/// One short text in all languages of the pages, written beside the page that says it. One that lacks a language does
/// not compile.
package struct Said: Sendable, Hashable {
    private let english, swahili, french, arabic, thai: String

    package init(_ english: String, _ swahili: String, _ french: String, _ arabic: String, _ thai: String) {
        (self.english, self.swahili, self.french) = (english, swahili, french)
        (self.arabic, self.thai) = (arabic, thai)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .swahili: swahili
        case .french: french
        case .arabic: arabic
        case .thai: thai
        }
    }
}
