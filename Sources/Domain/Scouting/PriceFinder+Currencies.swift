import Vocabulary

// Currencies at a number.
extension PriceFinder {
    func currency(at index: Int, next: Int) -> Currency? {
        if let name = leadingName(index) { return meant(name) }
        if let name = trailingName(next) { return meant(name) }
        return isShillingMark(next) ? market : nil
    }

    func meant(_ name: PriceWords.Name) -> Currency {
        guard let code = name.code else { return market }
        // One word, many countries: a dinar is the market's own where it has one.
        if code == "SAR", market.code == "YER" { return market }
        if code == "TND", name.leads == false, ["IQD", "KWD", "LYD", "JOD", "BHD"].contains(market.code) {
            return market
        }
        return Currency(code: code) ?? market
    }

    /// Before the number, with at most one of `. : - / =` between: `KSh. 2,500`, `KES: 2500`.
    func leadingName(_ index: Int) -> PriceWords.Name? {
        var place = index - 1
        if let mark = at(place)?.mark, ".:-/=".unicodeScalars.contains(mark) { place -= 1 }
        guard let name = currencyName(place) else { return nil }
        if at(place)?.word == "m" { return nil }
        // "500 bob 3 left": a name that follows numbers belongs to the one before it, if there is one.
        let followsNumber = at(place - 1)?.number != nil || (at(place - 2)?.number != nil && at(place - 1)?.word == "k")
        if followsNumber, !name.leads || (at(place)?.touchesPrevious == true && at(index)?.touchesPrevious == false) {
            return nil
        }
        return name
    }

    /// After the number: `2500 DT`, `2,500บาทถ้วน`.
    func trailingName(_ next: Int) -> PriceWords.Name? {
        guard let name = currencyName(next) ?? thaiCurrency(next) else { return nil }
        // "2 KSh 500": the sign belongs to the number behind it unless it touches this one only.
        let touchesHere = at(next)?.touchesPrevious == true
        let after = at(next + 1)?.mark == "." ? next + 2 : next + 1
        if name.leads, at(after)?.number != nil, !touchesHere || at(after)?.touchesPrevious == true { return nil }
        return name
    }

    func currencyName(_ place: Int) -> PriceWords.Name? {
        guard let token = at(place) else { return nil }
        if let mark = token.mark { return PriceWords.currencies[String(mark)] }
        guard let word = token.word else { return nil }
        if let name = PriceWords.currencies[word] { return name }
        // US$ is a word and a sign; R and N are currencies only where they touch their number.
        if at(place + 1)?.number != nil, at(place + 1)?.touchesPrevious == true {
            if word == "r", token.startsCapital { return PriceWords.Name(code: "ZAR", leads: true) }
            if word == "n", token.startsCapital, market.code == "NGN" {
                return PriceWords.Name(code: "NGN", leads: true)
            }
        }
        return nil
    }
    func thaiCurrency(_ place: Int) -> PriceWords.Name? {
        guard let word = at(place)?.word, isThai(word) else { return nil }
        return word.hasPrefix("บาท") || word.hasSuffix("พันบาท") || word.hasSuffix("ล้านบาท")
            ? PriceWords.currencies["บาท"] : nil
    }

    /// `2500/=`, `2500/-`, `2500 /=`.
    func isShillingMark(_ next: Int) -> Bool {
        guard at(next)?.mark == "/", let second = at(next + 1)?.mark, at(next + 1)?.touchesPrevious == true else {
            return false
        }
        return second == "=" || (second == "-" && at(next + 2)?.number == nil)
    }
}
