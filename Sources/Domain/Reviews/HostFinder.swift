/// Finds names of machines: `shop.example.com`, `wa.me/254…`, `example dot com`.
enum HostFinder {
    /// Ends of names that no sentence begins with.
    private static let plainEnds: Set<String> = ["com", "net", "org", "biz", "xyz", "onion"]
    /// Ends that are no word of the market's languages. After a full stop without a blank, with a capital, they may be one.
    private static let likelyEnds: Set<String> = [
        "info", "shop", "store", "online", "site", "website", "app", "link", "click", "club", "vip", "top", "asia",
        "africa",
        "io", "ke", "tz", "ug", "rw", "tn", "dz", "ly", "eg", "ng", "gh", "ae", "th", "uk", "ru", "cn", "fr",
    ]

    /// - Parameter text: in plain letters.
    static func finds(in text: String) -> Bool {
        if text.contains("://") { return true }
        let words = text.split(whereSeparator: \.isWhitespace)
        for (index, word) in words.enumerated() {
            if hasHost(word) { return true }
            // `example . com`, `example dot com`, `example .com`
            guard index > 0 else { continue }
            let before = words[index - 1].lowercased()
            let end = word.lowercased().drop { $0 == "." }.prefix { $0.isLetter }
            guard plainEnds.contains(String(end)) else { continue }
            if word.first == "." || ["dot", "."].contains(before) { return true }
            if end == "com", ["point", "nukta"].contains(before) { return true }
            // `example. com`; a sentence would go on with a capital.
            if before.last == ".", word.first?.isLowercase == true { return true }
        }
        return false
    }

    private static func hasHost(_ word: Substring) -> Bool {
        word.split { !($0.isLetter || $0.isNumber || "./-_".contains($0)) }.contains { part in
            let host = part.prefix { $0 != "/" }
            let hasPath = part.dropFirst(host.count).contains { $0 != "/" }
            let name = String(host.drop { $0 == "." }.reversed().drop { $0 == "." }.reversed())
            let labels = name.split(separator: ".", omittingEmptySubsequences: false)
            guard labels.count >= 2, let last = labels.last, !labels.contains("") else { return false }
            if labels[0].lowercased() == "www" { return true }
            let end = last.lowercased()
            guard end.count >= 2, end.allSatisfy(\.isLetter) else { return false }
            if plainEnds.contains(end) { return true }
            // `wa.me/…`, `bit.ly/…`: the short ends are words as well, but no word has a path.
            if hasPath, end.count == 2 || likelyEnds.contains(end) { return end.utf8.allSatisfy { $0 < 0x80 } }
            if ["co", "com", "or"].contains(labels[labels.count - 2].lowercased()), labels.count >= 3 { return true }
            return likelyEnds.contains(end) && last.first?.isUppercase == false
        }
    }
}
