/// Thai that looks alike is spelt alike: am in one piece, the double vowel ae as one letter.
package enum ThaiSpelling {
    package static func tidied(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
        guard text.contains(where: { $0.value == 0xE4D || $0.value == 0xE40 }) else { return text }
        var output = String.UnicodeScalarView()
        var tone: Unicode.Scalar?
        var hasCircle = false
        func flush(_ output: inout String.UnicodeScalarView) {
            if hasCircle { output.append("\u{E4D}") }
            if let tone { output.append(tone) }
            (tone, hasCircle) = (nil, false)
        }
        for scalar in text {
            switch scalar.value {
            case 0xE4D where !hasCircle: hasCircle = true
            case 0xE48...0xE4B where tone == nil: tone = scalar
            case 0xE32 where hasCircle:
                if let tone { output.append(tone) }
                (tone, hasCircle) = (nil, false)
                output.append("\u{E33}")
            case 0xE40 where output.last?.value == 0xE40 && tone == nil && !hasCircle:
                output.removeLast()
                output.append("\u{E41}")
            default:
                flush(&output)
                output.append(scalar)
            }
        }
        flush(&output)
        return output
    }
}
