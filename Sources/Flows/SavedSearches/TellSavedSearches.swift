import Accounts
import Discovery
import Postgres
import Vocabulary

/// Writes to people what came for their saved searches: one mail for all of it, once a day at most. What they have seen on the
/// page meanwhile is not told.
package struct TellSavedSearches: Sendable {
    private let door: Doorkeeper
    private let origin: String
    private static let batch = 500

    /// - Parameter origin: how the market is reached from outside, for links.
    package init(_ door: Doorkeeper, origin: String) { (self.door, self.origin) = (door, origin) }

    package func callAsFunction() async throws {
        var last: VisitorID?
        while true {
            let visitors = try await SavedFinds.visitorsToTell(after: last, limit: Self.batch, in: door.db)
            for visitor in visitors { try await tell(visitor) }
            guard let end = visitors.last, visitors.count == Self.batch else { return }
            last = end
        }
    }

    private func tell(_ visitor: VisitorID) async throws {
        try await door.db.transaction { tx in
            guard let account = try await Account.find(visitor: visitor, in: tx) else { return }
            let news = try await SavedFinds.telling(visitor, in: tx)
            if news.isEmpty { return }
            let letter = SavedSearchLetter(news, origin: origin).text(in: account.language, market: door.market)
            try await Notify(door)(account, of: .savedSearches, subject: letter.subject, body: letter.body, in: tx)
        }
    }
}

/// What somebody is told of new goods.
struct SavedSearchLetter: Sendable {
    let news: [SavedFinds.News]
    let origin: String
    /// Of many searches, so many are named.
    static let named = 20

    init(_ news: [SavedFinds.News], origin: String) { (self.news, self.origin) = (news, origin) }

    func text(in language: Language, market: String) -> (subject: String, body: String) {
        let words = Self.words(language)
        let lines = news.prefix(Self.named).map { one in
            "\(one.name): \(words.new.replacing("%n", with: String(one.count)))\n\(origin)/searches/\(one.id.pathText)"
        }
        let more = news.count > Self.named ? ["… +\(news.count - Self.named)"] : []
        let count = news.reduce(0) { $0 + $1.count }
        let subject = words.subject.replacing("%m", with: market).replacing("%n", with: String(count))
        return (subject, (lines + more + [words.all + "\n" + origin + "/searches"]).joined(separator: "\n\n"))
    }

    private static func words(_ language: Language) -> (subject: String, new: String, all: String) {
        switch language {
        case .english: ("%m: new for your saved searches (%n)", "%n new", "All your saved searches:")
        case .swahili: ("%m: mapya ya utafutaji uliohifadhi (%n)", "mapya %n", "Utafutaji wako wote uliohifadhi:")
        case .french:
            ("%m : du nouveau pour vos recherches (%n)", "nouveautés : %n", "Toutes vos recherches enregistrées :")
        case .arabic: ("%m: جديد عمليات البحث المحفوظة (%n)", "جديد: %n", "كل عمليات البحث المحفوظة:")
        case .thai: ("%m: มีของใหม่ในการค้นหาที่บันทึกไว้ (%n)", "ใหม่ %n รายการ", "การค้นหาที่บันทึกไว้ทั้งหมด:")
        }
    }
}
