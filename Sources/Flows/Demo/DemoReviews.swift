import Foundation
import Postgres
import Reviews
import Vocabulary

/// A few words on a few goods of the demo, so that a newcomer sees stars. The same in every run over the same goods.
package struct DemoReviews: Sendable {
    private let db: Database

    package init(db: Database) { self.db = db }

    /// So many goods are spoken of.
    private static let goods = 24

    /// - Parameters:
    ///   - authors: who says it; none of them of goods that are their own.
    ///   - language: what they speak.
    package func callAsFunction(by authors: [AccountID], in language: Language) async throws {
        // By the number that the catalogue gives them: ids are drawn anew in every run.
        let products: [ProductID] = try await db.values(
            """
            SELECT id FROM products WHERE status = 'live' ORDER BY md5(coalesce(whatsapp_id, title)), id LIMIT \(literal: Self.goods)
            """)
        var random = DemoRandom(seed: 20_261_121)
        let write = WriteReview(db: db)
        for author in authors {
            // No more than a day's worth.
            for product in products where Int.random(in: 0..<5, using: &random) < 3 {
                let (stars, text) = random.pick(Self.said)
                let wish = try ReviewWish(
                    stars: String(stars), text: Bool.random(using: &random) ? text[language] ?? "" : "")
                do { try await write(wish, on: product, by: author) } catch ReviewRefusal.ownGoods {
                    continue
                } catch ReviewRefusal.tooMany { break }
            }
        }
    }

    private static let said: [(stars: Int, text: [Language: String])] = [
        (
            5,
            [
                .english: "Just as in the picture. I would buy it again.",
                .swahili: "Kama kwenye picha. Nitanunua tena.",
                .french: "Comme sur la photo. J'en reprendrai.", .arabic: "كما في الصورة تمامًا. سأشتري مرة أخرى.",
                .thai: "เหมือนในรูป จะซื้ออีก",
            ]
        ),
        (
            5,
            [
                .english: "The seller answered within minutes.", .swahili: "Muuzaji alijibu baada ya dakika chache.",
                .french: "Le vendeur a répondu en quelques minutes.", .arabic: "أجاب البائع خلال دقائق.",
                .thai: "ผู้ขายตอบภายในไม่กี่นาที",
            ]
        ),
        (
            4,
            [
                .english: "Good for the price.", .swahili: "Nzuri kwa bei hii.", .french: "Bien pour ce prix.",
                .arabic: "جيد بهذا السعر.", .thai: "คุ้มราคา",
            ]
        ),
        (
            3,
            [
                .english: "Good, but smaller than I thought.", .swahili: "Nzuri, ila ndogo kuliko nilivyodhani.",
                .french: "Bien, mais plus petit que prévu.", .arabic: "جيد، لكنه أصغر مما توقعت.",
                .thai: "ดี แต่เล็กกว่าที่คิด",
            ]
        ),
        (
            2,
            [
                .english: "It came late, and the box was open.", .swahili: "Ilichelewa, na boksi lilikuwa wazi.",
                .french: "Arrivé en retard, carton ouvert.", .arabic: "وصل متأخرًا والعلبة مفتوحة.",
                .thai: "มาช้าและกล่องเปิดอยู่",
            ]
        ),
    ]
}
