import Synchronization

/// All goods on offer, as they stand now: tests and operators change and delete them.
package final class Shop: Sendable {
    struct Item: Sendable {
        var product: SandboxProduct
        let seller: Int
        var isDeleted = false
    }
    package let sellers: [SandboxSeller]
    private let items: Mutex<[String: Item]>
    private let sellerByPhone: [String: Int]

    /// - Throws: `GoodsFault.samePhone`.
    init(_ sellers: [SandboxSeller]) throws(GoodsFault) {
        self.sellers = sellers
        var items: [String: Item] = [:], phones: [String: Int] = [:]
        for (index, seller) in sellers.enumerated() {
            if phones.updateValue(index, forKey: seller.phone) != nil { throw .samePhone(seller.phone) }
            for product in seller.products { items[product.id] = Item(product: product, seller: index) }
        }
        self.items = Mutex(items)
        sellerByPhone = phones
    }

    func seller(phone: String) -> SandboxSeller? { sellerByPhone[phone].map { sellers[$0] } }

    /// The product of that seller, deleted or not.
    func item(_ id: String, phone: String) -> Item? {
        guard let item = items.withLock({ $0[id] }), sellerByPhone[phone] == item.seller else { return nil }
        return item
    }
    package func product(_ id: String) -> SandboxProduct? { items.withLock { $0[id]?.product } }

    /// At most `limit` products that are on offer, behind the one named `after`.
    ///
    /// - Returns: nil when `after` is none of this seller's products.
    func page(of seller: SandboxSeller, after: String?, limit: Int) -> (products: [SandboxProduct], hasMore: Bool)? {
        var start = seller.products.startIndex
        if let after {
            guard let at = seller.products.firstIndex(where: { $0.id == after }) else { return nil }
            start = at + 1
        }
        return items.withLock { items in
            var page: [SandboxProduct] = []
            for product in seller.products[start...] {
                guard let item = items[product.id], !item.isDeleted else { continue }
                if page.count == limit { return (page, true) }
                page.append(item.product)
            }
            return (page, false)
        }
    }

    /// Changes a product; what is nil stays.
    ///
    /// - Parameter price: in whole units; the words that named the old price name this one.
    /// - Returns: false when there is no such product.
    @discardableResult
    package func change(
        _ id: String, title: String? = nil, description: String? = nil, price: Double? = nil, isDeleted: Bool? = nil
    ) -> Bool {
        items.withLock { items in
            guard var item = items[id] else { return false }
            if let title { item.product.title = title }
            if let description { item.product.description = description }
            if let price { item.product = item.product.repriced(price) }
            if let isDeleted { item.isDeleted = isDeleted }
            items[id] = item
            return true
        }
    }
}

extension SandboxProduct {
    /// The same words with another price in them, or with one behind them where there was none.
    func repriced(_ amount: Double) -> SandboxProduct {
        var changed = self
        changed.price = .amount(amount)
        let new = Self.grouped(amount)
        if case .amount(let old) = price {
            for spelling in [Self.grouped(old), Self.plain(old)] {
                for path in [\SandboxProduct.description, \.title] {
                    guard let found = Self.find(spelling, in: changed[keyPath: path]) else { continue }
                    changed[keyPath: path].replaceSubrange(found, with: new)
                    return changed
                }
            }
        }
        changed.title = changed.title.replacingPriceRequests()
        changed.description = changed.description.replacingPriceRequests() + " KSh \(new)"
        return changed
    }

    /// Where a number stands that is not part of a longer one.
    private static func find(_ number: String, in text: String) -> Range<String.Index>? {
        var from = text.startIndex
        while let found = text[from...].firstRange(of: number) {
            let before = found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : " "
            let after = found.upperBound < text.endIndex ? text[found.upperBound] : " "
            if !before.isNumber, !after.isNumber { return found }
            from = found.upperBound
        }
        return nil
    }

    static func plain(_ amount: Double) -> String { amount == amount.rounded() ? String(Int(amount)) : String(amount) }
    static func grouped(_ amount: Double) -> String {
        let plain = plain(amount)
        let parts = plain.split(separator: ".", maxSplits: 1)
        var whole = String(parts[0])
        var at = whole.count - 3
        while at > 0 {
            whole.insert(",", at: whole.index(whole.startIndex, offsetBy: at))
            at -= 3
        }
        return parts.count > 1 ? whole + "." + parts[1] : whole
    }
}

extension String {
    /// Without the phrases that demo sellers use instead of a price.
    fileprivate func replacingPriceRequests() -> String {
        ["DM for price", "Inbox for price", "Bei inbox", "Uliza bei"].reduce(self) { $0.replacing($1, with: "") }
    }
}
