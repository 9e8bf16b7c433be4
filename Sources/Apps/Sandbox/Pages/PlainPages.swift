/// Pages that say nothing about a product.
enum PlainPages {
    static let error = Array(
        "<!DOCTYPE html><html lang=\"en\" id=\"facebook\"><head><title>Error</title><meta charset=\"utf-8\"></head>\(body("Sorry, something went wrong."))"
            .utf8)

    static let consent = Array(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Before you continue to WhatsApp</title><meta charset=\"utf-8\"></head>\(body("We use cookies. Accept all · Reject optional"))"
            .utf8)

    /// What is left of a product that its seller took away.
    static func dead(base: String) -> [UInt8] {
        let logo = base.escapedForHTML + "/rsrc.php/v3/yP/r/whatsapp-logo.png"
        return Array(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>WhatsApp</title><meta property=\"og:title\" content=\"\"><meta property=\"og:image\" content=\"\(logo)\"><meta property=\"og:site_name\" content=\"WhatsApp.com\"></head>\(body("View this item in WhatsApp"))"
                .utf8)
    }

    private static func body(_ words: String) -> String {
        "<body><main><h1>WhatsApp</h1><p>\(words)</p></main>" + Filler.text(bytes: 3_000) + "</body></html>"
    }
}

extension String {
    /// Safe between tags and in a quoted attribute.
    var escapedForHTML: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
