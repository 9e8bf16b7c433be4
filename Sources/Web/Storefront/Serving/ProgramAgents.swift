/// Whether a user agent is a program's that says so: crawlers, previews in chats, scripts. One without a name is a program
/// too. What lies about itself is counted as a reader.
///
/// Reads the first 400 bytes only.
func isProgram(agent: String) -> Bool {
    let bytes = agent.utf8.prefix(400).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if bytes.isEmpty { return true }
    for (index, byte) in bytes.enumerated() {
        for word in words.beginning(with: byte) where bytes[index...].starts(with: word) {
            // A maker of phones.
            if word == bot, bytes[..<index].suffix(2).elementsEqual(cu) { continue }
            return true
        }
    }
    return false
}

private let bot = Array("bot".utf8), cu = Array("cu".utf8)
private let words = WordsByLetter([
    "bot", "crawl", "spider", "slurp", "preview", "scrap", "archiver", "mediapartners", "facebookexternalhit",
    "whatsapp",
    "lighthouse", "headless", "phantomjs", "monitor", "uptime", "curl", "wget", "python-", "java/", "okhttp", "go-http",
    "libwww", "httpclient", "axios", "node-fetch", "feed",
])

private struct WordsByLetter: Sendable {
    private let words: [[[UInt8]]]

    init(_ words: [String]) {
        var byLetter: [[[UInt8]]] = Array(repeating: [], count: 256)
        for word in words.map({ Array($0.utf8) }) { byLetter[Int(word[0])].append(word) }
        self.words = byLetter
    }

    func beginning(with byte: UInt8) -> [[UInt8]] { words[Int(byte)] }
}
