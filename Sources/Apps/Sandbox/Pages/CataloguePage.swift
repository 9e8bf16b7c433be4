import HTML

/// A seller's catalogue: the first products, and a script that fetches more while one scrolls. Without JavaScript the
/// same link leads to the next page.
struct CataloguePage: Markup {
    static let batch = 30

    let seller: SandboxSeller
    let products: ArraySlice<(product: SandboxProduct, picture: String)>
    let hasMore: Bool

    var body: some Markup {
        Document(.lang(seller.language)) {
            head {
                meta(.charset("utf-8"))
                HTML.title { "\(seller.name) – WhatsApp" }
                meta(.name("viewport"), .content("width=device-width,initial-scale=1"))
                meta(.property("og:title"), .content(seller.name))
                meta(.property("og:description"), .content(seller.description))
                meta(.property("og:site_name"), .content("WhatsApp.com"))
                UnescapedMarkup("<style>\(Self.style)</style>")
            }
            HTML.body {
                header {
                    h1 { seller.name }
                    p { seller.description }
                }
                main(.class("goods")) { CatalogueBatch(seller: seller, products: products, hasMore: hasMore) }
                footer { small { "WhatsApp" } }
                UnescapedMarkup("<script>\(Self.script)</script>")
            }
        }
    }

    private static let style = """
        body{font:16px system-ui,sans-serif;margin:0 auto;max-width:40rem;color:#111b21;background:#f0f2f5}\
        header,footer{padding:1rem}.item{display:flex;gap:1rem;min-height:112px;padding:.75rem 1rem;background:#fff;\
        border-bottom:1px solid #e9edef;color:inherit;text-decoration:none}.item img{flex:none;object-fit:cover;border-radius:8px;\
        background:#dfe5e7}.more{display:block;padding:2rem 1rem;text-align:center}
        """

    /// One request at a time; the "more" element is replaced by the next batch, which may bring another.
    private static let script = """
        (()=>{const goods=document.querySelector('.goods');let busy=false;
        const near=()=>{const m=goods.querySelector('[data-more]');return m&&m.getBoundingClientRect().top<innerHeight+600?m:null};
        const load=async()=>{const m=near();if(busy||!m)return;busy=true;goods.setAttribute('aria-busy','true');
        try{const r=await fetch(m.getAttribute('data-more'));if(!r.ok)throw 0;
        const t=document.createElement('template');t.innerHTML=await r.text();m.replaceWith(t.content);}
        catch(e){await new Promise(d=>setTimeout(d,1000))}
        busy=false;goods.removeAttribute('aria-busy');load()};
        addEventListener('scroll',load,{passive:true});addEventListener('resize',load);load()})();
        """
}

/// Some products, then the way to the next ones.
struct CatalogueBatch: Markup {
    let seller: SandboxSeller
    let products: ArraySlice<(product: SandboxProduct, picture: String)>
    let hasMore: Bool

    var body: some Markup {
        for (product, picture) in products {
            a(.class("item"), .href(Link("/p/\(product.id)/\(seller.phone)"))) {
                img(.src(Link(picture)), .alt(""), .loading("lazy"), .width(96), .height(96))
                div {
                    strong { product.title }
                    p { String(product.description.prefix(120)) }
                }
            }
        }
        if hasMore, let last = products.last?.product.id {
            div(.class("more"), .data("more", "/c/\(seller.phone)/more?after=\(last)")) {
                a(.rel("next"), .href(Link("/c/\(seller.phone)?after=\(last)"))) {
                    seller.language == "sw" ? "Zaidi" : "More"
                }
            }
        }
    }
}
