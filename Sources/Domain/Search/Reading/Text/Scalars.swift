extension Unicode.Scalar {
    /// Stands on or beside the letter before it.
    var isMark: Bool {
        if value < 0x300 { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// An emoji or another drawn sign.
    var isPicture: Bool {
        if value < 0x2190 { return false }
        switch properties.generalCategory {
        case .otherSymbol: return properties.isEmoji
        case .modifierSymbol: return properties.isEmojiModifier
        default: return false
        }
    }

    var isBlank: Bool { self == " " }

    /// A letter or a number of any script.
    var isLetterOrNumber: Bool {
        if isASCII { return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        case .decimalNumber, .letterNumber, .otherNumber: return true
        default: return false
        }
    }

    var isLetter: Bool { isLetterOrNumber && !isNumber }

    var isNumber: Bool {
        if isASCII { return (0x30...0x39).contains(value) }
        return properties.numericType != nil && properties.generalCategory != .otherLetter
    }

    var isCurrencySign: Bool { self == "$" || (value > 0x7F && properties.generalCategory == .currencySymbol) }

    /// A letter of Arabic script or a sign on one; its digits stand apart.
    var isArabic: Bool {
        switch value {
        case 0x610...0x61A, 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6EF: true
        case 0x6FA...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDCF, 0xFDF0...0xFDFF, 0xFE70...0xFEFC: true
        default: false
        }
    }

    /// A letter of Thai script or a sign on one; its digits and the baht sign stand apart.
    var isThai: Bool {
        switch value {
        case 0xE01...0xE3A, 0xE40...0xE4E: true
        default: false
        }
    }

    /// Cannot begin a Thai word: it belongs to the letter before.
    var followsThai: Bool {
        switch value {
        case 0xE30...0xE3A, 0xE45...0xE4E: true
        default: false
        }
    }
}
