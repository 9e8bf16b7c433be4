import Frame
import HTML
import Vocabulary

/// What somebody may mean who types: options of the search box's list, by kind.
package struct SuggestionsView: Sendable {
    package struct Query: Sendable {
        package let text: String
        package let url: Link
        /// How many of its first letters are typed already.
        package let typed: Int

        package init(text: String, url: Link, typed: Int) { (self.text, self.url, self.typed) = (text, url, typed) }
    }

    package struct Named: Sendable {
        package let label: String
        package let url: Link
        package init(label: String, url: Link) { (self.label, self.url) = (label, url) }
    }

    package struct Product: Sendable {
        package let label: String
        /// Its price; nil: on request.
        package let note: String?
        package let picture: PictureView?
        package let url: Link
        package init(label: String, note: String?, picture: PictureView?, url: Link) {
            (self.label, self.note, self.picture, self.url) = (label, note, picture, url)
        }
    }

    package var queries: [Query] = []
    package var categories: [Named] = []
    package var brands: [Named] = []
    package var sellers: [Named] = []
    package var products: [Product] = []
    var count: Int { queries.count + categories.count + brands.count + sellers.count + products.count }

    package init() {}
}

/// A part of a page: `search.js` puts it into the list below the box.
package struct SuggestionList: Markup {
    private let view: SuggestionsView
    private let phrases: Phrases
    private var language: Language { phrases.language }

    package init(_ view: SuggestionsView, phrases: Phrases) { (self.view, self.phrases) = (view, phrases) }

    package var body: some Markup {
        div(.data("said", SearchSaid.suggested(language.grouped(view.count), in: language))) {
            if !view.queries.isEmpty {
                SuggestionGroup(name: SearchSaid.searches[language]) {
                    for query in view.queries { QueryOption(query: query) }
                }
            }
            NamedOptions(name: phrases.wall.categories, icon: .kinds, options: view.categories)
            NamedOptions(name: SearchSaid.brands[language], icon: .tag, options: view.brands)
            NamedOptions(name: phrases.wall.sellers, icon: .stall, options: view.sellers)
            if !view.products.isEmpty {
                SuggestionGroup(name: SearchSaid.products[language]) {
                    for product in view.products { ProductOption(product: product, phrases: phrases) }
                }
            }
        }
    }
}

private struct SuggestionGroup<Content: Markup>: Markup {
    let name: String
    let content: Content

    init(name: String, @MarkupBuilder content: () -> Content) { (self.name, self.content) = (name, content()) }

    var body: some Markup {
        div(.role("group"), .aria("label", name)) {
            p(.aria("hidden", "true")) { name }
            content
        }
    }
}

private struct NamedOptions: Markup {
    let name: String
    let icon: Icon
    let options: [SuggestionsView.Named]

    var body: some Markup {
        if !options.isEmpty {
            SuggestionGroup(name: name) {
                for option in options {
                    a(.role("option"), .href(option.url), .tabIndex(-1)) {
                        icon
                        span { bdi { option.label } }
                    }
                }
            }
        }
    }
}

private struct QueryOption: Markup {
    let query: SuggestionsView.Query

    var body: some Markup {
        a(.role("option"), .href(query.url), .tabIndex(-1), .data("query", query.text)) {
            Icon.search
            span {
                bdi {
                    String(query.text.prefix(query.typed))
                    strong { String(query.text.dropFirst(query.typed)) }
                }
            }
        }
    }
}

private struct ProductOption: Markup {
    let product: SuggestionsView.Product
    let phrases: Phrases

    var body: some Markup {
        a(.role("option"), .href(product.url), .tabIndex(-1)) {
            span(.class("thumb")) {
                if let picture = product.picture {
                    PictureMarkup(picture: picture, use: .thumbnail, isDecoration: true)
                } else {
                    Icon.stall
                }
            }
            span {
                span { bdi { product.label } }
                small { bdi { product.note ?? phrases.product.priceOnRequest } }
            }
        }
    }
}
