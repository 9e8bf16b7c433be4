// What makes a number no price.
extension PriceFinder {
    func isNoPrice(_ index: Int, _ number: PriceNumber, next: Int, isMultiplied: Bool) -> Bool {
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
    func isOtherMoney(_ index: Int, next: Int) -> Bool {
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
