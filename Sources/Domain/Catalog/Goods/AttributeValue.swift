import Foundation
import Vocabulary

/// What is said of one product under one attribute.
package enum AttributeValue: Sendable, Hashable, Codable {
    case number(Double)
    /// A choice's code, or a text: the attribute tells which.
    case text(String)
    case flag(Bool)

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A flag first: a decoder may read a number out of it.
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        }
    }

    /// The value as a field or a file's cell holds it.
    package var field: String {
        switch self {
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : "\(number)"
        case .text(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        }
    }
}

extension Attribute {
    /// The longest text of one value, in characters.
    package static let longestText = 500

    /// Reads what somebody typed, or a file's cell: `205`, `205 mm`, `2,5`, `Winter`, `yes`.
    ///
    /// A choice is known by its code or by its name in any language, in any capitals.
    /// - Returns: nil for what is none of it.
    package func value(_ typed: String) -> AttributeValue? {
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { return nil }
        switch kind {
        case .number:
            var digits = text
            if !unit.isEmpty, digits.lowercased().hasSuffix(unit.lowercased()) {
                digits = String(digits.dropLast(unit.count)).trimmingCharacters(in: .whitespaces)
            }
            guard let number = Double(digits.replacing(",", with: ".")), number.isFinite, abs(number) < 1e12 else {
                return nil
            }
            return .number(number)
        case .choice:
            let wanted = text.lowercased()
            return choices.first { $0.code == wanted || $0.names.all.contains { $0.lowercased() == wanted } }
                .map { .text($0.code) }
        case .text: return text.count <= Self.longestText ? .text(text) : nil
        case .flag:
            switch text.lowercased() {
            case "yes", "true", "1", "on", "oui", "ndiyo", "نعم", "ใช่": return .flag(true)
            case "no", "false", "0", "off", "non", "hapana", "لا", "ไม่": return .flag(false)
            default: return nil
            }
        }
    }

    /// As a page shows it: `205 mm`, `Winter`; a flag has no words of its own.
    package func text(of value: AttributeValue, in language: Language) -> String {
        switch (kind, value) {
        case (.number, .number): unit.isEmpty ? value.field : value.field + "\u{a0}" + unit
        case (.choice, .text(let code)): choices.first { $0.code == code }?.names[language] ?? code
        default: value.field
        }
    }
}
