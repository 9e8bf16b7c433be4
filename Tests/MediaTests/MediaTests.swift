import Media
import TestSupport
import Testing

@Suite struct MediaTests {
    @Test func `only preset widths and formats are addresses`() {
        #expect(PictureWidth.allCases.map(\.pathText) == ["160", "320", "480", "640", "960", "1280"])
        #expect(
            ["159", "0640", "+640", "640.0", "-640", "99999", "", "６４０"].allSatisfy {
                PictureWidth(pathText: $0) == nil
            })
        #expect(ServedFormat.allCases.map(\.pathText) == ["avif", "webp", "jpeg"])
        #expect(["AVIF", "jpg", "png", "svg", "", "webp "].allSatisfy { ServedFormat(pathText: $0) == nil })
    }

    @Test func `a picture's key is a SHA-256 in lower case`() {
        let key = String(repeating: "0a", count: 32)
        #expect(PictureKey(pathText: key)?.pathText == key)
        let others = [
            key.uppercased(), String(key.dropLast()), key + "0", "../" + key.dropLast(3),
            String(repeating: "g", count: 64), "",
        ]
        #expect(others.allSatisfy { PictureKey(pathText: $0) == nil })
    }
}
