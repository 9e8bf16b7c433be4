/// Finds numbers that ring: eight digits or more, seven after a `+` or `00`, with what people set between them. Years, dates and
/// prices are none.
enum PhoneFinder {
    private static let fewest = 8, fewestAbroad = 7

    /// - Parameter text: with Latin digits.
    static func finds(in text: String) -> Bool {
        var run: [Unicode.Scalar] = []
        // Signs since the last digit.
        var between = 0
        for scalar in text.unicodeScalars {
            if scalar.isDigit || (scalar == "+" && run.isEmpty) {
                run.append(scalar)
                between = 0
            } else if !run.isEmpty, between < 3, " -.,()_~*'|\u{B7}\u{2022}+".unicodeScalars.contains(scalar) {
                run.append(scalar)
                between += 1
            } else {
                if rings(run) { return true }
                (run, between) = ([], 0)
            }
        }
        return rings(run)
    }

    private static func rings(_ run: [Unicode.Scalar]) -> Bool {
        let words = run.split(separator: " ").filter { !isYearOrDate($0) && !isAmount($0) }
        let digits = words.joined().filter(\.isDigit)
        let isAbroad = run.first == "+" || digits.starts(with: ["0", "0"] as [Unicode.Scalar])
        return digits.count >= (isAbroad ? fewestAbroad : fewest)
    }

    /// `2012`, `2012-2018`, `21.11.2026`, `2026-11-21`
    private static func isYearOrDate(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        let parts = groups(of: word)
        let years = parts.filter { $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) }
        if parts.count <= 2 { return !parts.isEmpty && years.count == parts.count }
        guard parts.count == 3, years.count == 1, parts[1].count <= 2 else { return false }
        return (years == [parts[0]] && parts[2].count <= 2) || (years == [parts[2]] && parts[0].count <= 2)
    }

    /// `12,500,000`, `1,250,000.50`: thousands behind one another, and a first digit that no telephone here has. With dots it
    /// could as well be a number of eight digits.
    private static func isAmount(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        let whole = groups(of: word.prefix { $0 != "." })
        guard whole.count >= 2, (1...3).contains(whole[0].count), !whole[0].hasPrefix("0"),
            whole.dropFirst().allSatisfy({ $0.count == 3 })
        else { return false }
        let cents = groups(of: word.drop { $0 != "." })
        return word.allSatisfy { $0.isDigit || $0 == "," || $0 == "." } && cents.count <= 1
            && cents.allSatisfy { $0.count <= 3 }
    }

    private static func groups(of word: ArraySlice<Unicode.Scalar>) -> [String] {
        word.split { !$0.isDigit }.map { String(String.UnicodeScalarView($0)) }
    }
}
