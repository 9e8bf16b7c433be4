/// Text that somebody typed, as it is kept: nothing in it that turns lines around, hides or beeps, no blanks in a row.
package enum PlainText {
    /// - Parameter most: code points, as the database counts them.
    /// - Returns: one line; nil when it is longer. Empty when there is nothing to see.
    package static func line(_ given: String, most: Int) -> String? {
        let line = tidied(given)
        return line.unicodeScalars.count <= most ? line : nil
    }

    /// The same with its lines: at most one empty one between two.
    package static func lines(_ given: String, most: Int) -> String? {
        var lines: [String] = []
        for line in given.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = tidied(String(line))
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        let text = lines.joined(separator: "\n")
        return text.unicodeScalars.count <= most ? text : nil
    }

    private static func tidied(_ given: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in given.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: text.append(" ")
            // Joiners belong to the spelling of several scripts and to pictures of people.
            case .format, .privateUse, .surrogate, .unassigned:
                if scalar.value == 0x200C || scalar.value == 0x200D { text.append(scalar) }
            default: text.append(scalar)
            }
        }
        let words = String(text).split(separator: " ").joined(separator: " ")
        let isVisible = words.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .spaceSeparator: false
            default: !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
        return isVisible ? words : ""
    }
}
