import Foundation
import TestSupport

/// A small site for the browser to visit.
func site() -> ScriptedServer {
    ScriptedServer { request, connection in
        let html = ["Content-Type: text/html; charset=utf-8"]
        switch request.path {
        case "/":
            connection.reply(
                headers: html,
                """
                <!DOCTYPE html><title>Duka</title><style>@media (prefers-color-scheme: dark) { body { color: rgb(1,2,3) } }
                #far { display: block; margin-top: 3000px }</style><link rel=stylesheet href=/a.css><img src=/a.png><h1>Soko</h1>
                <noscript><p id=plain>no script</p></noscript><input id=name><button id=b onclick="document.title='clicked'">B</button>
                <form action=/sent><input id=q name=q></form><a id=far href=/next>next</a><a id=out target=_blank href=/popup>out</a>
                <script>document.body.dataset.ran = 'yes'; document.cookie = 'a=1'</script>
                """)
        case "/next":
            connection.reply(headers: html, "<title>Next</title>" + request.headers["accept-language", default: ""])
        case "/errors": connection.reply(headers: html, "<script>console.error('broken', 7); null.x</script>")
        case "/slow": break  // says nothing
        case "/agent": connection.reply(headers: html, request.headers["user-agent", default: ""])
        case "/redirect": connection.reply("302 Found", headers: ["Location: http://localhost:9/"])
        case "/alert": connection.reply(headers: html, "<script>alert('stop'); document.title = 'after'</script>")
        case "/fetch":
            connection.reply(
                headers: html, "<script>fetch('http://other.test/x').catch(e => document.title = 'refused')</script>")
        case "/frame":
            connection.reply(
                headers: html,
                "<iframe src='http://localhost:\(request.headers["host", default: ":0"].split(separator: ":")[1])/inner'></iframe>"
            )
        case "/inner": connection.reply(headers: html, "<img src=/a.png><img src=http://other.test/y.png>")
        case "/catalogue":
            connection.reply(
                headers: html,
                """
                <!DOCTYPE html><style>a { display: block; height: 400px }</style><script>
                let n = 0; function more() { for (let i = 0; i < 10 && n < 30; i++, n++) { const a = document.createElement('a');
                a.href = '/p/' + (1000000000000000 + n) + '/254700123456'; a.textContent = n; document.body.append(a) } }
                addEventListener('DOMContentLoaded', more); addEventListener('scroll', () => setTimeout(more, 5))
                </script><body>
                """)
        default: connection.reply(headers: ["Content-Type: text/plain"], "")
        }
    }
}
