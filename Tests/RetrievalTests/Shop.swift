@testable import Retrieval

/// The goods that every player of the text index is asked for.
enum Shop {
    static let goods: [IndexDocument] = [
        IndexDocument(
            id: 1,
            texts: [.init(.title, "Red leather shoes"), .init(.brand, "Bata"), .init(.category, "Shoes · Viatu")],
            numbers: ["0446502220"],
            facets: [Facet("brand", "bata"), Facet("condition", "new"), Facet("a.season", "winter")],
            measures: [.init("width", 205)], amount: 5_000, time: 1_000_000,
            place: .init(latitude: -1.29, longitude: 36.82), prior: 0.5),
        IndexDocument(
            id: 2, texts: [.init(.title, "Blue shoe"), .init(.brand, "Nike")],
            facets: [Facet("brand", "nike"), Facet("condition", "new"), Facet("a.season", "summer")],
            measures: [.init("width", 195)], amount: 9_000, time: 2_000_000,
            place: .init(latitude: -4.04, longitude: 39.67), prior: 0.9),
        IndexDocument(
            id: 3, texts: [.init(.title, "Leather bag"), .init(.description, "Goes well with red shoes")],
            facets: [Facet("brand", "bata"), Facet("condition", "used")], time: 3_000_000, prior: 0.5,
            isAvailable: false),
        IndexDocument(
            id: 4, texts: [.init(.title, "Shoe polish, black"), .init(.brand, "Kiwi")],
            facets: [Facet("brand", "bata"), Facet("condition", "new")], amount: 300, time: 2_500_000),
        IndexDocument(
            id: 5, texts: [.init(.title, "حذاء جلد أحمر"), .init(.category, "أحذية")],
            facets: [Facet("condition", "new")], amount: 7_000, time: 500_000),
        IndexDocument(
            id: 6, texts: [.init(.title, "รองเท้าผ้าใบสีแดง")], facets: [Facet("condition", "used")], amount: 800,
            time: 600_000),
        IndexDocument(
            id: 7, texts: [.init(.title, "Plaquettes de frein avant 208")], facets: [], amount: 12_000, time: 700_000),
    ]
}
