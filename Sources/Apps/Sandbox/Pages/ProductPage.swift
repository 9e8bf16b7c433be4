/// A product's public page: a head for machines, then a heavy body.
struct ProductPage {
    let product: SandboxProduct
    let seller: SandboxSeller
    let base: String
    let picture: String

    var bytes: [UInt8] {
        let variety = stableHash(product.id)
        var page = Array(
            "<!DOCTYPE html>\n<html lang=\"\(seller.language)\" id=\"facebook\"><head>\(head(variety))</head>".utf8)
        page += Array(opening.utf8)
        page += Filler.endings[Int(variety >> 8 % 8)]
        return page
    }

    /// Orders and quotes attributes in as many ways as real pages do.
    private func head(_ variety: UInt64) -> String {
        let address = "\(base)/p/\(product.id)/\(seller.phone)"
        var tags = [
            tag("property", "og:title", product.title, variety),
            tag("property", "og:description", product.description, variety >> 2),
            tag("property", "og:image", picture, variety >> 4),
            tag("property", "og:url", address, variety >> 6),
            tag("property", "og:site_name", "WhatsApp.com", variety >> 8),
            tag("property", "og:locale", seller.language == "sw" ? "sw_KE" : "en_GB", variety >> 10),
            tag("name", "description", product.description, variety >> 12),
            "<link rel=\"canonical\" href=\"\(address.escapedForHTML)\">",
        ]
        let turn = Int(variety >> 16 % 8)
        tags = Array(tags[turn...] + tags[..<turn])
        let scripts =
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"icon\" href=\"/rsrc.php/v3/yz/r/ujTY9i_Jhs1.png\"><style>._9vcv{font-size:17px}._aj-x{margin:0 auto}</style>"
        let title =
            "<title>\(product.title.escapedForHTML) \(seller.language == "sw" ? "kutoka kwa" : "from") \(seller.name.escapedForHTML) \(seller.language == "sw" ? "kwenye" : "on") WhatsApp.</title>"
        return "<meta charset=\"utf-8\">"
            + (variety & 1 == 0 ? title + scripts + tags.joined() : tags.joined(separator: "\n") + scripts + title)
    }

    private func tag(_ kind: String, _ name: String, _ value: String, _ variety: UInt64) -> String {
        let value = value.escapedForHTML
        return switch variety & 3 {
        case 0: "<meta \(kind)=\"\(name)\" content=\"\(value)\">"
        case 1: "<meta content=\"\(value)\" \(kind)=\"\(name)\" />"
        case 2: "<META \(kind)='\(name)' content='\(value)'>"
        default: "<meta data-rh=\"true\" \(kind)=\(name)  content=\"\(value)\"/>"
        }
    }

    private var opening: String {
        let view = seller.language == "sw" ? "Tazama bidhaa hii kwenye WhatsApp" : "View this item in WhatsApp"
        return """
            <body class="_9vcv"><header><img alt="WhatsApp" src="/rsrc.php/v3/yP/r/whatsapp-logo.png" width="120" \
            height="28"></header><main><img class="_aj-x" alt="" loading="lazy" src="\(picture.escapedForHTML)">\
            <h3>\(product.title.escapedForHTML)</h3><p>\(product.description.escapedForHTML)</p>\
            <a href="/c/\(seller.phone)">\(seller.name.escapedForHTML)</a><a href="/message/\(seller.phone)">\(view)</a></main>
            """
    }
}
