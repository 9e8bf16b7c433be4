/// Names a sealed file wherever the file itself must not stand: 32 random hexadecimal digits, and what the file is.
/// Nothing of what its sender called it is in the name.
package struct PrivateFileName: Hashable, Sendable {
    /// What was made of an upload; nothing else is ever kept.
    package enum Kind: String, Sendable, CaseIterable {
        case jpeg, pdf

        package var contentType: String { self == .jpeg ? "image/jpeg" : "application/pdf" }
    }

    package let text: String
    package let kind: Kind

    package static func random(_ kind: Kind) -> PrivateFileName {
        let halves = (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return PrivateFileName(halves.joined() + "." + kind.rawValue, kind)
    }

    /// Nil when `text` is no such name, so that none leads out of the private area.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 32, let kind = Kind(rawValue: String(parts[1])),
            parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.init(text, kind)
    }

    private init(_ text: String, _ kind: Kind) { (self.text, self.kind) = (text, kind) }
}

extension PrivateFileName: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = PrivateFileName(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a private file's name")
        }
        self = name
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
