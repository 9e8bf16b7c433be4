import Testing

@testable import HTTPClient
import Network

struct NetworkGuardTests {
    @Test(arguments: [
        "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.127.255.255", "0.0.0.0", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "192.0.0.170", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.88.99.1", "::", "::1",
        "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "fc00::1", "fd12:3456::1",
        "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:0:4136:e378::1", "2001:10::1", "2001:db8::1",
        "2002:7f00:1::", "3fff::1", "100::1",
    ])
    func `an address that strangers must not reach is not public`(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic == false)
    }

    @Test(arguments: [
        "8.8.8.8", "1.1.1.1", "157.240.1.60", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1",
        "192.0.1.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2a03:2880:f10c:83::1", "2606:4700::1111",
        "2001:4860:4860::8888", "3fff:1000::1",
    ])
    func `a server on the internet is public`(text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }

    @Test func `settings name a host with or without a port`() throws {
        let loopback = try #require(IPAddress("127.0.0.1"))
        let any = NetworkGuard(allowedHosts: ["Sandbox.local"])
        #expect(any.permits(loopback, host: "sandbox.local", port: 1))
        #expect(any.permits(loopback, host: "evil.example", port: 1) == false)
        let one = NetworkGuard(allowedHosts: ["sandbox.local:8090"])
        #expect(one.permits(loopback, host: "sandbox.local", port: 8090))
        #expect(one.permits(loopback, host: "sandbox.local", port: 5432) == false)
    }

    @Test(arguments: [
        "ftp://example.com/", "file:///etc/passwd", "gopher://x/", "javascript:alert(1)", "", "http://", "nonsense",
        "http://user:pw@example.com/", "http://user@example.com/", "http://exa\nmple.com/", "http://example.com:99999/",
    ])
    func `an address that is not plain http is refused`(text: String) {
        #expect(throws: OutboundFault.self) { try OutboundURL(text) }
    }

    @Test(arguments: [
        ("http://0x7f.1/", "127.0.0.1"), ("http://2130706433/", "127.0.0.1"), ("http://0177.0.0.1/", "127.0.0.1"),
        ("http://[::ffff:7f00:1]/", "::ffff:127.0.0.1"),
    ])
    func `an address in disguise is seen for what it is`(text: String, address: String) throws {
        #expect(try OutboundURL(text).literalAddress?.description == address)
    }

    @Test func `spaces and other letters in an address are encoded`() throws {
        let url = try OutboundURL("https://Example.com/a b/é?q=1 2#part")
        #expect(url.text == "https://Example.com/a%20b/%c3%a9?q=1+2")
        #expect(url.host == "example.com")
    }
}
