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

    private func judge(_ index: Int, _ number: PriceNumber) -> Candidate? {
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
    private func multiplier(after index: Int) -> (Int64, next: Int) {
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

// Currencies at a number.
extension PriceFinder {
    private func currency(at index: Int, next: Int) -> Currency? {
        if let name = leadingName(index) { return meant(name) }
        if let name = trailingName(next) { return meant(name) }
        return isShillingMark(next) ? market : nil
    }

    private func meant(_ name: PriceWords.Name) -> Currency {
        guard let code = name.code else { return market }
        // One word, many countries: a dinar is the market's own where it has one.
        if code == "SAR", market.code == "YER" { return market }
        if code == "TND", name.leads == false, ["IQD", "KWD", "LYD", "JOD", "BHD"].contains(market.code) {
            return market
        }
        return Currency(code: code) ?? market
    }

    /// Before the number, with at most one of `. : - / =` between: `KSh. 2,500`, `KES: 2500`.
    private func leadingName(_ index: Int) -> PriceWords.Name? {
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
    private func trailingName(_ next: Int) -> PriceWords.Name? {
        guard let name = currencyName(next) ?? thaiCurrency(next) else { return nil }
        // "2 KSh 500": the sign belongs to the number behind it unless it touches this one only.
        let touchesHere = at(next)?.touchesPrevious == true
        let after = at(next + 1)?.mark == "." ? next + 2 : next + 1
        if name.leads, at(after)?.number != nil, !touchesHere || at(after)?.touchesPrevious == true { return nil }
        return name
    }

    private func currencyName(_ place: Int) -> PriceWords.Name? {
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
    private func thaiCurrency(_ place: Int) -> PriceWords.Name? {
        guard let word = at(place)?.word, isThai(word) else { return nil }
        return word.hasPrefix("บาท") || word.hasSuffix("พันบาท") || word.hasSuffix("ล้านบาท")
            ? PriceWords.currencies["บาท"] : nil
    }

    /// `2500/=`, `2500/-`, `2500 /=`.
    private func isShillingMark(_ next: Int) -> Bool {
        guard at(next)?.mark == "/", let second = at(next + 1)?.mark, at(next + 1)?.touchesPrevious == true else {
            return false
        }
        return second == "=" || (second == "-" && at(next + 2)?.number == nil)
    }
}

// What makes a number no price.
extension PriceFinder {
    private func isNoPrice(_ index: Int, _ number: PriceNumber, next: Int, isMultiplied: Bool) -> Bool {
        if let before = at(index - 1) {
            // A52, PS5, iphone12: part of a name. Thai writes no blanks, and ب is glued to its number.
            if at(index)?.touchesPrevious == true, let word = before.word, !isCue(word) { return true }
            if before.word.map({ PriceWords.sizes.contains($0) || PriceWords.contacts.contains($0) }) == true {
                return true
            }
            if [".", ":", "#"].contains(before.mark), let word = at(index - 2)?.word,
                PriceWords.sizes.contains(word) || PriceWords.contacts.contains(word)
            {
                return true
            }
            if before.mark == "#" || before.mark == "+" { return true }
            if before.word == "of",
                ["pack", "set", "box", "lot", "case", "bundle", "carton", "crate", "pair"].contains(at(index - 2)?.word)
            {
                return true
            }
            if before.word == "de", ["lot", "pack", "boîte", "paquet", "jeu"].contains(at(index - 2)?.word) {
                return true
            }
            if before.kind == .notAPrice, at(index - 1)?.touchesPrevious == true { return true }
        }
        if let after = at(next) {
            if after.mark == "%" || after.mark == "\"" || after.mark == "°" || after.mark == "+" || after.mark == "٪" {
                return true
            }
            if after.mark == "'", after.touchesPrevious { return true }
            if let word = after.word {
                if PriceWords.units.contains(word) || startsWithThaiUnit(word) { return true }
                // 2nd, 4x4, 100th: glued to letters that say nothing about money.
                if after.touchesPrevious, !PriceWords.after.contains(word), !isThai(word), !isMultiplied { return true }
            }
            if after.mark == "*" || after.mark == "×", at(next + 1)?.number != nil { return true }
        }
        if ["*", "×"].contains(at(index - 1)?.mark), at(index - 2)?.number != nil { return true }
        if at(index - 1)?.word == "x", at(index - 2)?.number != nil { return true }
        if number.isPlain, let year = Int(number.groups[0]), (1_900...2_099).contains(year), !isDirectlyCued(index) {
            return true
        }
        return number.isPlain && number.groups[0].hasPrefix("0")
    }

    /// "Delivery KSh 200", "500 off": money, but not for the product.
    private func isOtherMoney(_ index: Int, next: Int) -> Bool {
        var place = index - 1
        var steps = 0
        while let token = at(place), steps < 4 {
            if token.number != nil
                || [".", "\n", ",", ";", "!", "|"].contains(token.mark) && currencyName(place - 1) == nil
            {
                break
            }
            if let word = token.word {
                if PriceWords.otherMoney.contains(word)
                    || (isThai(word) && (word.hasSuffix("ค่าส่ง") || word.hasSuffix("มัดจำ") || word.hasSuffix("ลด")))
                {
                    // "discount price 500" is a price.
                    return !["price", "bei", "prix"].contains(at(place + 1)?.word)
                }
            }
            place -= 1
            steps += 1
        }
        for ahead in next...(next + 1) {
            if let word = at(ahead)?.word, ["off", "discount", "deposit", "cashback", "punguzo"].contains(word) {
                return true
            }
            if currencyName(ahead) == nil { break }
        }
        return false
    }
}

// What makes a number a price.
extension PriceFinder {
    private func hasCue(_ index: Int, next: Int) -> Bool {
        if let word = at(next)?.word, PriceWords.after.contains(word) { return true }
        if at(next)?.mark == "/", let word = at(next + 1)?.word,
            ["pc", "piece", "pcs", "kg", "each", "unit", "pair", "set", "dozen"].contains(word)
        {
            return true
        }
        if at(next)?.word == "a", at(next + 1)?.word == "piece" { return true }
        return isDirectlyCued(index)
    }

    /// A cue word at most two words before, in the same clause, with no other number between.
    private func isDirectlyCued(_ index: Int) -> Bool {
        var place = index - 1
        var words = 0
        while let token = at(place), words < 3 {
            if token.mark == "@" { return true }
            if token.number != nil || token.kind == .notAPrice || ["\n", ";", "!", "?"].contains(token.mark) {
                return false
            }
            if let word = token.word {
                words += 1
                // "for 3 people", "at 5": the weak ones count only right before a number that looks like money.
                if ["for", "at", "à", "kwa", "only", "a"].contains(word) {
                    return words == 1 && (at(index)?.number?.digitCount ?? 0) >= 3
                }
                if isCue(word) { return true }
            }
            place -= 1
        }
        return false
    }
    private func isCue(_ word: String) -> Bool {
        PriceWords.before.contains(word) || PriceWords.now.contains(word) || PriceWords.was.contains(word)
            || (isThai(word)
                && ["ราคา", "เพียง", "แค่", "เหลือ", "ขาย", "พิเศษ", "ปกติ", "จาก"].contains { word.hasSuffix($0) })
            || (isThai(word) && word.hasPrefix("ราคา"))
    }

    /// The number is a clause of its own and looks like an amount: the whole text, or `1 al 5. Y 25000`.
    private func standsAlone(_ index: Int, _ number: PriceNumber, next: Int) -> Bool {
        let endsClause = isBoundary(next)
        var start = index - 1
        if let word = at(start)?.word, PriceWords.conjunctions.contains(word) { start -= 1 }
        guard isBoundary(start), endsClause else { return false }
        let isWholeText = index == 0 && next >= tokens.count - 1
        return isWholeText || number.digitCount >= 5 || (number.digitCount >= 4 && !number.isPlain)
    }
    private func isBoundary(_ place: Int) -> Bool {
        guard let token = at(place) else { return true }
        guard let mark = token.mark else { return false }
        return [".", ",", ";", "\n", "|", "!", "(", ")", "*", "/", "=", ":", "~"].contains(mark)
            || mark.properties.isEmoji
    }

    private func wasBefore(_ index: Int) -> Bool {
        nearby(before: index, 3, PriceWords.was)
    }
    /// One of `words` among the few before the number, none of them beyond another number.
    private func nearby(before index: Int, _ count: Int, _ words: Set<String>) -> Bool {
        var place = index - 1
        var seen = 0
        while let token = at(place), seen < count {
            if token.number != nil { return false }
            if let word = token.word {
                if words.contains(word) || (isThai(word) && words.contains { isThai($0) && word.hasSuffix($0) }) {
                    return true
                }
                if currencyName(place) == nil { seen += 1 }
            }
            place -= 1
        }
        return false
    }
}

// "500 - 1,000 KES": the other end of a range lends its currency.
extension PriceFinder {
    private func rangePartner(_ next: Int) -> Int? {
        guard let token = at(next) else { return nil }
        guard isRangeJoin(token) else { return nil }
        let place = at(next + 1)?.number != nil ? next + 1 : next + 2
        return at(place)?.number != nil && (place == next + 1 || currencyName(next + 1) != nil) ? place : nil
    }
    private func isRangeJoin(_ token: PriceText.Token) -> Bool {
        token.mark == "-" || token.mark == "/" || token.word.map { PriceWords.rangeWords.contains($0) } == true
    }
    private func rangePartnerCurrency(_ index: Int, next: Int) -> Currency? {
        if let partner = rangePartner(next) {
            let (_, after) = multiplier(after: partner)
            return currency(at: partner, next: after)
        }
        // The upper end of "KSh 500 - 1,000".
        guard let join = at(index - 1), isRangeJoin(join), at(index - 2)?.number != nil else { return nil }
        return currency(at: index - 2, next: index - 1)
    }
    private func rangePartnerIsCued(_ index: Int, next: Int) -> Bool {
        guard let join = at(index - 1), isRangeJoin(join), let lower = at(index - 2)?.number, lower.digitCount >= 3
        else { return false }
        return hasCue(index - 2, next: index - 1)
    }

    private func at(_ place: Int) -> PriceText.Token? { tokens.indices.contains(place) ? tokens[place] : nil }
    private func isThai(_ word: String) -> Bool {
        word.unicodeScalars.first.map { (0x0e00...0x0e7f).contains($0.value) } ?? false
    }
    private func startsWithThaiUnit(_ word: String) -> Bool {
        isThai(word)
            && ["ชิ้น", "กก", "กิโล", "กรัม", "มล", "ลิตร", "ซม", "เมตร", "คน", "วัน", "ปี", "เดือน", "แพ็ค", "กล่อง", "ขวด"]
                .contains { word.hasPrefix($0) }
    }
}
