import Catalog
import Flows
import Frame
import HTML
import HTTP
import Vocabulary

/// Makes of a search by picture what its page shows.
struct PictureDrawing: Sendable {
    let query: PictureQuery
    let drawing: Drawing
    let currency: Currency
    private var language: Language { drawing.phrases.language }

    func view(_ finding: PictureFinding?, _ product: Product?, _ wall: WallView?, _ refusal: PictureSearchRefusal?)
        -> PictureSearchView
    {
        var view = PictureSearchView()
        (view.words, view.share) = (query.wall.words ?? "", query.share)
        (view.from, view.to) = (query.wall.priceFrom?.field ?? "", query.wall.priceTo?.field ?? "")
        (view.currency, view.kept) = (currency.code, query.keptPairs)
        view.categories = drawing.tree.roots.map { choice($0, query.wall.category) }
        if let category = query.wall.category, !view.categories.contains(where: \.isChosen) {
            view.categories.append(choice(category, category))
        }
        view.conditions = Condition.allCases.map {
            .init(
                value: $0.rawValue, label: ShelfSaid.condition($0)[language], isChosen: $0 == query.wall.condition)
        }
        view.fault = refusal.map { PictureSaid.fault($0)[language] }
        view.wall = wall
        guard finding != nil else { return view }
        let part = finding?.look?.part ?? (product == nil ? query.part : .whole)
        (view.picture, view.part) = (query.pairs, part.text)
        view.subject = finding?.look?.subject.text
        view.model = product.map { model($0, subject: finding?.look?.subject ?? .subject) }
        return view
    }

    private func model(_ product: Product, subject: PicturePart) -> PictureSearchView.Model {
        let like = ("like", product.id.pathText)
        let isKept = product.picture.key != nil
        return PictureSearchView.Model(
            title: product.title, url: Link(StorefrontRoutes.product.path(product.id)),
            picture: drawing.picture(product.picture, alt: product.title),
            whole: isKept ? query.link(picture: [like]) : nil,
            subject: isKept ? query.link(picture: [like, ("part", subject.text)]) : nil)
    }

    private func choice(_ node: CategoryNode, _ chosen: CategoryNode?) -> PictureSearchView.Choice {
        .init(value: node.slug.text, label: node.names[language], isChosen: node.code == chosen?.code)
    }
}
