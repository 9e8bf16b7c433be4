import Cache
import Flows
import Foundation
import Frame
import HTML
import HTTP
import Vocabulary

/// Answers while somebody types, the same to everybody who reads the same language.
struct SuggestionsHandler: Sendable {
    let kit: PageKit
    let shelf: Shelf

    /// Long enough for the letters that are taken back and typed again.
    private static let seconds = 15

    var endpoint: Endpoint {
        Endpoint(StorefrontRoutes.suggestions, for: .everyone) { request in try await answer(request) }
    }

    private func answer(_ request: Request) async throws -> Response {
        let language = kit.visitors.visitor(of: request).language
        let typed = request.query["q"] ?? ""
        let found = try await shelf.search.suggest(typed, in: language)
        let drawing = Drawing(
            phrases: .in(language), tree: try await shelf.tree.value(), now: Date(),
            rates: try await shelf.rates.value(),
            wanted: nil, savedNews: nil, pictureSearch: nil)
        var response = Response.html(SuggestionList(view(found, typed, drawing), phrases: drawing.phrases).rendered())
        response.headers.add("Cache-Control", "public, max-age=\(Self.seconds)")
        // Without the language in its address an answer is one of several.
        if request.query["lang"] == nil { response.headers.add("Vary", "Accept-Language, Cookie") }
        return response
    }

    private func view(_ found: Suggestions, _ typed: String, _ drawing: Drawing) -> SuggestionsView {
        var view = SuggestionsView()
        let begun = TypedWords.clean(typed)?.lowercased() ?? ""
        view.queries = found.queries.map { text in
            .init(
                text: text, url: Suggested.search(text),
                typed: text.lowercased().hasPrefix(begun) ? begun.count : 0)
        }
        func named(_ names: [Suggestions.Named], _ route: Route<Slug>) -> [SuggestionsView.Named] {
            names.compactMap { name in
                Slug(pathText: name.slug).map {
                    .init(label: name.name, url: Suggested.page(route.path($0), typing: begun))
                }
            }
        }
        view.categories = named(found.categories, StorefrontRoutes.category)
        view.brands = named(found.brands, StorefrontRoutes.brand)
        view.sellers = named(found.sellers, StorefrontRoutes.seller)
        view.products = drawing.cards(found.products, watched: []).map { card in
            .init(
                label: card.title, note: card.priceText, picture: card.picture,
                url: Suggested.page(card.url.address, typing: begun))
        }
        return view
    }
}
