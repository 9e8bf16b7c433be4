import Vocabulary

// "500 - 1,000 KES": the other end of a range lends its currency.
extension PriceFinder {
    func rangePartner(_ next: Int) -> Int? {
        guard let token = at(next) else { return nil }
        guard isRangeJoin(token) else { return nil }
        let place = at(next + 1)?.number != nil ? next + 1 : next + 2
        return at(place)?.number != nil && (place == next + 1 || currencyName(next + 1) != nil) ? place : nil
    }
    func isRangeJoin(_ token: PriceText.Token) -> Bool {
        token.mark == "-" || token.mark == "/" || token.word.map { PriceWords.rangeWords.contains($0) } == true
    }
    func rangePartnerCurrency(_ index: Int, next: Int) -> Currency? {
        if let partner = rangePartner(next), areOfOneSize(index, partner) {
            let (_, after) = multiplier(after: partner)
            return currency(at: partner, next: after)
        }
        // The upper end of "KSh 500 - 1,000".
        guard let join = at(index - 1), isRangeJoin(join), at(index - 2)?.number != nil else { return nil }
        return currency(at: index - 2, next: index - 1)
    }
    /// The ends of a range are prices of the same goods: "size 5 - KSh 2,790" is none.
    private func areOfOneSize(_ lower: Int, _ upper: Int) -> Bool {
        guard let low = at(lower)?.number, let high = at(upper)?.number else { return false }
        return high.digitCount - low.digitCount <= 1
    }
    func rangePartnerIsCued(_ index: Int, next: Int) -> Bool {
        guard let join = at(index - 1), isRangeJoin(join), let lower = at(index - 2)?.number, lower.digitCount >= 3
        else { return false }
        return hasCue(index - 2, next: index - 1)
    }

    func at(_ place: Int) -> PriceText.Token? { tokens.indices.contains(place) ? tokens[place] : nil }
    func isThai(_ word: String) -> Bool {
        word.unicodeScalars.first.map { (0x0e00...0x0e7f).contains($0.value) } ?? false
    }
    func startsWithThaiUnit(_ word: String) -> Bool {
        isThai(word)
            && ["ชิ้น", "กก", "กิโล", "กรัม", "มล", "ลิตร", "ซม", "เมตร", "คน", "วัน", "ปี", "เดือน", "แพ็ค", "กล่อง", "ขวด"]
                .contains { word.hasPrefix($0) }
    }
}
