/// Goods that no market of ours carries, in the markets' languages. Whole words only, so that a “gunny bag” stays.
enum ProhibitedWords {
    enum Found: Sendable, Equatable {
        case nothing
        /// A word that honest goods carry too (an ivory dress, a glue gun): an admin shall look.
        case ambiguous
        case plain
    }

    private static let plain: Set<String> = [
        "pistol", "rifle", "ammunition", "grenade", "bunduki", "bastola", "cocaine", "heroin", "meth", "bhang", "bangi",
        "marijuana",
        "cannabis", "pangolin", "counterfeit", "porn", "drogue", "cocaïne", "مسدس", "حشيش", "كوكايين",
    ]
    private static let ambiguous: Set<String> = ["gun", "guns", "ivory", "rhino", "arme", "armes"]
    private static let phrases: [[String]] = [
        ["fake", "id"], ["fake", "passport"], ["stolen", "phone"], ["stolen", "phones"], ["pembe", "za", "ndovu"],
        ["elephant", "ivory"],
        ["rhino", "horn"],
    ]
    /// Thai sets no blanks between words, so these stand anywhere.
    private static let thai = ["ปืน", "ยาบ้า", "กัญชา", "งาช้าง"]

    static func judge(_ text: String) -> Found {
        let lower = text.lowercased()
        let found = lower.split { !$0.isLetter && !$0.isNumber }.map {
            $0.hasPrefix("ال") ? String($0.dropFirst(2)) : String($0)
        }
        // Compared by scalars: a vowel sign behind a word would join its last letter otherwise.
        let scalars = Array(lower.unicodeScalars)
        if found.contains(where: plain.contains)
            || thai.contains(where: { !scalars.ranges(of: Array($0.unicodeScalars)).isEmpty })
        {
            return .plain
        }
        let hasPhrase = phrases.contains { phrase in found.indices.contains { found[$0...].starts(with: phrase) } }
        if hasPhrase { return .plain }
        return found.contains(where: ambiguous.contains) ? .ambiguous : .nothing
    }
}
