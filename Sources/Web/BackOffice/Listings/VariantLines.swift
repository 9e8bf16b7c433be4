import Catalog
import Foundation
import Vocabulary

/// Variants as lines of a text: `TS-M; size=M, colour=red; 25.00; 4006381333931`.
enum VariantLines {
    /// - Throws: `VariantRefusal`.
    static func wishes(_ text: String, currency: Currency) throws -> [VariantWish] {
        try text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }.prefix(200).map { line in
            let parts = line.split(separator: ";", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            var wish = VariantWish(sku: parts[0])
            if parts.count > 1, !parts[1].isEmpty {
                for pair in parts[1].split(separator: ",") {
                    let sides = pair.split(separator: "=", maxSplits: 1).map {
                        $0.trimmingCharacters(in: .whitespaces)
                    }
                    guard sides.count == 2 else { throw VariantRefusal.badOptions }
                    wish.options[sides[0]] = sides[1]
                }
            }
            if parts.count > 2, !parts[2].isEmpty {
                guard let money = Money(typed: parts[2], currency: currency) else { throw VariantRefusal.badOptions }
                wish.priceMinor = money.minor
            }
            if parts.count > 3, !parts[3].isEmpty { wish.barcode = parts[3] }
            return wish
        }
    }

    static func text(_ variants: [Variant], currency: Currency) -> String {
        variants.map { variant in
            [
                variant.sku,
                variant.options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", "),
                variant.priceMinor.map { Money(minor: $0, currency: currency).field } ?? "", variant.barcode ?? "",
            ].joined(separator: "; ").replacing(#/(; )+$/#, with: "")
        }.joined(separator: "\n")
    }
}
