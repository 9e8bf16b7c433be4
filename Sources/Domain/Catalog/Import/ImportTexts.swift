import Foundation

extension String {
    /// Whether it holds what no name or title holds.
    var hasControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
package enum CSVText {
    package static func plain(_ cell: String) -> String {
        guard cell.utf8.first == 0x27, let next = cell.utf8.dropFirst().first else { return cell }
        switch next {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D, 0x27:
            return String(cell.dropFirst())
        default: return cell
        }
    }
}

/// Text out of a shop's HTML: tags gone, blocks on lines of their own, the few entities that shops write.
enum MarkupText {
    static func plain(_ markup: String) -> String {
        var text = ""
        var rest = markup[...]
        while let mark = rest.firstIndex(of: "<") {
            text += rest[..<mark]
            let tag = rest[mark...]
            guard let end = tag.firstIndex(of: ">") else { rest = tag; break }
            let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" || $0.isNumber }.lowercased()
            if ["br", "/p", "/li", "/div", "/h1", "/h2", "/h3", "/tr"].contains(name) { text += "\n" }
            rest = rest[rest.index(after: end)...]
        }
        text += rest
        for (entity, plain) in [
            ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] { text = text.replacing(entity, with: plain) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
        return lines.joined(separator: "\n").trimmingBlanks
    }
}

/// Numbers of things as files write them.
enum QuantityText {
    /// `15`, `15.0`, `1 200`, `1,5`; nil for what is none.
    static func number(_ text: String) -> Double? {
        var plain = String(
            text.compactMap { $0.isWhitespace ? nil : $0.wholeNumberValue.map { Character(String($0)) } ?? $0 })
        if plain.hasPrefix("'") { plain.removeFirst() }
        // One comma before one or two digits is a decimal one, before three it groups.
        if let comma = plain.lastIndex(of: ","), plain[comma...].count < 4, !plain.contains(".") {
            plain = plain.replacing(",", with: ".")
        }
        plain = plain.replacing(",", with: "")
        guard let number = Double(plain), number.isFinite, plain.utf8.allSatisfy({ $0 < 0x3A }) else { return nil }
        return number
    }

    /// - Parameter unit: grams of one where the text names no unit.
    static func grams(_ text: String, unit: Double) -> Int? {
        let name = text.drop { !$0.isLetter }.lowercased()
        let factors = [
            "": unit, "g": 1, "kg": 1_000, "mg": 0.001, "lb": 453.592_37, "lbs": 453.592_37, "oz": 28.349_523,
        ]
        guard let factor = factors[name], let number = number(String(text.prefix { !$0.isLetter })), number < 1e9 else {
            return nil
        }
        return Int((number * factor).rounded())
    }
}

/// Several things in one cell.
package enum ListText {
    /// A line each; one that holds what else separates gets a line's end behind it, so that nothing does.
    package static func text(_ items: [String]) -> String {
        let isPlain = items.count != 1 || !items[0].contains { $0 == "," || $0 == ";" || $0 == "|" }
        return items.joined(separator: "\n") + (isPlain ? "" : "\n")
    }

    /// A line each, or between commas and semicolons.
    static func items(_ text: String) -> [String] {
        let parts =
            text.contains(where: \.isNewline)
            ? text.split(whereSeparator: \.isNewline) : text.split { $0 == "," || $0 == ";" || $0 == "|" }
        return parts.map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    }

    /// Addresses may hold commas: one separates only where another address follows.
    static func addresses(_ text: String) -> [String] {
        guard text.contains("://") || text.hasPrefix("soko:") else { return items(text) }
        if text.contains(where: \.isNewline) { return items(text) }
        var found: [String] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "|" || $0 == " " }) {
            let isNew = ["http://", "https://", "soko:"].contains { part.hasPrefix($0) }
            if isNew || found.isEmpty { found.append(String(part)); continue }
            // The separator was part of the address before it.
            let separator = text[text.index(before: part.startIndex)]
            if separator != " " { found[found.count - 1] += String(separator) + part }
        }
        return found
    }
}

/// Where a picture comes from.
enum PictureText {
    /// An address, a kept picture (`soko:` and its key), or a file name behind `base`; nil for what is none of it.
    static func address(_ text: String, base: String) -> String? {
        guard text.utf8.count <= 2_000, !text.contains(where: \.isWhitespace), !text.hasControl else { return nil }
        if text.hasPrefix("soko:") {
            let key = text.dropFirst(5)
            return key.utf8.count == 64 && key.allSatisfy { $0.isHexDigit && !$0.isUppercase } ? text : nil
        }
        let lower = text.lowercased()
        if lower.hasPrefix("http://") || lower.hasPrefix("https://") {
            return URLComponents(string: text)?.host?.isEmpty == false ? text : nil
        }
        guard !base.isEmpty, !text.contains("://"), !text.contains("..") else { return nil }
        return address(base + (base.hasSuffix("/") ? "" : "/") + text.drop { $0 == "/" }, base: "")
    }
}

/// `size=M; colour=red`, or JSON where a name or a value holds what separates them.
package enum OptionText {
    package static func text(_ options: [String: String]) -> String {
        let pairs = options.sorted { $0.key < $1.key }
        let isPlain = pairs.allSatisfy { key, value in
            !(key + value).contains { $0 == "=" || $0 == ";" || $0.isNewline } && key.trimmingBlanks == key
                && value.trimmingBlanks == value && !key.hasPrefix("{")
        }
        if isPlain { return pairs.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(options) else { preconditionFailure("texts are JSON") }
        return String(decoding: data, as: UTF8.self)
    }

    static func options(_ text: String) -> [String: String]? {
        if text.hasPrefix("{") { return try? JSONDecoder().decode([String: String].self, from: Data(text.utf8)) }
        var options: [String: String] = [:]
        for pair in text.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            options[parts[0].trimmingBlanks] = parts[1].trimmingBlanks
        }
        return options
    }
}

/// `Peugeot 208 II (2012-2019)`: a vehicle and the model years that fit.
package enum FitmentText {
    package static func text(_ fitment: Fitment) -> String {
        if fitment.yearFrom == nil, fitment.yearTo == nil { return fitment.name }
        return "\(fitment.name) (\(fitment.yearFrom.map(String.init) ?? "")-\(fitment.yearTo.map(String.init) ?? ""))"
    }

    static func parts(_ text: String) -> (name: String, from: Int?, to: Int?) {
        guard text.hasSuffix(")"), let mark = text.lastIndex(of: "(") else { return (text, nil, nil) }
        let years = text[text.index(after: mark)...].dropLast().split(
            separator: "-", maxSplits: 1, omittingEmptySubsequences: false
        ).map { $0.trimmingBlanks }
        let numbers = years.map { Int($0) }
        guard zip(years, numbers).allSatisfy({ $0.isEmpty || ($1.map { (1900...2100).contains($0) } ?? false) }),
            !numbers.allSatisfy({ $0 == nil })
        else { return (text, nil, nil) }
        return (
            text[..<mark].trimmingBlanks, numbers.first ?? nil, numbers.count > 1 ? numbers[1] : numbers.first ?? nil
        )
    }
}

extension Condition {
    /// As files call it, in the market's languages and in schema.org's words.
    init?(named text: String) {
        let key = text.lowercased().filter { $0.isLetter }
        let words: [(Condition, [String])] = [
            (.new, ["new", "newcondition", "neuf", "neuve", "mpya", "جديد", "ใหม่", "brandnew"]),
            (
                .refurbished,
                [
                    "refurbished", "refurbishedcondition", "reconditionné", "iliyokarabatiwa", "مجدد", "ปรับสภาพ",
                    "renewed",
                ]
            ),
            (
                .used,
                ["used", "usedcondition", "occasion", "doccasion", "iliyotumika", "مستعمل", "มือสอง", "secondhand"]
            ),
        ]
        guard let found = words.first(where: { $0.1.contains { $0.filter(\.isLetter) == key } }) else { return nil }
        self = found.0
    }
}
