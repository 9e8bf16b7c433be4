import Mail
import Testing

@testable import HTTPClient

struct MailServerTests {
    @Test func `an address names the server, its port, who signs in and how`() throws {
        let full = try MailServer("smtps://soko%40mail.test:p%3Ass@Mail.test:2465")
        #expect(full.host.lowercased() == "mail.test")
        #expect(full.port == 2_465)
        #expect(full.isTLS)
        #expect(full.user == "soko@mail.test")
        #expect(full.password == "p:ss")
        let bare = try MailServer("smtp://mail.test")
        #expect(bare.port == 587)
        #expect(!bare.isTLS)
        #expect(bare.user == nil)
        #expect(try MailServer("smtps://mail.test").port == 465)
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.8.8.8", true), ("[::1]", true), ("10.0.0.1", false),
        ("mail.test", false), ("127.0.0.1.mail.test", false), ("[::2]", false), ("localhost.mail.test", false),
    ])
    func `only to this machine a password may go in the open`(host: String, isNear: Bool) throws {
        #expect(try MailServer("smtp://u:p@\(host)").isThisMachine == isNear)
    }

    @Test(arguments: ["http://a.test", "smtp://", "", "a.test:25", "ftp://a.test", "smtp://a b", "smtp://a.test:99999"])
    func `an address that is none is refused and not repeated`(address: String) {
        do throws(MailFault) {
            _ = try MailServer(address)
            Issue.record("expected badServer")
        } catch {
            guard case .badServer(let why) = error else {
                Issue.record(error)
                return
            }
            #expect(!why.contains("a.test"))
        }
    }
}
