import Testing

@testable import Redis

@Suite struct RedisSettingsTests {
    @Test func `an address names host, port, account and database`() throws {
        let plain = try RedisSettings(url: "redis://cache.test")
        #expect(plain.address == .host("cache.test", port: 6379))
        #expect(plain.greeting.map(\.text) == ["PING"])
        let full = try RedisSettings(url: "redis://soko:p%40ss@[::1]:7000/2")
        #expect(full.address == .host("::1", port: 7000))
        #expect(full.greeting.map(\.text) == ["AUTH soko p@ss", "SELECT 2", "PING"])
        #expect(try RedisSettings(url: "redis://:word@cache.test").greeting.map(\.text) == ["AUTH word", "PING"])
        let local = try RedisSettings(url: "unix:///run/redis.sock?db=3")
        #expect(local.address == .socket(path: "/run/redis.sock"))
        #expect(local.greeting.map(\.text) == ["SELECT 3", "PING"])
    }

    @Test(arguments: [
        ("rediss://cache.test", "TLS is not supported"), ("http://cache.test", "neither redis:// nor unix://"),
        ("redis://", "no host, or no such port"), ("redis://cache.test:70000", "no host, or no such port"),
        ("redis://cache.test/two", "a database is a number"), ("unix:", "no path of a socket"),
        ("", "neither redis:// nor unix://"),
    ]) func `an address that cannot be used is refused`(url: String, reason: String) {
        #expect(throws: RedisFault.wrongAddress(reason)) { try RedisSettings(url: url) }
    }
}

extension RedisCommand {
    fileprivate var text: String { words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") }
}
