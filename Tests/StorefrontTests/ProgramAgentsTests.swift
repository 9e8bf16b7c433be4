import Testing

@testable import Storefront

struct ProgramAgentsTests {
    @Test(arguments: [
        "", "Mozilla/5.0 (compatible; bingbot/2.0)", "Mozilla/5.0 (compatible; YandexBot/3.0)", "Baiduspider+",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)", "facebookexternalhit/1.1", "WhatsApp/2.23.20.0 A",
        "TelegramBot (like TwitterBot)",
        "curl/8.5.0", "Wget/1.21", "python-requests/2.32.3", "Python-urllib/3.11", "Go-http-client/2.0", "Java/17.0.1",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0 Safari/537.36", "CCBot/2.0", "GOOGLEBOT",
        "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) Googlebot/2.1", "bot",
    ])
    func `what says that it is a program is one`(_ agent: String) {
        #expect(isProgram(agent: agent))
    }

    @Test(arguments: [
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
        "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; id) Presto/2.12.423 Version/12.16", "x",
        "Mozilla/5.0 (Linux; Android 10) [FBAN/EMA;FBLC/sw_KE;FBAV/398.0.0.10.109;]",
    ])
    func `a browser is a reader`(_ agent: String) {
        #expect(!isProgram(agent: agent))
    }
}
