import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    /// `soko models pull` beside a running market, from a publisher on loopback.
    @Suite struct ModelPullTests {
        private static let siglip = "siglip-base-patch16-224"

        @Test func `a model is pulled, breaks off, comes in full, and takes over while the market runs`() async throws {
            let publisher = try Publisher()
            try await DemoSeed.shared.market { market in
                let old = try await embedding(market)
                #expect(old.model != Self.siglip)
                let settings = [
                    "SOKO_HF_URL": publisher.address, "HF_TOKEN": "hf_secret",
                    "SOKO_ALLOWED_HOSTS": publisher.hosts,
                ]
                try await brokenOff(market, publisher, settings, old: old.model)
                try await comesInFull(market, publisher, settings)
                try await takesOver(market)
                // All is there: nothing is asked for again.
                let asked = publisher.asked.current.count
                let again = try await run(market.ground, ["models", "pull"], settings)
                #expect(again.output == "\(Self.siglip) is on: products are embedded again in the background\n")
                #expect(publisher.asked.current.count == asked)
            }
        }

        @Test func `a publisher that knows nobody, or sends something else, changes nothing and says so`() async throws
        {
            try await withGround { ground in
                let server = ScriptedServer { request, connection in
                    let isWelcome = request.headers["authorization"] == "Bearer right"
                    connection.reply(isWelcome ? "200 OK" : "401 Unauthorized", isWelcome ? "<html>portal</html>" : "")
                }
                var settings = ["SOKO_HF_URL": server.url(""), "SOKO_ALLOWED_HOSTS": server.host]
                let nameless = try await run(ground, ["models", "pull"], settings)
                #expect(nameless.status == 1)
                #expect(nameless.errors == "soko: tokenizer.json: HTTP 401; it may need HF_TOKEN\n")
                settings["HF_TOKEN"] = "wrong"
                let wrong = try await run(ground, ["models", "pull"], settings)
                #expect(wrong.errors == "soko: tokenizer.json: HTTP 401; the token in HF_TOKEN is not accepted\n")
                settings["HF_TOKEN"] = "right"
                let portal = try await run(ground, ["models", "pull"], settings)
                #expect(
                    portal.errors.hasPrefix("soko: what came is not the model, and is removed: "), "\(portal.errors)")
                #expect(try await run(ground, ["models"]).output.hasPrefix("on: \(Self.siglip)") == false)
                let left = FileManager.default.enumerator(atPath: ground.data + "/models")?.compactMap { $0 as? String }
                #expect(left?.sorted() == [Self.siglip, Self.siglip + "/onnx"])
            }
        }

        @Test func `a model may come while the market does not run`() async throws {
            let publisher = try Publisher()
            try await withGround { ground in
                let settings = ["SOKO_HF_URL": publisher.address, "SOKO_ALLOWED_HOSTS": publisher.hosts]
                let (status, output, errors) = try await run(ground, ["models", "pull"], settings)
                #expect(status == 0, "\(errors)")
                #expect(output.hasSuffix("\n\(Self.siglip) is on\n"), "\(output)")
                #expect(try await run(ground, ["models"]).output == "on: \(Self.siglip)\n")
            }
        }

        @Test func `Ctrl-C ends a pull at once and keeps what has come`() async throws {
            try await withGround { ground in
                let server = ScriptedServer { _, connection in
                    connection.write("HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: 1000000\r\n\r\n0123456789")
                }
                let pull = try ground.soko(
                    ["models", "pull"], ["SOKO_HF_URL": server.url(""), "SOKO_ALLOWED_HOSTS": server.host])
                let part = ground.data + "/models/\(Self.siglip)/tokenizer.json.part"
                try await eventually("ten bytes; \(pull.errors)", within: .seconds(20)) {
                    FileManager.default.contents(atPath: part)?.count == 10
                }
                pull.send(SIGINT)
                #expect(try await pull.ended(within: .seconds(5)) == 1)
                #expect(pull.errors == "soko: what has come stays; soko models pull goes on from there\n")
                #expect(FileManager.default.contents(atPath: part)?.count == 10)
            }
        }

        private func brokenOff(_ market: Market, _ publisher: Publisher, _ settings: [String: String], old: String)
            async throws
        {
            publisher.breaksOff.withLock { $0 = true }
            let (status, output, errors) = try await run(market.ground, ["models", "pull"], settings)
            #expect(status == 1)
            #expect(output == "  tokenizer.json  0.0 MB\n")
            #expect(errors.hasPrefix("soko: onnx/vision_model.onnx: the reply ended early: "), "\(errors)")
            #expect(try await run(market.ground, ["models"]).output == "on: \(old)\n")
            #expect(try await embedding(market).model == old)
            #expect(
                try await market.number("SELECT count(*) FROM product_embeddings WHERE model = '\(Self.siglip)'") == 0)
        }

        private func comesInFull(_ market: Market, _ publisher: Publisher, _ settings: [String: String]) async throws {
            publisher.breaksOff.withLock { $0 = false }
            publisher.asked.withLock { $0 = [] }
            let (status, output, errors) = try await run(market.ground, ["models", "pull"], settings)
            #expect(status == 0, "\(errors)")
            let half = publisher.vision.count / 2
            #expect(
                output == """
                      onnx/vision_model.onnx  0.0 MB, 0.0 MB of it from before
                      onnx/text_model.onnx  0.0 MB
                    \(Self.siglip) is on: products are embedded again in the background

                    """)
            // The token goes to the publisher, and not where it sends on to.
            #expect(
                publisher.asked.current == [
                    "near onnx/vision_model.onnx bytes=\(half)- Bearer hf_secret",
                    "near onnx/text_model.onnx whole Bearer hf_secret", "far onnx/text_model.onnx whole no token",
                ])
            let folder = market.ground.data + "/models/\(Self.siglip)"
            #expect(FileManager.default.contents(atPath: folder + "/onnx/vision_model.onnx") == publisher.vision)
        }

        /// No part of the market is started again for it.
        private func takesOver(_ market: Market) async throws {
            let worker = try #require(market.part("soko work"))
            let live = try await market.number("SELECT count(*) FROM products WHERE status = 'live'")
            try await eventually("all products embedded again", within: .seconds(120)) {
                let found = try await embedding(market)
                return found == (Self.siglip, live)
            }
            try await eventually("no job left", within: .seconds(60)) {
                try await market.number("SELECT count(*) FROM jobs") == 0
            }
            #expect(worker.isAlive)
            #expect(try await market.number("SELECT count(*) FROM dead_jobs") == 0)
            #expect(try await market.number("SELECT count(*) FROM products WHERE status = 'live'") == live)
            let id = try #require(try await market.listed().first)
            let similar = try await market.json("/api/v1/products/\(id)/similar")["items"] as? [[String: Any]]
            #expect(similar?.isEmpty == false)
            #expect(similar?.contains { $0["id"] as? String == id } == false)
        }

        private func embedding(_ market: Market) async throws -> (model: String, vectors: Int) {
            let health = try await market.json("/health")
            let (models, vectors) = (health["models"] as? [String: Any], health["vectors"] as? [String: Any])
            return (models?["embedding"] as? String ?? "", vectors?["count"] as? Int ?? -1)
        }
    }
}

/// Publishes the tiny network as Hugging Face does: small files from its own host, one large file from another.
private final class Publisher: Sendable {
    let vision = TinyNetwork.vision()
    /// Host, file, range and token of each request for a file, in the order they came.
    let asked = Box<[String]>([])
    /// Half of the vision model, then nothing.
    let breaksOff = Box(false)
    private let near: ScriptedServer
    private let far: ScriptedServer

    var address: String { "http://\(near.host)" }
    var hosts: String { "\(near.host),\(far.host)" }

    init() throws {
        let (vision, asked, breaksOff) = (vision, asked, breaksOff)
        let files = [
            "tokenizer.json": Data(TinySigLIP.tokenizer.utf8), "onnx/vision_model.onnx": vision,
            "onnx/text_model.onnx": TinyNetwork.text(vocabulary: 11),
        ]
        @Sendable func answer(
            _ host: String, _ request: ScriptedServer.Request, _ connection: ScriptedServer.Connection
        ) {
            let name = String(request.path.dropFirst("/Xenova/siglip-base-patch16-224/resolve/main/".count))
            let range = request.headers["range"]
            asked.withLock {
                $0.append("\(host) \(name) \(range ?? "whole") \(request.headers["authorization"] ?? "no token")")
            }
            guard let file = files[name] else { return connection.reply("404 Not Found") }
            if host == "near", name == "onnx/text_model.onnx" {
                return connection.reply("302 Found", headers: ["Location: \(farAddress.current)\(request.path)"])
            }
            let start = range.flatMap { Int($0.dropFirst(6).dropLast()) } ?? 0
            let part = "Content-Range: bytes \(start)-\(file.count - 1)/\(file.count)\r\n"
            connection.write(
                "HTTP/1.1 \(range == nil ? "200 OK\r\n" : "206 Partial Content\r\n\(part)")ETag: \"\(name)\"\r\n"
                    + "Content-Length: \(file.count - start)\r\n\r\n")
            guard breaksOff.current, name == "onnx/vision_model.onnx" else {
                connection.write(Array(file[start...]))
                return
            }
            connection.write(Array(file[..<(file.count / 2)]))
            connection.hangUp()
        }
        let farAddress = Box("")
        far = ScriptedServer { answer("far", $0, $1) }
        near = ScriptedServer { answer("near", $0, $1) }
        farAddress.withLock { [far] in $0 = "http://\(far.host)" }
    }
}
