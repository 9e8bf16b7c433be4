/// The words of a document as every index holds them.
package struct DocumentWords: Sendable, Equatable {
    /// In the order of the texts; of a word that stands there twice, twice.
    package private(set) var stems: [Stem] = []
    /// The title's, in order: phrases are looked for among these.
    package private(set) var title: [String] = []
    /// Words of title and brand as they are written, folded: what spelling and half words are held against.
    package private(set) var written: [String] = []
    /// For re-scoring.
    package private(set) var marks = TitleMarks(title: [], brand: [])

    package struct Stem: Sendable, Equatable {
        package let text: String
        /// How often it counts.
        package let weight: UInt32
    }

    package init(_ texts: [IndexDocument.FieldText], _ analyser: TextAnalyser) {
        var (title, brand): ([(stem: String, word: String)], [(stem: String, word: String)]) = ([], [])
        for part in texts {
            let language = analyser.language(of: part.text)
            // A description is cut: nobody searches for its thousandth word, and strangers write them.
            for word in analyser.words(of: String(part.text.prefix(4_000))).prefix(600) {
                let stem = analyser.stem(word.text, language)
                stems.append(Stem(text: stem, weight: part.field.weight))
                guard part.field == .title || part.field == .brand, !word.isAside else { continue }
                if part.field == .brand { brand.append((stem, word.text)) } else { title.append((stem, word.text)) }
                if word.text.utf8.count >= 2 { written.append(word.text) }
            }
        }
        self.title = title.map(\.stem)
        marks = TitleMarks(title: title, brand: brand)
    }
}
