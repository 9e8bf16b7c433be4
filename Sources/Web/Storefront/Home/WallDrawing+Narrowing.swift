import Catalog
import Frame
import HTML
import Vocabulary

// What narrows a wall down further, with what each choice would leave.
extension WallDrawing {
    var narrowing: NarrowingView? {
        guard let facets = found.facets else { return nil }
        var choices: [NarrowingView.Choice] = []
        // A brand's own page is about that brand.
        if query.category != nil || query.words != nil || query.brand == nil {
            add(
                "brand", ShelfSaid.brand, facets.brands.map { ($0.value, $0.label, $0.count) },
                chosen: query.brand.map { [$0.slug] } ?? [], names: { _ in query.brand?.name }, to: &choices)
        }
        add(
            "condition", ShelfSaid.condition,
            facets.conditions.map { ($0.value, Condition(rawValue: $0.value).map(name) ?? $0.value, $0.count) },
            chosen: query.condition.map { [$0.rawValue] } ?? [],
            names: { Condition(rawValue: $0).map(name) }, to: &choices)
        for attribute in query.attributes { addAttribute(attribute, facets, to: &choices) }
        var hidden: [(String, String)] = []
        if let words = query.words { hidden.append(("q", words)) }
        if let car = query.car {
            hidden.append(("fits", car.vehicle.pathText))
            if let year = car.year { hidden.append(("year", String(year))) }
        }
        return NarrowingView(
            action: Link(query.path), hidden: hidden, choices: choices,
            ranges: [
                NarrowingView.Range(
                    name: ("from", "to"),
                    label: drawing.phrases.product.price + " (" + currency + ")",
                    from: query.priceFrom?.field ?? "", to: query.priceTo?.field ?? "")
            ] + query.attributes.filter { $0.kind == .number }.map(range), active: active)
    }

    private var currency: String { found.currency.code }
    private func name(_ condition: Condition) -> String { ShelfSaid.condition(condition)[language] }

    private func add(
        _ name: String, _ label: Said, _ counted: [(String, String, Int)], chosen: [String],
        names: (String) -> String?, to choices: inout [NarrowingView.Choice]
    ) {
        var options = counted.map {
            NarrowingView.Option(value: $0.0, label: $0.1, count: $0.2, isChosen: chosen.contains($0.0))
        }
        // What is chosen stays choosable, even where nothing is left of it.
        for value in chosen where !options.contains(where: { $0.value == value }) {
            options.append(.init(value: value, label: names(value) ?? value, count: 0, isChosen: true))
        }
        if options.isEmpty { return }
        choices.append(.init(name: name, label: label[language], options: options))
    }

    private func addAttribute(
        _ attribute: Catalog.Attribute, _ facets: Facets, to choices: inout [NarrowingView.Choice]
    ) {
        guard attribute.kind == .choice || attribute.kind == .flag else { return }
        var chosen: [String] = []
        for choice in query.choices where choice.code == attribute.code {
            if case .any(let values) = choice.wish { chosen = values.map(\.field) }
        }
        func label(_ field: String) -> String {
            attribute.value(field).map { ShelfSaid.text(of: $0, under: attribute, in: language) } ?? field
        }
        var options = (facets.attributes[attribute.code] ?? []).map { counted in
            let field = counted.value == "true" ? "yes" : counted.value == "false" ? "no" : counted.value
            return NarrowingView.Option(
                value: field, label: label(field), count: counted.count, isChosen: chosen.contains(field))
        }
        for value in chosen where !options.contains(where: { $0.value == value }) {
            options.append(.init(value: value, label: label(value), count: 0, isChosen: true))
        }
        if options.isEmpty { return }
        choices.append(.init(name: "a." + attribute.code, label: attribute.names[language], options: options))
    }

    private func range(_ attribute: Catalog.Attribute) -> NarrowingView.Range {
        var ends = (from: "", to: "")
        for choice in query.choices where choice.code == attribute.code {
            if case .range(let from, let to) = choice.wish {
                ends = (
                    from.map { AttributeValue.number($0).field } ?? "", to.map { AttributeValue.number($0).field } ?? ""
                )
            }
        }
        let unit = attribute.unit.isEmpty ? "" : " (\(attribute.unit))"
        return NarrowingView.Range(
            name: ("a.\(attribute.code).from", "a.\(attribute.code).to"), label: attribute.names[language] + unit,
            from: ends.from, to: ends.to)
    }

    /// What is chosen, each with the wall without it.
    private var active: [FilterView] {
        var active: [FilterView] = []
        func add(_ label: String, _ change: (inout WallQuery) -> Void) {
            active.append(FilterView(label: label, url: query.link(change), isActive: true))
        }
        if let brand = query.brand, query.category != nil { add(brand.name) { $0.brand = nil } }
        if let condition = query.condition { add(name(condition)) { $0.condition = nil } }
        if query.priceFrom != nil || query.priceTo != nil {
            let ends = [query.priceFrom, query.priceTo].map { $0?.display(language: language.tag) ?? "…" }
            add(ends.joined(separator: " – ")) {
                $0.priceFrom = nil
                $0.priceTo = nil
            }
        }
        for choice in query.choices {
            guard let attribute = query.attributes.first(where: { $0.code == choice.code }) else { continue }
            let said: String =
                switch choice.wish {
                case .any(let values):
                    values.map { ShelfSaid.text(of: $0, under: attribute, in: language) }.joined(separator: ", ")
                case .range(let from, let to):
                    [from, to].map { $0.map { AttributeValue.number($0).field } ?? "…" }.joined(separator: " – ")
                        + (attribute.unit.isEmpty ? "" : "\u{a0}" + attribute.unit)
                }
            add(attribute.names[language] + ": " + said) { $0.choices.removeAll { $0.code == choice.code } }
        }
        return active
    }
}
