/// Words of Thai and Arabic stand against numbers without a blank; what compares stands against both.
enum ScriptRuns {
    enum Script { case thai, arabic, picture, comparison, other }

    static func split(_ piece: Range<Int>, of scalars: [Unicode.Scalar]) -> [(range: Range<Int>, script: Script)] {
        var runs: [(range: Range<Int>, script: Script)] = []
        for at in piece {
            let script = script(at, of: scalars, in: piece, after: runs.last?.script)
            if let last = runs.last, last.script == script {
                runs[runs.count - 1].range = last.range.lowerBound..<at + 1
            } else {
                runs.append((at..<at + 1, script))
            }
        }
        return runs
    }

    private static func script(
        _ at: Int, of scalars: [Unicode.Scalar], in piece: Range<Int>, after last: Script?
    ) -> Script {
        let scalar = scalars[at]
        switch scalar {
        case "<", ">", "≤", "≥": return .comparison
        case "=" where last == .comparison: return .comparison
        // Short forms: د.ت, ซ.ม.
        case "." where at + 1 < piece.upperBound:
            let next = scalars[at + 1]
            return last == .arabic && next.isArabic ? .arabic : .other
        default: break
        }
        if scalar.value < 0x300 { return .other }
        if scalar.isThai { return .thai }
        if scalar.isArabic { return .arabic }
        if scalar.isPicture { return .picture }
        let belongs = scalar.value == 0x200C || scalar.value == 0x200D || scalar.isMark
        return belongs && last != .comparison ? last ?? .other : .other
    }
}

/// Takes punctuation off the ends of words.
enum Edges {
    /// - Returns: nil when nothing is left that could mean something.
    static func trimmed(_ run: Range<Int>, of scalars: [Unicode.Scalar]) -> Range<Int>? {
        var start = run.lowerBound, end = run.upperBound
        while start < end, !begins(scalars[start], before: start + 1 < end ? scalars[start + 1] : nil) { start += 1 }
        while end > start, !ends(end - 1, from: start, of: scalars) { end -= 1 }
        if start < end { return start..<end }
        let sign = scalars[run]
        let isPriceSign = sign.elementsEqual(["/", "="]) || sign.elementsEqual(["/", "-"])
        return isPriceSign || sign.elementsEqual(["-"]) || sign.elementsEqual(["–"]) ? run : nil
    }

    private static func begins(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        scalar.isLetterOrNumber || scalar.isCurrencySign || (scalar == "." && next?.isNumber == true)
    }

    private static func ends(_ at: Int, from start: Int, of scalars: [Unicode.Scalar]) -> Bool {
        let scalar = scalars[at]
        if scalar.isLetterOrNumber || scalar.isCurrencySign { return true }
        guard at > start else { return false }
        let before = scalars[at - 1]
        switch scalar {
        // C#, S21+, 100 %, 15", 5'10".
        case "+", "#", "%", "\"", "'", "″", "′": return before.isLetterOrNumber || before == "'" || before == "+"
        case "=", "-": return before == "/" && at - 1 > start && scalars[at - 2].isNumber
        default: return scalar.isMark && (before.isLetterOrNumber || ends(at - 1, from: start, of: scalars))
        }
    }
}
