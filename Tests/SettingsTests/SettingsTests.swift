import Foundation
import Settings
import Testing

@Suite struct SettingsTests {
    private let port = Setting.integer("SOKO_PORT", default: 8080, in: 1...65535, "Where the market listens")
    private let key = Setting<String?>.optional("GEMINI_API_KEY", "Judges products", isSecret: true)
    private let hosts = Setting.list("SOKO_HOSTS", default: [], "Hosts")

    @Test func `the environment wins over the file, the file over the default`() throws {
        #expect(try Settings(environment: [:]).value(port) == 8080)
        #expect(try Settings(environment: [:], file: ["SOKO_PORT": "81"]).value(port) == 81)
        #expect(try Settings(environment: ["SOKO_PORT": "82"], file: ["SOKO_PORT": "81"]).value(port) == 82)
    }

    @Test(arguments: ["0", "65536", "eighty", "", "80.5"])
    func `a value out of range is refused with what was expected`(_ text: String) {
        #expect(
            throws: SettingFault.wrongValue(name: "SOKO_PORT", value: text, expects: "a whole number from 1 to 65535")
        ) {
            try Settings(environment: ["SOKO_PORT": text]).value(port)
        }
    }

    @Test func `a secret is never printed`() throws {
        let line = try Settings(environment: ["GEMINI_API_KEY": "abc"]).line(for: key)
        #expect([line.name, line.value, line.source] == ["GEMINI_API_KEY", "(set)", "environment"])
        #expect(try Settings(environment: ["GEMINI_API_KEY": ""]).value(key) == nil)
    }

    @Test func `a file holds lines, comments and spaces`() throws {
        let path = NSTemporaryDirectory() + "soko-settings-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "# the port\n SOKO_PORT = 81 \n\nSOKO_HOSTS=a.example, b.example\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        let settings = try Settings(environment: [:], fileAt: path)
        #expect(try settings.value(port) == 81)
        #expect(try settings.value(hosts) == ["a.example", "b.example"])
        try "SOKO_PORT\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: SettingFault.notASetting(file: path, line: 1)) { try Settings(environment: [:], fileAt: path) }
    }

    @Test func `a misspelt name is noticed`() {
        let settings = Settings(environment: ["SOKO_PROT": "1", "SOKO_PORT": "1", "HOME": "/"])
        #expect(settings.unknown(prefix: "SOKO_", known: ["SOKO_PORT"]) == ["SOKO_PROT"])
    }
}
