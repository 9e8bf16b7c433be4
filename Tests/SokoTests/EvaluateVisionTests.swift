import Foundation
import Images
import TestSupport
import Testing

@testable import soko

struct JudgedPicturesTests {
    private let folder = URL(fileURLWithPath: "/photos", isDirectory: true)

    @Test func `commas and spaces part the fields, and a path may hold spaces`() {
        let list = JudgedPictures(
            "a/b.jpg, 3, 1\nmy shoes/red one.png  trainer shoe\r\n# said nothing\n\n/abs/c.jpg,7,2", folder: folder)
        #expect(
            list.entries == [
                .init(path: "/photos/a/b.jpg", fine: "3", coarse: "1"),
                .init(path: "/photos/my shoes/red one.png", fine: "trainer", coarse: "shoe"),
                .init(path: "/abs/c.jpg", fine: "7", coarse: "2"),
            ])
        #expect(list.badLines == [])
    }

    @Test func `lines that say nothing are named, and a picture counts once`() {
        let list = JudgedPictures("a.jpg\na.jpg, 1\n,,,\na.jpg, 1, 2\n./a.jpg 1 2", folder: folder)
        #expect(list.entries == [.init(path: "/photos/a.jpg", fine: "1", coarse: "2")])
        #expect(
            list.badLines == [
                "line 1 is not “path, fine class, coarse class”", "line 2 is not “path, fine class, coarse class”",
                "line 3 is not “path, fine class, coarse class”", "line 5 names ./a.jpg again",
            ])
    }

    @Test(arguments: [
        [], ["--images"], ["--queries", "a"], ["--images", "a", "--format", "xml"], ["--images", "--queries"],
    ])
    func `other words are answered with the usage`(words: [String]) {
        #expect(throws: CommandFault.self) { try VisionOptions(words) }
    }
}

struct EvaluateVisionTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "soko-vision-\(UUID())")

    /// Red and blue discs and bars, three of each, and what a list should not name.
    private func draw() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let images = try Images.start(threads: 1)
        var lines = [String]()
        for (colour, name) in [("#c02020", "red"), ("#2020c0", "blue")] {
            for take in 0..<3 {
                for (shape, kind) in [
                    ("<circle cx='50' cy='50' r='%'/>", "disc"), ("<rect x='10' y='40' width='80' height='%'/>", "bar"),
                ] {
                    let svg =
                        "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><g fill='\(colour)'>"
                        + shape.replacingOccurrences(of: "%", with: "\(22 + take)") + "</g></svg>"
                    let file = "\(name) \(kind) \(take).png"
                    let drawn = try await images.drawing(svg: svg, width: 100, format: .png).bytes
                    try Data(drawn).write(to: folder.appending(path: file))
                    lines.append("\(file), \(name)-\(kind), \(name)")
                }
            }
        }
        try Data("no picture".utf8).write(to: folder.appending(path: "text.jpg"))
        lines += ["text.jpg, 1, 1", "away.jpg, 1, 1", ", 1, 1", "., 1, 1"]
        try Data(lines.joined(separator: "\n").utf8).write(to: folder.appending(path: "list.txt"))
    }

    private func evaluated(_ words: String...) async throws -> (status: Int32, output: String, errors: String) {
        let child = try Child(
            [Binaries.soko, "evaluate", "vision"] + words, environment: ["PATH": "/usr/bin"], folder: "/",
            logs: folder.path)
        let status = try await child.ended(within: .seconds(60))
        return (status, child.output, child.errors)
    }

    @Test func `drawn things are found, and what cannot be read is named once and counted`() async throws {
        try await draw()
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        let list = folder.appending(path: "list.txt").path
        let (status, output, errors) = try await evaluated("--images", list, "--format", "json")
        #expect(status == 0)
        let said = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(said["model"] as? String == "looks-2")
        #expect(said["pictures"] as? Int == 12)
        #expect(said["questions"] as? Int == 12)
        // Two others of ten places are of the same kind, five of the same colour.
        #expect(said["p_at_10_fine"] as? Double == 0.2)
        #expect(said["p_at_10_coarse"] as? Double == 0.5)
        #expect(said["ndcg_at_10"] as? Double == 1)
        #expect(said["mrr"] as? Double == 1)
        #expect(said["recall_at_50"] as? Double == 1)
        #expect(said["index_bytes"] as? Int == 12 * 384 * 4)
        #expect(said["left_out"] as? Int == 4)
        for name in ["text.jpg", "away.jpg", "list.txt: line 15 is not"] {
            #expect(errors.components(separatedBy: name).count == 2, "\(name)")
        }
        let queries = folder.appending(path: "questions.txt")
        try Data("red disc 0.png, red-disc, red\n".utf8).write(to: queries)
        let asked = try await evaluated("--images", list, "--queries", queries.path)
        #expect(asked.status == 0)
        #expect(asked.output.hasPrefix("looks-2: 1 questions to 12 pictures\n"))
        #expect(asked.output.contains("P@10, fine") && asked.output.contains("0.2000"))
    }

    @Test func `a list without a picture, or no list at all, is one clear line`() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        let list = folder.appending(path: "list.txt").path
        let missing = try await evaluated("--images", list)
        #expect(missing.status == 1)
        #expect(missing.errors == "soko: the list \(list) cannot be read\n")
        try Data("# nothing\n".utf8).write(to: URL(fileURLWithPath: list))
        let empty = try await evaluated("--images", list)
        #expect(empty.status == 1)
        #expect(empty.errors == "soko: no picture of \(list) can be used\n")
    }
}
