import Retrieval
import Foundation

/// What somebody typed into the search box, as one short line that shows what it holds.
struct QueryText {
    /// Code points, as the database counts them.
    static let longest = 200
    /// A word carries no more accents on one letter than any language writes.
    private static let mostMarks = 4

    let scalars: [Unicode.Scalar]

    init(_ typed: String) {
        var seen = Self.composed(Self.visible(typed.unicodeScalars.prefix(10_000)))
        // Composing puts marks into their order, so a joiner may have other neighbours than before: each look drops some.
        for _ in 0..<4 where seen.contains(where: Self.isJoiner) {
            let again = Self.composed(Self.visible(seen))
            if again == seen { break }
            seen = again
        }
        scalars = Self.cut(seen)
    }

    func text(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    var text: String { text(scalars.indices) }

    /// Single blanks, nothing that hides, beeps or turns the line around. Joiners stay where they are part of the spelling.
    private static func visible(_ typed: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        var kept: [Unicode.Scalar] = []
        kept.reserveCapacity(64)
        var isBlank = false
        var joiner: Unicode.Scalar?
        for scalar in typed {
            switch Kind(scalar) {
            case .blank: (isBlank, joiner) = (true, nil)
            case .joiner: joiner = scalar
            case .hidden: break
            case .seen:
                if isBlank, !kept.isEmpty { kept.append(" ") }
                if let joiner, !isBlank, let last = kept.last, joins(last, joiner, scalar) { kept.append(joiner) }
                (isBlank, joiner) = (false, nil)
                kept.append(scalar)
                // More than is ever read: composing below may shorten it.
                if kept.count >= longest * 3 { return kept }
            }
        }
        return kept
    }

    private enum Kind {
        case seen, blank, joiner, hidden

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0...0x20, 0x7F...0xA0, 0x2800: self = .blank
            case 0x21...0x7E: self = .seen
            case 0x200C, 0x200D: self = .joiner
            default:
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: self = .blank
                case .format, .privateUse, .surrogate, .unassigned: self = .hidden
                default: self = scalar.properties.isDefaultIgnorableCodePoint ? .hidden : .seen
                }
            }
        }
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    private static func joins(_ left: Unicode.Scalar, _ joiner: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
        let scripts: ClosedRange<UInt32> = 0x600...0xDFF
        if scripts.contains(left.value), scripts.contains(right.value) { return true }
        return joiner.value == 0x200D && left.isPicture && right.isPicture
    }

    private static func composed(_ kept: [Unicode.Scalar]) -> [Unicode.Scalar] {
        if kept.allSatisfy({ $0.value < 0x300 }) { return kept }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: kept)
        let composed = String(view).precomposedStringWithCanonicalMapping
        var marks = 0
        return ThaiSpelling.tidied(composed.unicodeScalars).filter {
            let isJoiner = isJoiner($0)
            marks = isJoiner || $0.isMark ? marks + 1 : 0
            // A joiner is kept only with what it joins.
            return marks < mostMarks || (marks == mostMarks && !isJoiner)
        }
    }

    /// Before the word that does not fit whole; inside it when it is the only one.
    private static func cut(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        if scalars.count <= longest { return scalars }
        if let blank = scalars[...longest].lastIndex(of: " ") { return Array(scalars[..<blank]) }
        var end = longest
        while end > longest - 10, scalars[end].isMark || isJoiner(scalars[end]) || isJoiner(scalars[end - 1]) {
            end -= 1
        }
        return Array(scalars[..<end])
    }
}
