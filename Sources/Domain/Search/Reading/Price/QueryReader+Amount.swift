import Vocabulary

extension QueryReader {
    /// An amount over one word or several: `5 000`, `KSh 5,000`, `10 k`, `elfu 5`, `200 dinars`.
    /// - Returns: nil when a unit behind it says that it is no price.
    func amount(_ start: Int, isPriced: Bool) -> (Amount, end: Int)? {
        var at = start
        let sign = currency(at)
        if sign != nil { at += 1 }
        var times: Int64 = 1
        if case (.times(let count), let end)? = meaning(at, where: Self.isTimes) {
            (times, at) = (count, end)
        }
        guard at < live.count, tokens[live[at]].hasDigit, !named[at] else { return nil }
        let token = tokens[live[at]]
        guard var amount = Amount(word: token.folded, in: context.currency) else { return nil }
        at += 1
        if amount.times == 1 { amount.times = times }
        amount.currency = amount.currency ?? sign
        at = joinGroups(of: &amount, at)
        if amount.times == 1, case (.times(let count), let end)? = meaning(at, where: Self.isTimes) {
            (amount.times, at) = (count, end)
        }
        if let behind = currency(at), amount.currency == nil || amount.currency == behind {
            amount.currency = behind
            at += 1
        }
        if amount.isMillions, amount.currency == nil, !isPriced { return nil }
        if amount.currency == nil, isUnit(at) || meaning(at, where: { $0 == .notMoney }) != nil { return nil }
        return (amount, at)
    }

    private static func isTimes(_ meaning: Meaning) -> Bool {
        if case .times = meaning { true } else { false }
    }

    /// `5 000` and `1 250 dt`: groups of three behind one to three digits. Without a currency only round ones, which no
    /// size or model looks like.
    private func joinGroups(of amount: inout Amount, _ start: Int) -> Int {
        guard (1...3).contains(amount.number.utf8.count), amount.times == 1, Int(amount.number) != nil else {
            return start
        }
        var number = amount.number
        var at = start
        var isRound = false
        while at < live.count, at - start < 3 {
            let token = tokens[live[at]]
            guard token.folded.utf8.count >= 3, !(token.isGlued && live[at - 1] == live[at] - 1),
                let group = Amount(word: token.folded, in: context.currency),
                group.number.utf8.count == 3, Int(group.number) != nil, group.times == 1
            else { break }
            number += group.number
            isRound = group.number == "000"
            at += 1
            if let sign = group.currency {
                guard amount.currency == nil || amount.currency == sign else { return start }
                amount.currency = sign
                break
            }
        }
        guard at > start, isRound || amount.currency != nil || currency(at) != nil else { return start }
        amount.number = number
        return at
    }

    func currency(_ at: Int) -> Currency? {
        guard at < live.count else { return nil }
        let token = tokens[live[at]]
        if token.hasDigit { return nil }
        return CurrencyNames.currency(token.folded, typed: token.text, in: context.currency)
    }

    /// A unit as a word of its own: the number before it is a measure.
    func isUnit(_ at: Int) -> Bool {
        at < live.count && MeasureUnit.named(tokens[live[at]].folded, apart: true, in: context.languages) != nil
    }
}
