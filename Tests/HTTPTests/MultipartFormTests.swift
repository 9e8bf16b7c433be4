import HTTP
import Testing

private func posted(_ body: String, _ type: String = "multipart/form-data; boundary=XX") -> Request {
    Request(.post, "/", headers: ["Content-Type": type], body: Array(body.utf8))
}
private let good = """
    --XX\r\nContent-Disposition: form-data; name="csrf"\r\n\r\na&b=ü\r\n\
    --XX\r\nContent-Disposition: form-data; name="picture"; filename="my \u{2603}.png"\r\nContent-Type: image/png\r\n\r\n\
    line\r\n--X\r\n\r\nline\r\n--XX--\r\n
    """

@Suite struct MultipartFormTests {
    @Test func `fields and files are told apart`() {
        let request = posted(good)
        #expect(request.form["csrf"] == "a&b=ü")
        #expect(request.form["picture"] == nil)
        let files = request.files("picture")
        #expect(files.map(\.name) == ["my \u{2603}.png"])
        #expect(files.map(\.contentType) == ["image/png"])
        #expect(files.map(\.bytes) == [Array("line\r\n--X\r\n\r\nline".utf8)])
        #expect(request.files("csrf").isEmpty)
    }

    @Test func `an empty file field brings no file`() {
        let empty = "--XX\r\nContent-Disposition: form-data; name=\"p\"; filename=\"\"\r\n\r\n\r\n--XX--"
        #expect(posted(empty).files("p").isEmpty)
    }

    @Test func `a quoted boundary and an empty value are read`() {
        let body = "--a b\r\nContent-Disposition: form-data; name=v\r\n\r\n\r\n--a b--"
        #expect(posted(body, "Multipart/Form-Data; charset=x; boundary=\"a b\"").form["v"] == "")
    }

    @Test(arguments: [
        "", "--XX", "--XX\r\n", "--XX\r\n\r\n", "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends", "--XX\r\nno colon\r\n\r\n\r\n--XX--",
        "x--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u{0}\r\n--XX--",
    ])
    func `what is no such form has no fields and no files`(body: String) {
        #expect(posted(body).form.all.isEmpty)
        #expect(posted(body).files("a").isEmpty)
    }

    @Test func `every beginning of a form and every broken byte is survived`() {
        let bytes = Array(good.utf8)
        for length in bytes.indices {
            let request = Request(
                .post, "/", headers: ["Content-Type": "multipart/form-data; boundary=XX"], body: Array(bytes[..<length])
            )
            #expect(request.files("picture").count <= 1)
            var broken = bytes
            broken[length] ^= 0x1F
            let other = Request(
                .post, "/", headers: ["Content-Type": "multipart/form-data; boundary=XX"], body: broken)
            #expect(other.form.all.count <= 2)
        }
    }

    @Test func `no more than two hundred parts are read`() {
        let part = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n"
        #expect(posted(String(repeating: part, count: 200) + "--XX--").form.all.count == 200)
        #expect(posted(String(repeating: part, count: 201) + "--XX--").form.all.isEmpty)
    }
}
