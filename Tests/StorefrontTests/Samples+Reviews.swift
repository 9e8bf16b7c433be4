import Frame
import Reviews
import Storefront

extension Samples {
    /// What people say in this situation; in that of one review it is the reader's own.
    func reviews(_ most: Int) -> ReviewsView {
        var view = ReviewsView(product: "1000")
        let count = min(situation.count, most)
        guard count > 0 else { return view }
        let spread = situation.count == 1 ? [0, 0, 0, 1, 0] : [1, 0, 2, 3, 12]
        view.rating = RatingView(StarsSpread(spread), in: phrases.language)
        view.others = (0..<count).map { review($0, by: author($0)) }
        if situation == .one || situation == .hostileName {
            view.own = review(0, by: "")
            view.others = situation == .one ? [] : view.others
            view.typed = TypedReview(stars: "4", text: review(0, by: "").text)
        }
        return view
    }

    /// A page of somebody who has signed in.
    var signedIn: PageFrame {
        var frame = frame(path: "/p/1000/reviews")
        frame.isSignedIn = true
        return frame
    }

    private func author(_ index: Int) -> String {
        switch situation {
        case .longName: AuthorName.shown(String(repeating: "Wanjiru", count: 12) + " Otieno")
        case .hostileName: situation.sellerName
        case .arabic: AuthorName.shown(["أمينة الوحيشي", "سامي"][index % 2])
        default: AuthorName.shown(["Amina Otieno", "Baraka", "Chep Kirui Rono"][index % 3])
        }
    }

    private func review(_ index: Int, by author: String) -> ReviewView {
        let said =
            switch situation {
            case .longName: String(repeating: "Extraordinarily", count: 40)
            case .hostileName: "</p></textarea><script>alert(1)</script>\n\u{202E}backwards"
            case .arabic: "سلة جميلة ومتينة.\nوصلت في يومين."
            default: "Strong, and prettier than in the picture.\n\nIt came after two days."
            }
        return ReviewView(
            id: "r\(index)", author: author, stars: 5 - index % 5, text: index % 3 == 1 ? "" : said,
            ageText: phrases.ago(.seconds(86_400 * (index + 1))), day: "2026-11-0\(index + 1)",
            isHidden: situation == .hostileName && author.isEmpty)
    }
}
