import Foundation
import HTTPClient
import TestSupport
import Testing

extension SokoTests {
    /// What an operator types beside a running market.
    @Suite struct OperatorTests {
        @Test func `jobs, sellers, quality, pages, migrations and settings`() async throws {
            try await DemoSeed.shared.market { market in
                let ground = market.ground
                // As `soko run` sets it for its parts.
                let whatsApp = ["SOKO_WHATSAPP_URL": "http://127.0.0.1:\(ground.sandboxPort)"]
                #expect(try await run(ground, ["migrate"]).output == "up to date\n")
                try await deadJob(market)
                try await judgement(market)
                try await unknownPage(market)
                try await newSeller(market, whatsApp)
                try await order(market)
                try await settings(ground)
            }
        }

        private func deadJob(_ market: Market) async throws {
            let ground = market.ground
            let product = try #require(try await market.listed().first)
            _ = try await market.sql(
                """
                INSERT INTO dead_jobs (id, kind, payload, dedupe_key, priority, attempts, max_attempts, error, created_at)
                VALUES (900000001, 'hydrate-product', '{"product": "\(product)"}', '\(product)', 0, 8, 8, 'the line broke', now())
                """)
            let listed = try await run(ground, ["jobs"])
            #expect(listed.status == 0)
            #expect(
                listed.output.contains("hydrate-product: 0 ready, 0 running, 0 later, 1 dead\n"), "\(listed.output)")
            #expect(listed.output.contains("dead 900000001 hydrate-product"), "\(listed.output)")
            #expect(listed.output.contains("after 8: the line broke"), "\(listed.output)")
            #expect(try await run(ground, ["jobs", "retry", "generate-embedding"]).output == "0 queued again\n")
            #expect(try await run(ground, ["jobs", "retry", "hydrate-product"]).output == "1 queued again\n")
            try await eventually("the job done", within: .seconds(20)) {
                try await market.number(
                    "SELECT (SELECT count(*) FROM jobs WHERE kind = 'hydrate-product') + (SELECT count(*) FROM dead_jobs)"
                ) == 0
            }
            #expect(
                try await run(ground, ["jobs", "bury"]).errors == "soko: soko jobs, or soko jobs retry [KIND|ID]\n")
        }

        private func judgement(_ market: Market) async throws {
            let ground = market.ground
            let id = try #require(try await market.listed().first)
            _ = try await market.sql(
                "UPDATE products SET status = 'flagged', status_reason = 'blurred-picture' WHERE id = \(try market.row(id))"
            )
            #expect(try await market.get("/p/\(id)").status != 200)
            let listed = try await run(ground, ["quality"]).output
            #expect(listed.hasPrefix("\(id) flagged (blurred-picture): "), "\(listed)")
            #expect(try await run(ground, ["quality", "approve", id]).output == "live\n")
            #expect(try await market.get("/p/\(id)").status == 200)
            #expect(
                try await run(ground, ["quality", "approve", "0000000000001"]).errors
                    == "soko: there is no such product to decide on\n")
            #expect(try await run(ground, ["quality", "approve", "x"]).errors == "soko: “x” is no product's id\n")
        }

        private func order(_ market: Market) async throws {
            let ground = market.ground
            let learned = try await run(ground, ["search", "train"])
            #expect(
                learned.status == 0
                    && learned.output.contains(
                        "not learned: 0 queries were asked and clicked often enough, 60 are needed\n"),
                "\(learned)")
            let file = FileManager.default.temporaryDirectory.appending(path: "ranker-\(UUID())")
            try Data("{}".utf8).write(to: file)
            defer { do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) } }
            let broken = try await run(ground, ["search", "train", "--model", file.path])
            #expect(broken.status == 1)
            #expect(broken.errors == "soko: \(file.path) is no ranker of this version: no trees\n")
            #expect(
                try await run(ground, ["search", "train", "--model", "/nowhere"]).errors
                    == "soko: /nowhere cannot be read as a ranker\n")
            #expect(
                try await run(ground, ["search", "polish"]).errors
                    == "soko: soko search rebuild, or soko search train [--model FILE]\n")
            try await brought(market, in: file.path)
        }

        /// A ranker that was kept elsewhere orders within seconds, in a process that goes on serving.
        private func brought(_ market: Market, in path: String) async throws {
            func health() async throws -> String {
                String(decoding: try await market.get("/health").body, as: UTF8.self)
            }
            let before = try await health()
            #expect(before.contains(#""ranker":"hand-set""#), "\(before)")
            let folder = FileManager.default.temporaryDirectory.appending(path: "judged-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
            let (products, judgments) = (folder.appending(path: "p.csv"), folder.appending(path: "j.csv"))
            try Data(JudgedShelf.products.utf8).write(to: products)
            try Data(JudgedShelf.judgments.utf8).write(to: judgments)
            let child = try Child(
                [Binaries.soko, "evaluate", "search", "--products", products.path, "--judgments", judgments.path]
                    + ["--keep", path], environment: ["PATH": "/usr/bin", "SOKO_DATA": folder.path],
                folder: packageFolder, logs: folder.path)
            #expect(try await child.ended(within: .seconds(120)) == 0)
            let taken = try await run(market.ground, ["search", "train", "--model", path])
            #expect(
                taken.output.contains("in use: not measured, as the log has only 0 queries for it\n"), "\(taken)")
            try await eventually("another order", within: .seconds(15)) {
                try await health().contains(#", not measured""#)
            }
        }

        private func unknownPage(_ market: Market) async throws {
            let ground = market.ground
            let id = try #require(try await market.listed().last)
            #expect(try await run(ground, ["pages"]).output == "")
            _ = try await market.sql(
                """
                INSERT INTO unrecognised_pages (product_id, url, http_status, reason, body)
                VALUES (\(try market.row(id)), 'https://wa.me/p/1', 200, 'no og:title', convert_to('<title>Karibu</title>', 'UTF8'))
                """)
            #expect(try await run(ground, ["pages"]).output == "\(id) HTTP 200 no og:title https://wa.me/p/1\n")
            #expect(try await run(ground, ["pages", id]).output == "<title>Karibu</title>")
        }

        private func newSeller(_ market: Market, _ whatsApp: [String: String]) async throws {
            let ground = market.ground
            let before = try await market.listed().count
            // As if one of the sandbox's sellers had never been here.
            let phone = try #require(
                try await market.sql(
                    "SELECT phone FROM sellers s WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE seller_id = s.id) ORDER BY id LIMIT 1"
                ))
            let own = try await market.number("SELECT count(*) FROM products WHERE seller_phone = '\(phone)'")
            _ = try await market.sql(
                """
                DELETE FROM jobs WHERE kind = 'hydrate-product'; DELETE FROM catalog_sync_logs WHERE seller_id = (SELECT id FROM sellers WHERE phone = '\(phone)');
                -- Nobody but a test forgets prices.
                ALTER TABLE price_changes DISABLE TRIGGER price_changes_append_only;
                DELETE FROM price_changes WHERE product_id IN (SELECT id FROM products WHERE seller_phone = '\(phone)');
                ALTER TABLE price_changes ENABLE TRIGGER price_changes_append_only;
                DELETE FROM products WHERE seller_phone = '\(phone)'; DELETE FROM sellers WHERE phone = '\(phone)'
                """)
            try await eventually("a wall without them", within: .seconds(5)) {
                try await market.listed().count == before - own
            }
            let added = try await run(
                ground, ["seller", "add", "http://127.0.0.1:\(ground.sandboxPort)/c/\(phone)", "Mama", "Njeri"],
                whatsApp)
            #expect(added.output == "Mama Njeri: /s/mama-njeri, its catalogue is being read\n", "\(added.errors)")
            try await eventually("the new seller's products", within: .seconds(90)) {
                try await market.number(
                    "SELECT count(*) FROM products WHERE seller_phone = '\(phone)' AND status = 'live'") == own
            }
            #expect(try await market.get("/s/mama-njeri").status == 200)
            #expect(
                try await run(ground, ["seller", "sync", "nobody-here"]).errors
                    == "soko: there is no seller nobody-here\n")
            #expect(
                try await run(ground, ["seller", "add", "elsewhere"], whatsApp).errors
                    == "soko: elsewhere is neither a catalogue's address nor a telephone number\n")
        }

        private func settings(_ ground: Ground) async throws {
            try "SOKO_THREADS=3\n# a remark\nGEMINI_API_KEY=hidden-in-file\n".write(
                toFile: ground.data + "/settings", atomically: true, encoding: .utf8)
            let secrets = [
                "DATABASE_URL": "postgres://me:hidden-in-url@host/soko", "HF_TOKEN": "hidden-token", "SOKO_PROT": "1",
            ]
            let (status, output, errors) = try await run(ground, ["settings"], secrets)
            #expect(status == 0)
            #expect(!(output + errors).contains("hidden"), "\(output)")
            let lines = output.split(separator: "\n").map {
                $0.split(separator: " ", omittingEmptySubsequences: true).prefix(3).joined(separator: " ")
            }
            #expect(lines.contains("SOKO_PORT \(ground.port) [environment]"))
            #expect(lines.contains("SOKO_THREADS 3 [file]"))
            #expect(lines.contains("SOKO_PRESET soko [default]"))
            for name in ["DATABASE_URL", "HF_TOKEN"] {
                #expect(lines.contains("\(name) (set) [environment]"), "\(output)")
            }
            #expect(lines.contains("GEMINI_API_KEY (set) [file]"))
            #expect(output.hasSuffix("SOKO_PROT is set, but nothing reads it\n"))
        }
    }
}
