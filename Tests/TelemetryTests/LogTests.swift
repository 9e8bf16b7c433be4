import Foundation
import TestSupport
import Testing

import Telemetry

struct LogTests {
    func lines(_ level: LogLevel = .debug, _ body: (Log) -> Void) -> [String] {
        let lines = Box<[String]>([])
        body(Log(level: level) { line in lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } })
        return lines.current
    }

    @Test func `a line is one JSON object with time, level, event and fields in their order`() throws {
        let line = try #require(
            lines { log in
                log.info(
                    "started",
                    [
                        "port": 8080, "url": "http://x", "share": 0.5, "ready": true,
                        "took": .milliseconds(.microseconds(1_234_500)),
                    ])
            }.first)
        let parts = try #require(
            line.wholeMatch(of: /\{"time":"([^"]+)","level":"info","event":"started",(.*)\}\n/))
        #expect(parts.2 == #""port":8080,"url":"http://x","share":0.5,"ready":true,"took":1234.5"#)
        #expect(parts.1.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    }
    @Test func `the time is the world's, not the machine's`() throws {
        let before = Date()
        let line = try #require(lines { $0.info("now") }.first)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        let time = try style.parse(try #require(object["time"]))
        #expect(abs(time.timeIntervalSince(before)) < 60)
    }
    @Test(arguments: LogLevel.allCases)
    func `lines below the level are not written`(level: LogLevel) {
        let written = lines(level) { log in
            log.debug("a"); log.info("b"); log.notice("c"); log.warning("d"); log.error("e")
        }
        #expect(written.count == 5 - level.rawValue)
    }
    @Test func `levels are known by their names`() {
        #expect(
            ["debug", "info", "notice", "warning", "error"].map { LogLevel(name: $0) } == LogLevel.allCases.map { $0 })
        #expect(LogLevel(name: "Loud") == nil)
        #expect(LogLevel.debug < .error)
    }
    @Test func `hostile text stays inside its field`() throws {
        let hostile = "\"},\n{\"level\":\"error\\\r\t\u{0}\u{1b}[31m\u{2028}é"
        let written = lines { $0.info("got", ["text": .text(hostile), "\"key\n": 1]) }
        #expect(written.count == 1)
        #expect(written[0].filter { $0.isNewline && $0 != "\u{2028}" }.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(written[0].utf8)) as? [String: Any])
        #expect(object["text"] as? String == hostile)
        #expect(object["\"key\n"] as? Int == 1)
        #expect(object["level"] as? String == "info")
    }
    @Test func `numbers that JSON lacks are null, and none is too large`() {
        let written = lines {
            $0.info("n", ["nan": .number(.nan), "inf": .number(.infinity), "big": .int(UInt64.max)])
        }
        #expect(written[0].hasSuffix(#""nan":null,"inf":null,"big":9223372036854775807}"# + "\n"))
    }
    @Test func `fixed fields stand in every later line and only there`() {
        let written = lines { log in
            let job = log.with(["job": "hydrate"]).with(["try": 2])
            job.info("one", ["x": 1])
            log.info("two")
        }
        #expect(written[0].hasSuffix(#""event":"one","job":"hydrate","try":2,"x":1}"# + "\n"))
        #expect(written[1].hasSuffix(#""event":"two"}"# + "\n"))
    }
    @Test func `a fault is described`() {
        struct Broken: Error, CustomStringConvertible { var description: String { "the \"disk\" is full" } }
        #expect(
            lines { $0.error("failed", ["fault": .fault(Broken())]) }[0].contains(#""fault":"the \"disk\" is full""#))
    }
}
