// sandbox [--port N] [--mail-port N] [--cache FOLDER] [--demo] [--from FOLDER …]
// Plays the outside world on loopback until it is told to stop, or until the program that started it is gone.
import Dispatch
import Foundation
import Images
import JSON
import Sandbox
import Telemetry

func fail(_ reason: String) -> Never {
    FileHandle.standardError.write(Data("sandbox: \(reason)\n".utf8))
    exit(2)
}

@MainActor func run() throws {
    let parent = getppid()
    var (port, mailPort) = (0, 0)
    var cache = FileManager.default.temporaryDirectory.appendingPathComponent("soko-sandbox").path
    var folders: [String] = []
    var wantsDemo = false
    var words = CommandLine.arguments.dropFirst()
    func next(_ name: String) -> String { words.popFirst() ?? { fail("\(name) needs a value") }() }
    while let word = words.popFirst() {
        switch word {
        case "--port", "--mail-port":
            guard let number = Int(next(word)), (0...65_535).contains(number) else { fail("\(word) is 0…65535") }
            if word == "--port" { port = number } else { mailPort = number }
        case "--cache": cache = next(word)
        case "--from": folders.append(next(word))
        case "--demo": wantsDemo = true
        default:
            fail(
                "unknown: \(word)\nusage: sandbox [--port N] [--mail-port N] [--cache FOLDER] [--demo] [--from FOLDER …]"
            )
        }
    }
    let log = Log.standardError(level: .notice)
    var goods: [any Goods] = folders.map { FolderGoods($0, log: log) }
    if wantsDemo || folders.isEmpty { goods.insert(DemoGoods(), at: 0) }
    let sandbox = try Sandbox(goods: goods, images: try Images.start(), cacheFolder: cache, log: log)
    let server = try sandbox.start(port: port)
    let mail = try sandbox.startMail(port: mailPort)

    func say(_ body: (inout JSONWriter) -> Void) {
        var line = JSONWriter()
        line.object(body)
        FileHandle.standardOutput.write(Data(line.bytes + [0x0A]))
    }
    say { $0.member("address", server.address) }
    say { $0.member("mail", mail.address) }
    for seller in sandbox.sellers {
        say { line in
            line.member("seller", seller.name)
            line.member("phone", seller.phone)
            line.member("catalogue", seller.catalogueURL(base: server.address))
            line.member("products", seller.products.count)
        }
    }

    let stops = [SIGTERM, SIGINT].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .main)
        source.setEventHandler {
            // Nothing here is worth waiting for.
            Task {
                await server.stop()
                exit(0)
            }
            DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(300)) { exit(0) }
        }
        source.resume()
        return source
    }
    let orphaned = DispatchSource.makeTimerSource(queue: .main)
    orphaned.schedule(deadline: .now(), repeating: .milliseconds(500))
    orphaned.setEventHandler { if getppid() != parent { exit(0) } }
    orphaned.resume()
    withExtendedLifetime((stops, orphaned, sandbox, mail)) { dispatchMain() }
}

do { try run() } catch { fail("\(error)") }
