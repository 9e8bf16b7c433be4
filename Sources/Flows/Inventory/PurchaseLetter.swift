import Inventory
import Tabular
import Vocabulary

/// An order as its supplier reads it: a few words, and the lines as a table that a program can read too.
struct PurchaseLetter: Sendable {
    let order: PurchaseOrder
    let lines: [PurchaseOrderLine]
    let seller: String
    let phone: String

    /// The subject, a line break, the body.
    func text(in language: Language, market: String) -> String {
        let words = Self.words(language)
        let name = Self.line(seller)
        var body = words.opening.replacing("%o", with: order.name).replacing("%s", with: name)
        if let day = order.expectedOn { body += "\n" + words.expected.replacing("%d", with: day) }
        if !order.note.isEmpty { body += "\n\n" + order.note }
        body += "\n\n" + csv
        body += "\n\n" + name + "\n" + phone + "\n" + market
        return words.subject.replacing("%o", with: order.name).replacing("%s", with: name) + "\n" + body
    }

    /// RFC 4180, with a head; nothing in it is a formula to the reader's program.
    private var csv: String {
        var writer = CSVWriter()
        writer.row(["sku", "supplier_sku", "title", "quantity", "unit_cost", "currency"])
        for line in lines {
            writer.row(
                [
                    line.sku, line.supplierSKU, line.title, String(line.ordered), amount(line.unitCostMinor),
                    order.currency,
                ].map(Self.line))
        }
        return String(decoding: writer.bytes.dropLast(2), as: UTF8.self).replacing("\r\n", with: "\n")
    }

    private func amount(_ minor: Int64) -> String {
        Currency(code: order.currency).map { Money(minor: minor, currency: $0).field } ?? String(minor)
    }

    /// On one line, at most 200 characters.
    static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                })
        ).prefix(200).description
    }

    private static func words(_ language: Language) -> (subject: String, opening: String, expected: String) {
        switch language {
        case .english:
            ("Purchase order %o from %s", "Please deliver what stands below. Our order: %o.", "Needed by %d.")
        case .swahili:
            (
                "Oda ya ununuzi %o kutoka %s", "Tafadhali leta vilivyoorodheshwa hapa chini. Oda yetu: %o.",
                "Inahitajika kufikia %d."
            )
        case .french:
            ("Bon de commande %o de %s", "Merci de livrer ce qui suit. Notre commande : %o.", "Souhaité pour le %d.")
        case .arabic: ("طلب شراء %o من %s", "نرجو توريد ما يلي. رقم طلبنا: %o.", "مطلوب قبل %d.")
        case .thai: ("ใบสั่งซื้อ %o จาก %s", "โปรดจัดส่งตามรายการด้านล่าง ใบสั่งซื้อของเรา: %o", "ต้องการภายใน %d")
        }
    }
}
