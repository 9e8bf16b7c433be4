/// What a column of a seller's file may hold.
package enum ImportField: Sendable, Hashable {
    case id, group, sku, title, description
    /// A description in HTML, whose tags are left out.
    case markup
    case category, brand, condition, price, currency
    /// Of one variant, where it is not its product's.
    case variantPrice
    case stock, barcode, weight, kilograms
    /// All that tells a variant from its siblings: `size=M; colour=red`.
    case options
    /// One of them, by name.
    case option(String)
    case pictures, oem, cross, fitments
    case attribute(String)

    /// As a form and a run's row keep it.
    package var code: String {
        switch self {
        case .option(let name): "option:" + name
        case .attribute(let code): "attribute:" + code
        default: String(describing: self)
        }
    }

    package init?(code: String) {
        if let plain = Self.plain.first(where: { $0.code == code }) {
            self = plain
        } else if code.hasPrefix("option:"), (8...47).contains(code.count) {
            self = .option(String(code.dropFirst(7)))
        } else if code.hasPrefix("attribute:"), code.count > 10 {
            self = .attribute(String(code.dropFirst(10)))
        } else {
            return nil
        }
    }

    /// All but options and attributes, in a form's order.
    package static let plain: [ImportField] = [
        .id, .group, .sku, .title, .description, .markup, .category, .brand, .condition, .price, .currency,
        .variantPrice, .stock, .barcode, .weight, .kilograms, .options, .pictures, .oem, .cross, .fitments,
    ]

    /// What a form offers among the options; a file may name others.
    package static let usualOptions = ["size", "colour", "material", "pattern"]
}

/// Which column holds what, by the column's name. A column that is not there is passed over.
package typealias ImportMapping = [String: ImportField]
