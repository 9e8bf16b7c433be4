/// The scripts, styles and footers that make a real page heavy. Made once, never about a product.
enum Filler {
    static func text(bytes: Int) -> String {
        var chance = Chance(seed: UInt64(bytes))
        var text = "<script>requireLazy([\"Bootloader\"],function(m){m.resources({"
        while text.utf8.count < bytes {
            text +=
                "\"" + String(chance.next(), radix: 36) + "\":{\"type\":\"js\",\"src\":\"/rsrc.php/v3/y"
                + String(chance.next(), radix: 36) + ".js\",\"nc\":1},"
        }
        return text + "})});</script>"
    }

    /// Ends of product pages in eight sizes from 28 to 56 KB.
    static let endings: [[UInt8]] = (0..<8).map { step in
        let links = ["Features", "Privacy", "Help Center", "Business", "Download"].map {
            "<li><a href=\"/\($0.first ?? "x")\">\($0)</a></li>"
        }
        return Array(
            "<footer><ul>\(links.joined())</ul></footer>\(text(bytes: 28_000 + step * 4_000))</body></html>".utf8)
    }
}
