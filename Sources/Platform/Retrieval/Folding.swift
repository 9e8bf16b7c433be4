import Foundation

/// One spelling for what people write in many: for comparing, for keys of caches and logs.
package enum Folding {
    /// Small letters without accents, European digits, plain quotes and dashes, single blanks, nothing that cannot be seen.
    ///
    /// Arabic: the alefs are one, alef maksura is ya, ta marbuta is ha, hamza leaves its seat; tatweel and vowel signs go.
    /// Thai keeps its vowels and tones, which tell words apart; only what looks alike is spelt alike.
    ///
    /// Folding twice is folding once. Linear in the length; bound what strangers send before.
    package static func folded(_ text: String) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count)
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 { append(byte, to: &output) }
        } else {
            var scalars = String.UnicodeScalarView()
            spell(text.unicodeScalars, into: &scalars)
            let plain = String(ThaiSpelling.tidied(scalars))
            // Only marks that stay, or Hangul taken apart, could still be put together.
            let composed =
                scalars.contains(where: { isComposable($0) }) ? plain.precomposedStringWithCanonicalMapping : plain
            for byte in composed.utf8 { append(byte, to: &output) }
        }
        if output.last == 0x20 { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case 0x41...0x5A: output.append(byte | 0x20)
        case 0...0x20, 0x7F: if let last = output.last, last != 0x20 { output.append(0x20) }
        default: output.append(byte)
        }
    }

    private static func spell(_ text: String.UnicodeScalarView, into output: inout String.UnicodeScalarView) {
        for scalar in text {
            if scalar.isASCII {
                output.append(scalar)
            } else if let known = table[scalar.value] {
                output.append(contentsOf: known)
            } else {
                output.append(contentsOf: spelling(of: scalar))
            }
        }
    }

    /// What our languages use, worked out once: a decomposition costs as much as everything else together.
    private static let table: [UInt32: String.UnicodeScalarView] = {
        var table: [UInt32: String.UnicodeScalarView] = [:]
        for block: ClosedRange<UInt32> in [
            0x80...0x36F, 0x600...0x6FF, 0xE00...0xE7F, 0x1E00...0x1EFF, 0x2000...0x206F,
        ] {
            for value in block { table[value] = Unicode.Scalar(value).map { spelling(of: $0) } }
        }
        return table
    }()

    private static func spelling(of scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        var output = String.UnicodeScalarView()
        // Twice: a small letter may come apart where the capital did not.
        let apart = String(scalar).decomposedStringWithCompatibilityMapping.lowercased()
        for part in apart.decomposedStringWithCompatibilityMapping.unicodeScalars {
            if let other = others[part] {
                output.append(contentsOf: other.unicodeScalars)
            } else if part.properties.numericType == .decimal, let value = part.properties.numericValue {
                output.append(Unicode.Scalar(UInt8(0x30 + Int(value))))
            } else if !isDropped(part) {
                output.append(part)
            }
        }
        return output
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: return true
        case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6ED: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: return false
        case .format, .privateUse, .surrogate, .unassigned: return true
        default: return scalar.properties.isDefaultIgnorableCodePoint
        }
    }

    private static func isComposable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x900, 0xE00...0xE7F: false
        default: true
        }
    }

    /// Letters that Unicode does not take apart, and marks that look alike.
    private static let others: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "þ": "th",
        "ς": "σ",
        "\u{671}": "\u{627}", "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}", "\u{6D2}": "\u{64A}", "\u{629}": "\u{647}",
        "\u{6A9}": "\u{643}", "\u{6C1}": "\u{647}", "\u{6BE}": "\u{647}", "\u{6D5}": "\u{647}",
        "\u{66B}": ".", "\u{66C}": ",", "\u{60C}": ",", "\u{61B}": ";", "\u{61F}": "?", "\u{66A}": "%", "\u{6D4}": ".",
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "′": "'", "´": "'", "`": "'",
        "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "«": "\"", "»": "\"", "″": "\"",
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-", "⁄": "/",
        "\u{2028}": " ", "\u{2029}": " ", "\u{85}": " ",
    ]
}
