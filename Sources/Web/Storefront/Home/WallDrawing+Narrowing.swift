import Catalog
import Flows
import Frame
import HTML
import Vocabulary

// What narrows a wall down further, with what each choice would leave.
extension WallDrawing {
    var narrowing: NarrowingView? {
        guard let facets = found.facets else { return nil }
        var hidden: [(String, String)] = []
        if let words = query.words { hidden.append(("q", words)) }
        if let car = query.car {
            hidden.append(("fits", car.vehicle.pathText))
            if let year = car.year { hidden.append(("year", String(year))) }
        }
        if query.words != nil, query.order != .relevance { hidden.append(("sort", query.order.rawValue)) }
        if query.words != nil, let centre = query.centre { hidden.append(("at", centre.pair)) }
        return NarrowingView(action: Link(query.formPath), hidden: hidden, groups: groups(facets), active: active)
    }

    private func groups(_ facets: Facets) -> [NarrowingView.Group] {
        var groups: [NarrowingView.Group] = []
        if found.finding != nil {
            groups.append(
                .toggle(.init(name: "stock", label: SearchSaid.inStock[language], isOn: query.isInStock)))
        }
        groups.append(
            .range(
                NarrowingView.Range(
                    name: ("from", "to"), label: drawing.phrases.product.price + " (" + currency + ")",
                    from: query.priceFrom?.field ?? "", to: query.priceTo?.field ?? "", steps: priceSteps)))
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
        add(
            "rating", ShelfSaid.rating, facets.ratings.map { ($0.value, stars($0.value), $0.count) },
            chosen: query.rating.map { [String($0)] } ?? [], names: stars, to: &choices)
        for attribute in query.attributes { addAttribute(attribute, facets, to: &choices) }
        addReach(to: &choices)
        groups += choices.map { .choice($0) }
        groups += query.attributes.filter { $0.kind == .number }.map { .range(range($0)) }
        if found.finding != nil, query.centre == nil { groups.append(.near) }
        return groups
    }

    /// Ranges of prices that goods lie in.
    private var priceSteps: [FilterView] {
        let money = { (minor: Int64?) in minor.map { Money(minor: $0, currency: found.currency) } }
        return PriceSteps.joined(found.finding?.counts?.prices ?? []).map { step in
            // A band ends below its edge, an address names the last price that is in it.
            let (from, to) = (money(step.from), money(step.to.map { $0 - 1 }))
            let isActive = query.priceFrom == from && query.priceTo == to
            let url = query.link { ($0.priceFrom, $0.priceTo) = isActive ? (nil, nil) : (from, to) }
            return FilterView(
                label: PriceSaid.range(from, to, in: language), url: url, count: step.count, isActive: isActive)
        }
    }

    /// How new and how near; whoever takes more takes what is newer and nearer too.
    private func addReach(to choices: inout [NarrowingView.Choice]) {
        guard let counts = found.finding?.counts else { return }
        func reach(_ bands: [SearchCounts.Band<Int>], _ edges: [Int], _ label: (Int) -> String, chosen: Int?)
            -> [NarrowingView.Option]
        {
            edges.map { edge in
                let within = bands.filter { $0.to.map { $0 <= edge } ?? false }
                return .init(
                    value: String(edge), label: label(edge), count: within.reduce(0) { $0 + $1.count },
                    isChosen: chosen == edge)
            }.filter { $0.count > 0 || $0.isChosen }
        }
        let ages = reach(counts.ages, WallQuery.allDays, { SearchSaid.days($0)[language] }, chosen: query.days)
        let distances = reach(
            counts.distances, WallQuery.allKilometres,
            { SearchSaid.within(language.grouped($0), in: language) }, chosen: query.kilometres)
        for (name, label, options) in [
            ("km", SearchSaid.distance, distances), ("days", SearchSaid.added, ages),
        ] where !options.isEmpty {
            choices.append(.init(name: name, label: label[language], options: options, isMany: false))
        }
    }

    private var currency: String { found.currency.code }
    private func name(_ condition: Condition) -> String { ShelfSaid.condition(condition)[language] }

    private func stars(_ number: String) -> String { ShelfSaid.stars(number, in: language) }

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
        choices.append(.init(name: name, label: label[language], options: options, isMany: false))
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
        choices.append(
            .init(name: "a." + attribute.code, label: attribute.names[language], options: options, isMany: true))
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
        if let brand = query.brand, query.category != nil || query.words != nil { add(brand.name) { $0.brand = nil } }
        if let condition = query.condition { add(name(condition)) { $0.condition = nil } }
        if let rating = query.rating { add(stars(String(rating))) { $0.rating = nil } }
        if query.priceFrom != nil || query.priceTo != nil {
            add(PriceSaid.range(query.priceFrom, query.priceTo, in: language)) {
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
        if found.finding == nil { return active }
        if let days = query.days { add(SearchSaid.days(days)[language]) { $0.days = nil } }
        if query.isInStock { add(SearchSaid.inStock[language]) { $0.isInStock = false } }
        if query.centre != nil {
            let said = query.kilometres.map { SearchSaid.within(language.grouped($0), in: language) }
            add(said ?? SearchSaid.aroundMe[language]) {
                // A wider look first, then from anywhere.
                if $0.kilometres == nil { $0.centre = nil }
                $0.kilometres = nil
                if $0.centre == nil, $0.order == .nearest { $0.order = .relevance }
            }
        }
        return active
    }
}
