import HTML
import Testing

struct MarkupTests {
    private struct Greeting: Markup {
        let name: String
        let isNew: Bool
        let gifts: [String]
        var body: some Markup {
            p(.class("greeting")) {
                "Hello, "
                bdi { name }
                if isNew { strong { "Welcome" } } else { "Welcome back" }
            }
            ul { for gift in gifts { li { gift } } }
        }
    }

    @Test func `a component writes text, branches and loops in order`() {
        #expect(
            Greeting(name: "Amina", isNew: true, gifts: ["mango", "kiwi"]).renderedText
                == "<p class=\"greeting\">Hello, <bdi>Amina</bdi><strong>Welcome</strong></p>"
                + "<ul><li>mango</li><li>kiwi</li></ul>")
        #expect(
            Greeting(name: "Juma", isNew: false, gifts: []).renderedText
                == "<p class=\"greeting\">Hello, <bdi>Juma</bdi>Welcome back</p><ul></ul>")
    }

    @Test func `a document starts with its type`() {
        let page = Document(.lang("sw")) { body { h1 { 2_672 } } }
        #expect(page.renderedText == "<!doctype html>\n<html lang=\"sw\"><body><h1>2672</h1></body></html>")
    }

    @Test func `void elements have no end tag`() {
        #expect(img(.alt(""), .width(160), .height(90)).renderedText == "<img alt=\"\" width=\"160\" height=\"90\">")
        #expect(br().renderedText == "<br>")
    }

    @Test func `flags are present or absent and nil attributes are left out`() {
        #expect(details(.open(true), .class(nil)).renderedText == "<details open></details>")
        #expect(details(.open(false), .id(nil)).renderedText == "<details></details>")
    }

    @Test func `data and aria attributes carry their names`() {
        #expect(
            button(.data("watch"), .data("id", "7"), .aria("pressed", "true")).renderedText
                == "<button data-watch data-id=\"7\" aria-pressed=\"true\"></button>")
    }

    @Test func `scripts and links can carry a nonce`() {
        #expect(script(.src("/a.js"), .nonce("r4nd")).renderedText == "<script src=\"/a.js\" nonce=\"r4nd\"></script>")
        #expect(link(.rel("stylesheet"), .nonce("r4nd")).renderedText == "<link rel=\"stylesheet\" nonce=\"r4nd\">")
    }

    @Test func `an absent text writes nothing`() {
        let absent: String? = nil
        #expect(p { absent }.renderedText == "<p></p>")
    }

    @Test func `a srcset lists its candidates by width`() {
        let picture = img(.srcset("/img/1", format: "webp", widths: [160, 320][...]), .alt("Mango"))
        #expect(picture.renderedText == "<img srcset=\"/img/1/160.webp 160w,/img/1/320.webp 320w\" alt=\"Mango\">")
        #expect(
            source(.srcset("/img/\"1\"", format: "avif", widths: [160])).renderedText
                == "<source srcset=\"/img/&quot;1&quot;/160.avif 160w\">")
    }

    @Test func `the time for a wall of forty cards is printed`() {
        struct Card: Markup {
            let number: Int
            var body: some Markup {
                li(.class("card k12")) {
                    a(.href("/p/\(number)")) {
                        svg(.class("tint"), .color("#a08060"))
                        img(.src("/img/\(number)/320.jpeg"), .alt("Thing & \(number)"), .width(3), .height(4))
                    }
                    h3 { a(.href("/p/\(number)")) { bdi { "A rather long product name, number \(number)" } } }
                    p(.class("price")) { "KSh 2,500" }
                    button(.formAction("/watchlist/\(number)"), .aria("pressed", "false")) { "Watch" }
                }
            }
        }
        let wall = ul { for number in 0..<40 { Card(number: number) } }
        let clock = ContinuousClock()
        var size = 0
        let spent = clock.measure { for _ in 0..<100 { size = wall.rendered(capacity: 65_536).count } }
        print("HTML: a wall of 40 cards, \(size) bytes, \(spent / 100) each")
        #expect(size == 13_269)
    }
}
