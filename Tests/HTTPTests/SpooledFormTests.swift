import Foundation
import HTTP
import Testing

@Suite struct SpooledFormTests {
    private static let type = "multipart/form-data; boundary=b"

    private func body(_ text: String) throws -> SpooledBody {
        let path = FileManager.default.temporaryDirectory.path + "/soko-form-\(UUID().uuidString)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return SpooledBody(path: path, count: text.utf8.count)
    }

    private static let whole =
        "--b\r\nContent-Disposition: form-data; name=\"seller\"\r\n\r\namani\r\n--b\r\n"
        + "Content-Disposition: form-data; name=\"file\"; filename=\"goods.csv\"\r\n\r\nid\r\n--bc\r\n1\r\n--b--\r\n"

    @Test func `fields are read, the file is a range of the body`() throws {
        let sent = try body(Self.whole)
        let form = try #require(SpooledForm(contentType: Self.type, body: sent))
        #expect(form.fields["seller"] == "amani")
        #expect(form.fileName == "goods.csv")
        let bytes = Array(Self.whole.utf8)[form.file]
        #expect(String(decoding: bytes, as: UTF8.self) == "id\r\n--bc\r\n1")
    }

    @Test func `every prefix of a form is refused or holds a range of it`() throws {
        for length in 0..<Self.whole.utf8.count {
            let text = String(Self.whole.prefix(length))
            let form = SpooledForm(contentType: Self.type, body: try body(text))
            if let form { #expect(form.file.upperBound <= text.utf8.count) }
        }
        #expect(SpooledForm(contentType: "text/csv", body: try body(Self.whole)) == nil)
    }

    @Test func `a body goes away with its last mention`() throws {
        var sent: SpooledBody? = try body("x")
        let path = try #require(sent?.path)
        sent = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
