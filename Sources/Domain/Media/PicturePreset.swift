import HTTP

/// The widths that pictures are served at; anything else is no address (an unbounded resizer is an open door).
package enum PictureWidth: Int, Sendable, CaseIterable, PathValue {
    case w160 = 160, w320 = 320, w480 = 480, w640 = 640, w960 = 960, w1280 = 1280

    package init?(pathText: String) {
        guard let number = Int(pathText: pathText) else { return nil }
        self.init(rawValue: number)
    }
    package var pathText: String { String(rawValue) }
    package static var schema: Schema { .string(choices: allCases.map(\.pathText)) }
}

/// The formats that pictures are served in.
package enum ServedFormat: String, Sendable, CaseIterable, PathValue {
    case avif, webp, jpeg

    package init?(pathText: String) { self.init(rawValue: pathText) }
    package var pathText: String { rawValue }
    package static var schema: Schema { .string(choices: allCases.map(\.rawValue)) }
}

/// A kept picture's name: the SHA-256 of its bytes in hexadecimal.
package struct PictureKey: Sendable, Hashable, PathValue {
    package let text: String

    package init?(pathText: String) {
        let isHex = pathText.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
        guard pathText.utf8.count == 64, isHex else { return nil }
        text = pathText
    }
    package var pathText: String { text }
    package static var schema: Schema { .string(pattern: "^[0-9a-f]{64}$") }
}
