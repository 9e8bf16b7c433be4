import Catalog
import Discovery
import Frame
import HTML
import HTTP
import Postgres
import Vocabulary

/// What the database knows of a product beyond its own row. Four to nine statements, by what it has.
struct KnownDetails: Sendable {
    let brand: Brand?
    let attributes: [CategoryAttribute]
    let pictures: [ProductPicture]
    let variants: [Variant]
    let numbers: [PartNumber]
    let fitments: [Fitment]
    let car: ParkedCar?
    let fits: Bool?

    /// - Parameter driver: the visitor, where the market knows any vehicles.
    static func load(_ product: Product, for driver: VisitorID?, in db: Database) async throws -> KnownDetails {
        let fitments = try await Fitment.of(product.id, in: db)
        let variants = try await Variant.of(product.id, in: db)
        var (car, fits): (ParkedCar?, Bool?) = (nil, nil)
        if let driver { car = try await Garage.current(of: driver, in: db) }
        // Of goods that are for no car nothing is said.
        if car != nil, fitments.isEmpty, try await !Fitment.isSaid(in: product.category, in: db) { car = nil }
        if let car, !fitments.isEmpty { fits = try await Fitment.fits(product.id, car.vehicle, year: car.year, in: db) }
        return KnownDetails(
            brand: try await product.brandID.asyncMap { try await Brand.find($0, in: db) } ?? nil,
            attributes: product.attributes.isEmpty ? [] : try await Attribute.of(category: product.category, in: db),
            pictures: try await ProductPicture.of(product.id, in: db), variants: variants,
            numbers: try await PartNumber.of(product.id, in: db), fitments: fitments, car: car, fits: fits)
    }

    /// - Parameter isStranger: then nothing of the visitor's own shows.
    func view(of product: Product, in language: Language, isStranger: Bool) -> ProductDetailsView {
        var view = ProductDetailsView()
        view.brand = brand.flatMap { brand in
            Slug(pathText: brand.slug).map {
                BreadcrumbView(label: brand.name, url: Link(StorefrontRoutes.brand.path($0)))
            }
        }
        // A page that was read says nothing of it.
        view.condition = product.whatsappID == nil || product.condition != .new ? product.condition : nil
        view.facts = attributes.compactMap { known in
            product.attributes[known.attribute.code].map { value in
                (
                    known.attribute.names[language],
                    ShelfSaid.text(of: value, under: known.attribute, in: language)
                )
            }
        }
        for (kind, label) in [(PartNumber.Kind.oem, ShelfSaid.oem), (.cross, ShelfSaid.cross)] {
            let found = numbers.filter { $0.kind == kind }.map(\.number)
            if !found.isEmpty { view.facts.append((label[language], found.joined(separator: ", "))) }
        }
        view.fitments = fitments.map { FitmentView(name: $0.name, years: ShelfSaid.years($0.yearFrom, $0.yearTo)) }
        if !isStranger, let car {
            view.fit = FitView(car: car.name + (car.year.map { " · \($0)" } ?? ""), fits: fits)
        }
        view.sku = variants.first?.sku
        view.gtin = variants.first?.barcode
        view.mpn = numbers.first { $0.kind == .oem }?.number
        return view
    }

    /// The gallery: the listing's pictures in their order, or the one that lists show.
    func gallery(of product: Product, _ drawing: Drawing) -> [PictureView] {
        let first = drawing.picture(product.picture, alt: product.title)
        let kept = pictures.filter { $0.key != nil }
        if kept.isEmpty { return [first].compactMap(\.self) }
        return kept.map { picture in
            let alt = picture.alt.isEmpty ? product.title : picture.alt
            // Colour and blurred copy are known of the first only.
            if picture.key == product.picture.key, let known = drawing.picture(product.picture, alt: alt) {
                return known
            }
            return PictureView(
                .kept(path: "/img/\(picture.key ?? "")"), width: picture.width ?? 1, height: picture.height ?? 1,
                alt: alt)
        }
    }
}
