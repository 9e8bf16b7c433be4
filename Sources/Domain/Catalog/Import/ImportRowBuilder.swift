import Foundation
import Vocabulary

/// Makes of one row's cells what it says of a product.
struct ImportRowBuilder {
    let cells: ImportCells
    let guide: ImportGuide

    func row() throws(ImportStop) -> ImportedRow {
        let (key, isGroup) = try key()
        var row = ImportedRow(line: cells.line, key: key, isGroup: isGroup)
        try words(into: &row)
        try category(into: &row)
        row.price = try price()
        row.attributes = try attributes(in: row.category)
        try variant(into: &row)
        row.pictures = try pictures()
        row.oem = try numbers(.oem)
        row.cross = try numbers(.cross)
        row.fitments = try fitments()
        return row
    }

    /// The group, or the id, or the SKU, or, where a file has none of them, what the product is called.
    private func key() throws(ImportStop) -> (String, isGroup: Bool) {
        for field in [ImportField.group, .id, .sku] {
            guard let text = cells[field].map(CSVText.plain), !text.isEmpty else { continue }
            guard text.count <= 120, !text.hasControl else { throw cells.stop(field, .badKey) }
            return (text, field == .group)
        }
        guard let title = cells[.title], !title.isEmpty else { throw cells.stop(.title, .titleMissing) }
        return ("title:" + String(title.lowercased().prefix(114)), false)
    }

    private func words(into row: inout ImportedRow) throws(ImportStop) {
        if let text = cells[.title].map(CSVText.plain) {
            guard text.count <= ListingWish.longestTitle, !text.hasControl else { throw cells.stop(.title, .badTitle) }
            row.title = text
        }
        if let text = cells[.description].map(CSVText.plain) ?? cells[.markup].map(MarkupText.plain) {
            guard text.count <= ListingWish.longestDescription, !text.contains("\0") else {
                throw cells.stop(.description, .badDescription)
            }
            row.description = text.replacing("\r\n", with: "\n")
        }
        if let text = cells[.brand].map(CSVText.plain) {
            guard text.count <= 80, !text.hasControl else { throw cells.stop(.brand, .badBrand) }
            row.brand = text
        }
        if let text = cells[.condition], !text.isEmpty {
            guard let condition = Condition(named: text) else { throw cells.stop(.condition, .badCondition) }
            row.condition = condition
        }
    }

    private func category(into row: inout ImportedRow) throws(ImportStop) {
        guard let texts = cells.all(.category), !texts.isEmpty else { return }
        // A shop's own tree comes before Google's, where a feed names both.
        for text in texts.map(CSVText.plain) {
            if let code = guide.categories.code(text) { return row.category = code }
        }
        let steps = CategoryFinder.steps(CSVText.plain(texts[0]))
        guard guide.makesCategories, (1...CategoryRefusal.depthLimit).contains(steps.count),
            steps.allSatisfy({ $0.count <= 80 && !$0.hasControl && $0.contains(where: \.isLetter) })
        else { throw cells.stop(.category, .noCategory) }
        row.newCategory = steps
    }

    private func currency(beside text: String) throws(ImportStop) -> Currency {
        let letters = text.split { !$0.isASCII || !$0.isLetter }
        if let code = letters.lazy.compactMap({ $0.count == 3 ? Currency(code: String($0)) : nil }).first {
            return code
        }
        guard let named = cells[.currency], !named.isEmpty else { return guide.currency }
        guard let currency = Currency(code: named) else { throw cells.stop(.currency, .badCurrency) }
        return currency
    }

    private func price() throws(ImportStop) -> ListedPrice? {
        guard let text = cells[.price] else { return nil }
        if text.isEmpty { return .onRequest }
        let currency = try currency(beside: text)
        guard let money = Money(typed: text, currency: currency), money.minor <= ListingWish.highestPriceMinor else {
            throw cells.stop(.price, .badPrice)
        }
        return .amount(minor: money.minor, currency: currency.code)
    }

    private func attributes(in category: String?) throws(ImportStop) -> [String: AttributeValue] {
        var said: [String: AttributeValue] = [:]
        for (code, text) in cells.attributes {
            guard let attribute = guide.attributes[code], let value = attribute.value(CSVText.plain(text)),
                category.map({ guide.attributesOfCategory[$0]?.contains(code) == true }) ?? true
            else { throw cells.stop(.attribute(code), .badAttribute) }
            said[code] = value
        }
        return said
    }

    private func variant(into row: inout ImportedRow) throws(ImportStop) {
        // A row of a group is told apart by its own number.
        let number = cells[.sku].flatMap { $0.isEmpty ? nil : $0 } ?? (row.isGroup ? cells[.id] : nil)
        if let sku = number.map(CSVText.plain), !sku.isEmpty {
            guard sku.count <= 64, !sku.hasControl else { throw cells.stop(.sku, .badSKU) }
            row.sku = sku
        }
        if let text = cells[.barcode], !text.isEmpty {
            let digits = text.filter { !$0.isWhitespace && $0 != "-" && $0 != "'" }
            guard BarcodeCheck.holds(digits) else { throw cells.stop(.barcode, .badBarcode) }
            row.barcode = digits
        }
        row.weightGrams = try weight()
        row.stock = try stock()
        row.options = try options()
        if let text = cells[.variantPrice], !text.isEmpty {
            guard let money = Money(typed: text, currency: try currency(beside: cells[.price] ?? "")),
                money.minor <= ListingWish.highestPriceMinor
            else { throw cells.stop(.variantPrice, .badPrice) }
            row.variantPriceMinor = money.minor
        }
    }

    private func stock() throws(ImportStop) -> Int? {
        guard let text = cells[.stock], !text.isEmpty else { return nil }
        guard let number = QuantityText.number(text), number == number.rounded(), (0...10_000_000).contains(number)
        else {
            throw cells.stop(.stock, .badStock)
        }
        return Int(number)
    }

    private func weight() throws(ImportStop) -> Int? {
        for (field, grams) in [(ImportField.weight, 1.0), (.kilograms, 1_000)] {
            guard let text = cells[field], !text.isEmpty else { continue }
            guard let weight = QuantityText.grams(text, unit: grams), (1...100_000_000).contains(weight) else {
                throw cells.stop(field, .badWeight)
            }
            return weight
        }
        return nil
    }

    private func options() throws(ImportStop) -> [String: String]? {
        var options: [String: String]?
        if let text = cells[.options] {
            guard let named = OptionText.options(CSVText.plain(text)) else { throw cells.stop(.options, .badOptions) }
            options = named
        }
        for (name, value) in cells.options { options = (options ?? [:]).merging([name: CSVText.plain(value)]) { $1 } }
        guard let options else { return nil }
        guard options.count <= 5,
            options.allSatisfy({ (1...40).contains($0.key.count) && $0.value.count <= 80 && !$0.value.hasControl })
        else { throw cells.stop(.options, .badOptions) }
        return options
    }

    private func pictures() throws(ImportStop) -> [String]? {
        guard let texts = cells.all(.pictures) else { return nil }
        var seen: Set<String> = []
        var found: [String] = []
        for text in texts.flatMap(ListText.addresses) {
            guard let address = PictureText.address(text, base: guide.pictureBase) else {
                throw ImportStop(
                    ImportComplaint(
                        line: cells.line, column: cells.column(.pictures), .badPicture, value: text))
            }
            if seen.insert(address).inserted { found.append(address) }
        }
        return Array(found.prefix(ProductPicture.limit))
    }

    private func numbers(_ field: ImportField) throws(ImportStop) -> [String]? {
        guard let texts = cells.all(field) else { return nil }
        let numbers = Set(texts.flatMap { ListText.items(CSVText.plain($0)) })
        guard numbers.count <= 100, numbers.allSatisfy({ (2...60).contains($0.count) && !PartNumber.key($0).isEmpty })
        else { throw cells.stop(field, .badNumber) }
        return numbers.sorted()
    }

    private func fitments() throws(ImportStop) -> [ImportedFitment]? {
        guard let texts = cells.all(.fitments) else { return nil }
        var found: [ImportedFitment] = []
        for text in texts.flatMap({ ListText.items(CSVText.plain($0)) }) {
            let (name, from, to) = FitmentText.parts(text)
            guard let vehicle = guide.vehicles(name), (from ?? 1900) <= (to ?? 2100) else {
                throw ImportStop(
                    ImportComplaint(line: cells.line, column: cells.column(.fitments), .noVehicle, value: text))
            }
            if !found.contains(where: { $0.vehicle == vehicle }) {
                found.append(ImportedFitment(vehicle: vehicle, yearFrom: from, yearTo: to))
            }
        }
        return found.sorted { $0.vehicle.rawValue < $1.vehicle.rawValue }
    }
}
