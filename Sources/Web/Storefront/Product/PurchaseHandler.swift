import Accounts
import Flows
import Frame
import HTTP
import Inventory
import Postgres
import Vocabulary

/// Sends the buyer to the seller's WhatsApp; a lead is written on the way.
package struct PurchaseHandler: Sendable {
    private let buy: BuyOnWhatsApp
    private let kit: PageKit
    private let trail: SearchTrail

    init(db: Database, kit: PageKit, trail: SearchTrail) {
        buy = BuyOnWhatsApp(db: db)
        self.trail = trail
        self.kit = kit
    }

    package var endpoint: Endpoint {
        Endpoint(StorefrontRoutes.purchase, for: .everyone) { request, id in
            // A lead is a person's tap: those who only look ahead make none.
            if request.method == .head || request.headers["sec-purpose"]?.hasPrefix("prefetch") == true {
                return Response(.noContent, headers: ["Cache-Control": "no-store"])
            }
            let visitor = kit.visitors.visitor(of: request)
            let (visitorID, setCookie) = kit.visitors.identified(visitor)
            let greeting = PurchaseGreeting(
                language: visitor.language, page: kit.market.origin + StorefrontRoutes.product.path(id))
            let variant = request.query["variant"].flatMap(VariantID.init(pathText:))
            var response: Response
            do {
                guard let sale = try await buy(id, variant: variant, visitor: visitorID, message: greeting.text) else {
                    throw Problem(.gone, code: "no-longer-offered")
                }
                response = .redirect(to: sale.address)
                trail.bought(id, request, from: visitor)
            } catch StockRefusal.soldOut {
                // The last one went while the page stood open: the page says so by now.
                let choice = variant.map { "?variant=\($0)" } ?? ""
                response = .redirect(to: StorefrontRoutes.product.path(id) + choice)
            }
            response.headers.add("Cache-Control", "no-store")
            if let setCookie { response.headers.add("Set-Cookie", setCookie) }
            return response
        }
    }
}

/// The message that stands ready in the buyer's WhatsApp.
struct PurchaseGreeting: Sendable {
    let language: Language
    let page: String

    @Sendable func text(title: String, reference: String) -> String {
        let opening =
            switch language {
            case .english: "Hello! I would like to buy “\(title)”. Reference \(reference)."
            case .swahili: "Habari! Ningependa kununua “\(title)”. Kumbukumbu \(reference)."
            case .french: "Bonjour ! Je souhaite acheter « \(title) ». Référence \(reference)."
            case .arabic: "مرحبا! أود شراء «\(title)». المرجع \(reference)."
            case .thai: "สวัสดี สนใจซื้อ “\(title)” หมายเลขอ้างอิง \(reference)"
            }
        return opening + "\n" + page
    }
}
