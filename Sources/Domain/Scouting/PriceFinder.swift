import Vocabulary

/// Judges every number of a text: is it a price, in which currency, and how sure is that?
struct PriceFinder {
    enum Strength: Int, Comparable {
        /// Stands alone and looks like an amount.
        case bare
        /// A word says that it is a price.
        case cued
        /// A currency stands at it.
        case named
        static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
    }
    struct Candidate {
        let money: Money
        let strength: Strength
        let isNow: Bool
        let isPast: Bool
    }

    let tokens: [PriceText.Token]
    let market: Currency

    func candidates() -> [Candidate] {
        var found: [Candidate] = []
        for index in tokens.indices {
            guard let number = tokens[index].number, number.digitCount <= 15 else { continue }
            if let candidate = judge(index, number) { found.append(candidate) }
        }
        return found
    }

    func judge(_ index: Int, _ number: PriceNumber) -> Candidate? {
        let (multiplier, next) = multiplier(after: index)
        let currency = currency(at: index, next: next) ?? rangePartnerCurrency(index, next: next)
        if isOtherMoney(index, next: next) { return nil }
        let strength: Strength
        if currency != nil {
            strength = .named
        } else if isNoPrice(index, number, next: next, isMultiplied: multiplier > 1) {
            return nil
        } else if hasCue(index, next: next) || multiplier > 1 || rangePartnerIsCued(index, next: next) {
            strength = .cued
        } else if standsAlone(index, number, next: next) {
            strength = .bare
        } else {
            return nil
        }
        let meant = currency ?? market
        guard let minor = number.minor(in: meant, times: multiplier), minor > 0 else { return nil }
        return Candidate(
            money: Money(minor: minor, currency: meant), strength: strength,
            isNow: nearby(before: index, 3, PriceWords.now), isPast: number.isStruck || wasBefore(index))
    }

    /// `25k`, `1.5M`, `elfu mbili` stays out: only digits are numbers here.
    func multiplier(after index: Int) -> (Int64, next: Int) {
        let next = index + 1
        guard next < tokens.count, let word = tokens[next].word else { return (1, next) }
        if word == "m" {
            // A small m is a metre unless money stands before it.
            let isMoney = tokens[next].startsCapital || currencyName(index - 1) != nil
            return isMoney && tokens[next].touchesPrevious ? (1_000_000, next + 1) : (1, next)
        }
        if word == "k", !tokens[next].touchesPrevious { return (1, next) }
        if let factor = PriceWords.multipliers[word] { return (factor, next + 1) }
        if let (thai, factor) = PriceWords.multipliers.first(where: { isThai($0.key) && word.hasPrefix($0.key) }),
            PriceWords.currencies[String(word.dropFirst(thai.count))] != nil
        {
            return (factor, next)  // สองพันบาท is one word; its end is the currency
        }
        return (1, next)
    }
}
