import Images

/// Which part of a picture is meant.
package enum PicturePart: Sendable, Hashable {
    case whole
    /// What stands out in it, as far as its colours tell.
    case subject
    case region(PictureRegion)

    /// `whole`, `subject`, or left, top, width and height in shares of its sides: `0.1,0.2,0.5,0.5`.
    package init?(text: String) {
        switch text {
        case "whole": self = .whole
        case "subject": self = .subject
        default:
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            guard text.utf8.count <= 80, parts.count == 4 else { return nil }
            // Digits and points only: `nan`, `0x1p3` and `1e9` are numbers to a parser too.
            let sides = parts.compactMap { part in
                part.utf8.allSatisfy { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) } ? Double(part) : nil
            }
            guard sides.count == 4 else { return nil }
            do {
                let region = try PictureRegion(left: sides[0], top: sides[1], width: sides[2], height: sides[3])
                self = region == .whole ? .whole : .region(region)
            } catch { return nil }
        }
    }

    package init(_ region: PictureRegion) { self = region == .whole ? .whole : .region(region) }

    package var text: String {
        switch self {
        case .whole: "whole"
        case .subject: "subject"
        case .region(let region):
            [region.left, region.top, region.width, region.height].map(Self.text).joined(separator: ",")
        }
    }

    /// In ten-thousandths, rounded down, so that what lay inside the picture still does.
    private static func text(_ share: Double) -> String {
        let whole = min(10_000, max(0, Int(share * 10_000 + 1e-6)))
        if whole % 10_000 == 0 { return String(whole / 10_000) }
        let digits = String(whole)
        var text = "0." + String(repeating: "0", count: 4 - digits.count) + digits
        while text.hasSuffix("0") { text.removeLast() }
        return text
    }
}
