/// What an index holds of one thing.
package struct IndexDocument: Sendable, Equatable {
    /// Names it everywhere.
    package var id: Int64
    package var texts: [FieldText]
    /// By which it is asked for: letters and digits only, in capitals.
    package var numbers: [String]
    /// What lists are narrowed down and counted by; at most 200.
    package var facets: [Facet]
    /// Numbers by which lists are narrowed down; at most 100.
    package var measures: [Measure]
    /// Minor units of money; nil when it has no price.
    package var amount: Int64?
    /// Seconds since 1970.
    package var time: Int64
    package var place: Place?
    /// How good it is whatever is asked, 0…1.
    package var prior: Float
    package var isAvailable: Bool

    package init(
        id: Int64, texts: [FieldText], numbers: [String] = [], facets: [Facet] = [], measures: [Measure] = [],
        amount: Int64? = nil, time: Int64 = 0, place: Place? = nil, prior: Float = 0.5, isAvailable: Bool = true
    ) {
        (self.id, self.texts, self.numbers, self.facets, self.measures) = (id, texts, numbers, facets, measures)
        (self.amount, self.time, self.place, self.prior, self.isAvailable) = (amount, time, place, prior, isAvailable)
    }

    package struct FieldText: Sendable, Equatable {
        package let field: IndexField
        package let text: String
        package init(_ field: IndexField, _ text: String) { (self.field, self.text) = (field, text) }
    }

    package struct Measure: Sendable, Equatable {
        package let code: String
        package let value: Float
        package init(_ code: String, _ value: Float) { (self.code, self.value) = (code, value) }
    }

    /// Degrees, WGS 84.
    package struct Place: Sendable, Equatable {
        package let latitude: Float
        package let longitude: Float
        package init(latitude: Float, longitude: Float) { (self.latitude, self.longitude) = (latitude, longitude) }
    }
}

/// A part of a document, by how much a word in it says.
///
/// One list per word and BM25 over weighted counts (Robertson, Zaragoza and Taylor 2004): what a word in the title adds and
/// what it adds in the description saturate together, and a search reads one list per word.
package enum IndexField: String, Sendable, CaseIterable {
    case title, brand, category, attributes, seller, description

    /// How often a word counts that stands there once.
    package var weight: UInt32 {
        switch self {
        case .title: 4
        case .brand: 3
        case .category, .attributes: 2
        case .seller, .description: 1
        }
    }
}

/// One of the values of a kind: brand *bosch*, condition *used*.
package struct Facet: Sendable, Hashable {
    package let kind: String
    package let value: String
    package init(_ kind: String, _ value: String) { (self.kind, self.value) = (kind, value) }
}

/// A change of one thing.
package enum IndexChange: Sendable, Equatable {
    case put(IndexDocument)
    case remove(Int64)
}
