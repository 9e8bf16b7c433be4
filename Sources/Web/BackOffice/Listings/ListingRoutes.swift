import Flows
import HTTP
import Vocabulary

/// The addresses of a desk's listings.
struct ListingRoutes: Sendable {
    let area: DeskArea

    var all: Route<> { area.route(.get, "/listings") }
    var new: Route<> { area.route(.get, "/listings/new") }
    var creation: Route<> { area.route(.post, "/listings") }
    var one: Route<ProductID> { area.route(.get, "/listings/{id}", ProductID.self) }
    var revision: Route<ProductID> { area.route(.post, "/listings/{id}", ProductID.self) }
    var pictures: Route<ProductID> { area.route(.post, "/listings/{id}/pictures", ProductID.self) }
    var pictureOrder: Route<ProductID> { area.route(.post, "/listings/{id}/pictures/order", ProductID.self) }
    var variants: Route<ProductID> { area.route(.post, "/listings/{id}/variants", ProductID.self) }
    var numbers: Route<ProductID> { area.route(.post, "/listings/{id}/numbers", ProductID.self) }
    var fitments: Route<ProductID> { area.route(.post, "/listings/{id}/fitments", ProductID.self) }
    var fitmentRemoval: Route<ProductID> { area.route(.post, "/listings/{id}/fitments/removal", ProductID.self) }

    /// A kept picture as this desk sees it.
    func picture(_ key: String) -> String { "\(area.prefix)/img/\(key)" }

    /// Of chosen ones, or of one: what is done to them is the last word of the address.
    func move(_ move: MoveListing.Move) -> Route<> {
        switch move {
        case .publish: area.route(.post, "/listings/publication")
        case .hide: area.route(.post, "/listings/hiding")
        case .sell: area.route(.post, "/listings/sale")
        case .delete: area.route(.post, "/listings/deletion")
        case .restore: area.route(.post, "/listings/restoration")
        }
    }
}
