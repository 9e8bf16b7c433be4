import Vocabulary

extension QueryReader {
    struct PriceWish {
        var from: Money?
        var to: Money?
    }

    /// `under 5000`, `between 10 and 20k`, `price 1000 to 2000`, `1000-2000 ksh`, `500 baht or less`.
    func priceWish(_ start: Int) -> (PriceWish, end: Int)? {
        var at = start
        var isPriced = false
        if let (meaning, end) = meaning(at, where: { $0 == .price || $0 == .budget }) {
            (at, isPriced) = (end, true)
            if meaning == .budget, let (amount, end) = amount(at, isPriced: true), range(at, isPriced: true) == nil {
                return money(amount).map { (PriceWish(to: $0), end) }
            }
        }
        return bounded(at, isPriced: isPriced) ?? range(at, isPriced: isPriced) ?? open(at, isPriced: isPriced)
    }

    /// A word that compares, and one amount or two.
    private func bounded(_ at: Int, isPriced: Bool) -> (PriceWish, end: Int)? {
        guard at < live.count, !tokens[live[at]].phrases.isEmpty, !named[at] else { return nil }
        for phrase in tokens[live[at]].phrases {
            guard let next = match(phrase, at) else { continue }
            switch phrase.meaning {
            case .between, .since, .sinceIfPriced:
                let joins: (Meaning) -> Bool = phrase.meaning == .between ? { $0 == .and || $0 == .to } : { $0 == .to }
                let needsSign = phrase.meaning == .sinceIfPriced && !isPriced
                if let found = ends(next, joinedBy: joins, isPriced: isPriced, needsSign: needsSign) { return found }
                if phrase.meaning == .between { continue }
                guard let (amount, end) = amount(next, isPriced: isPriced), !amount.isYear(until: context.year + 1),
                    !needsSign || amount.currency != nil, let money = money(amount)
                else { continue }
                return (PriceWish(from: money), end)
            case .atMost, .atLeast, .atMostIfPriced, .atLeastIfPriced, .max, .min:
                guard let (amount, end) = amount(next, isPriced: isPriced), let money = money(amount) else { continue }
                let isSure = phrase.meaning == .atMost || phrase.meaning == .atLeast
                guard isSure || isPriced || amount.currency != nil else { continue }
                let isMost = phrase.meaning == .atMost || phrase.meaning == .atMostIfPriced || phrase.meaning == .max
                return (isMost ? PriceWish(to: money) : PriceWish(from: money), end)
            default: continue
            }
        }
        return nil
    }

    /// Two amounts without a word before them. `205-55` is a tyre: only with a currency or a word for price.
    private func range(_ at: Int, isPriced: Bool) -> (PriceWish, end: Int)? {
        ends(at, joinedBy: { $0 == .to }, isPriced: isPriced, needsSign: !isPriced) ?? dashed(at, isPriced: isPriced)
    }

    private func ends(
        _ at: Int, joinedBy joins: (Meaning) -> Bool, isPriced: Bool, needsSign: Bool
    ) -> (PriceWish, end: Int)? {
        // The first may stand without its currency before the second.
        if let (low, next) = amount(at, isPriced: isPriced),
            let (_, second) = meaning(next, where: joins), let (high, end) = amount(second, isPriced: isPriced)
        {
            guard !needsSign || low.currency != nil || high.currency != nil else { return nil }
            return both(low, high).map { ($0, end) }
        }
        return needsSign ? nil : dashed(at, isPriced: isPriced)
    }

    /// `1000-2000` in one word, with a currency in it, before or behind.
    private func dashed(_ start: Int, isPriced: Bool) -> (PriceWish, end: Int)? {
        var at = start
        let sign = currency(at)
        if sign != nil { at += 1 }
        guard at < live.count, tokens[live[at]].hasDigit, !named[at] else { return nil }
        let token = tokens[live[at]]
        let parts = token.folded.split(separator: "-", maxSplits: 1)
        // A dash at the end is the one of 2000/-.
        guard parts.count == 2, var low = Amount(word: String(parts[0]), in: context.currency),
            var high = Amount(word: String(parts[1]), in: context.currency)
        else { return nil }
        at += 1
        if let sign { low.currency = sign }
        if let behind = currency(at) {
            high.currency = high.currency ?? behind
            at += 1
        } else if isUnit(at) {
            return nil
        }
        guard isPriced || low.currency != nil || high.currency != nil else { return nil }
        return both(low, high).map { ($0, at) }
    }

    /// `5000 or less`, `200 dt max`, `500 บาทขึ้นไป`.
    private func open(_ at: Int, isPriced: Bool) -> (PriceWish, end: Int)? {
        guard let (amount, next) = amount(at, isPriced: isPriced), let money = money(amount) else { return nil }
        let isSure = isPriced || amount.currency != nil
        guard
            let (meaning, end) = meaning(
                next,
                where: { $0 == .orLess || $0 == .orMore || (isSure && ($0 == .max || $0 == .min)) })
        else { return nil }
        return (meaning == .orLess || meaning == .max ? PriceWish(to: money) : PriceWish(from: money), end)
    }

    /// One currency and one multiplier serve both ends: `10 to 20k`, `1000-2000 ksh`.
    private func both(_ low: Amount, _ high: Amount) -> PriceWish? {
        let next = context.year + 1
        if low.isYear(until: next), high.isYear(until: next) { return nil }
        let currency = high.currency ?? low.currency ?? context.currency
        if let first = low.currency, first != currency { return nil }
        guard let most = high.money(in: currency, times: high.times),
            let plain = low.money(in: currency, times: low.times)
        else { return nil }
        // 500 to 2k begins at 500; 10 to 20k at 10,000.
        let scaled = low.times == 1 && high.times > 1 ? low.money(in: currency, times: high.times) : nil
        let least = scaled.flatMap { $0.minor < most.minor ? $0 : nil } ?? plain
        return least.minor <= most.minor ? PriceWish(from: least, to: most) : PriceWish(from: most, to: least)
    }

    private func money(_ amount: Amount) -> Money? {
        amount.money(in: amount.currency ?? context.currency, times: amount.times)
    }

    func meaning(_ at: Int, where fits: (Meaning) -> Bool) -> (Meaning, end: Int)? {
        guard at < live.count else { return nil }
        for phrase in tokens[live[at]].phrases where fits(phrase.meaning) {
            if let end = match(phrase, at) { return (phrase.meaning, end) }
        }
        return nil
    }
}
