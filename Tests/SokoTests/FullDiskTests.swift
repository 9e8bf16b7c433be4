import Crypto
import Foundation
import HTTPClient
import TestSupport
import Testing
import Vocabulary

extension SokoTests {
    @Suite struct FullDiskTests {
        @Test func `a full disk keeps no half picture, and the pictures are kept when there is room again`()
            async throws
        {
            guard getuid() == 0 else { return print("skipped: a small disk needs root") }
            try await withGround { ground in
                let blobs = ground.data + "/blobs"
                try FileManager.default.createDirectory(atPath: blobs, withIntermediateDirectories: true)
                guard mount("tmpfs", blobs, "tmpfs", 0, "size=1m,mode=755") == 0 else {
                    return print("skipped: no mount (\(String(cString: strerror(errno))))")
                }
                do { try await onSmallDisk(ground, blobs) } catch {
                    await clear(ground, blobs)
                    throw error
                }
                await clear(ground, blobs)
            }
        }

        /// Whoever still uses the disk ends first.
        private func clear(_ ground: Ground, _ blobs: String) async {
            for process in RunningProcess.naming(ground.root) { kill(process.pid, SIGKILL) }
            do { try await eventually("an unmounted disk", within: .seconds(5)) { umount(blobs) == 0 } } catch {
                umount2(blobs, Int32(MNT_DETACH))
            }
        }

        private func onSmallDisk(_ ground: Ground, _ blobs: String) async throws {
            // 40 pictures of 5 KB; the disk has room for a few beside what fills it.
            let goods = try DrawnGoods(40, in: ground.root + "/goods")
            let ballast = blobs + "/ballast"
            _ = FileManager.default.createFile(atPath: ballast, contents: Data(count: 960 << 10))
            let market = try Market(ground, ["demo", "--from", goods.folder])
            try await market.isReady(within: .seconds(120))
            #expect(try await market.listed().count == 40)
            let health = try await market.json("/health")
            #expect(health["status"] as? String == "degraded")
            #expect((health["disk"] as? [String: Any])?["isLow"] as? Bool == true)
            let fault: String = try await eventually("a line about the disk", within: .seconds(60)) {
                market.child.errors.split(separator: "\n").first { $0.contains("No space left on device") }.map(
                    String.init)
            }
            #expect(fault.contains("lazy-persistence") && fault.contains("cannot write pictures/"), "\(fault)")
            try await eventually("what cannot be kept set aside", within: .seconds(60)) {
                try await market.number("SELECT count(*) FROM jobs WHERE kind = 'lazy-persistence' AND attempts = 0")
                    == 0
            }
            // A few had room; every file is whole, and every product without one shows the seller's picture.
            let kept = try await market.number("SELECT count(*) FROM products WHERE s3_image_url IS NOT NULL")
            #expect(kept < 40)
            #expect(try await market.number("SELECT count(*) FROM products WHERE status = 'live'") == 40)
            try expectWhole(blobs, of: goods)
            let row = try #require(
                try await market.sql("SELECT id FROM products WHERE s3_image_url IS NULL LIMIT 1").flatMap { Int64($0) }
            )
            let unkept = try #require(ProductID(rawValue: row)).pathText
            let picture = try await market.json("/api/v1/products/\(unkept)")["picture"] as? [String: Any]
            #expect(picture?["isKept"] as? Bool == false)
            let url = try #require(picture?["url"] as? String)
            #expect(url.hasPrefix("http://127.0.0.1:\(ground.sandboxPort)/v/"), "\(url)")
            if kept > 0 {
                // Made and served, though there is no room to keep it.
                let key = try #require(
                    try await market.sql("SELECT s3_image_url FROM products WHERE s3_image_url IS NOT NULL LIMIT 1"))
                #expect(try await market.get("/img/\(key)/160.webp").status == 200)
            }
            try FileManager.default.removeItem(atPath: ballast)
            #expect(try await run(ground, ["jobs", "retry", "lazy-persistence"]).status == 0)
            try await eventually(
                "kept pictures; \((try? await market.sql("SELECT string_agg(kind || ' ' || attempts, ', ') FROM jobs")) ?? "")",
                within: .seconds(120)
            ) {
                try await market.number("SELECT count(*) FROM products WHERE s3_image_url IS NOT NULL") == 40
            }
            try expectWhole(blobs, of: goods)
            #expect(try await market.stop().left.filter(\.isAlive) == [])
        }

        /// Every kept original is one of the goods' pictures, byte for byte, or what the sandbox made of it; none is cut off.
        private func expectWhole(_ blobs: String, of goods: DrawnGoods) throws {
            for name in FileManager.default.enumerator(atPath: blobs)?.compactMap({ $0 as? String }) ?? [] {
                #expect(!name.hasSuffix(".part"), "\(name)")
                guard name.hasPrefix("pictures/"), name.utf8.count > 64 else { continue }
                let bytes = try Data(contentsOf: URL(fileURLWithPath: blobs + "/" + name))
                #expect(hex(sha256(Array(bytes))) == String(name.suffix(64)), "\(name)")
            }
        }
    }
}
