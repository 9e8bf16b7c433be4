import Catalog
import Foundation
import Frame
import HTTP
import Images
import Learning
import Postgres
import TestSupport
import Testing
import Vectors
import Vocabulary

struct PictureSearchAPITests {
    private func picture(_ colour: String) async throws -> [UInt8] {
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300" fill="#f4f1ea"/>\
            <circle cx="150" cy="150" r="80" fill="\(colour)"/></svg>
            """
        return try await Images.start(threads: 1).drawing(svg: svg, width: 300, format: .png).bytes
    }

    private func product(_ title: String, _ colour: String, _ number: Int, _ seller: SellerID, in db: Database)
        async throws -> ProductID
    {
        let embedder = LocalEmbedder(words: .letters)
        let id = try await Cast.product(title, number: number, of: seller, in: db)
        let seen = try await Images.start(threads: 1).picture(from: try await picture(colour))
        try await ProductEmbedding.store(
            try await embedder.embed(picture: seen, text: title), of: id, model: embedder.name, in: db)
        return id
    }

    private func send(_ stand: APIStand, _ fields: [(String, String)], _ file: [UInt8]?) async throws -> Response {
        let boundary = "----soko-test-boundary"
        var body: [UInt8] = []
        for (name, value) in fields {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        if let file {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"x\"\r\n\r\n".utf8)
            body += file + Array("\r\n".utf8)
        }
        body += Array("--\(boundary)--\r\n".utf8)
        return try await stand.site.handler(
            Request(
                .post, "/api/v1/search/picture",
                headers: ["Host": "soko.test", "Content-Type": "multipart/form-data; boundary=" + boundary], body: body)
        )
    }

    @Test func `a picture finds what looks like it, words and filters narrow that down`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db)
            _ = try await product("Red kettle", "#c22a2a", 1, amani, in: db)
            _ = try await product("Blue basin", "#2a4fc2", 2, amani, in: db)
            let asked = try await picture("#c22a2a")
            let plain = try await send(stand, [], asked)
            #expect(plain.code == 200)
            #expect(try plain.titles() == ["Red kettle", "Blue basin"])
            let part = try plain.json()["part"] as? String, subject = try plain.json()["subject"] as? String
            #expect(part == "whole")
            #expect(subject?.split(separator: ",").count == 4)
            let worded = try await send(
                stand, [("q", "blue basin"), ("share", "0"), ("part", "0.2,0.2,0.6,0.6"), ("limit", "1")], asked)
            #expect(try worded.titles() == ["Blue basin"])
            let dear = try await send(stand, [("priceFrom", "99999999")], asked)
            #expect(try dear.titles() == [])
        }
    }

    @Test func `what it does not understand is refused with a code`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), asked = try await picture("#c22a2a")
            for (fields, file, status, code) in [
                ([], nil, 422, "picture_missing"), ([], Array("no".utf8), 422, "not_a_picture"),
                ([("share", "101")], asked, 400, "bad-parameter"), ([("share", "nan")], asked, 400, "bad-parameter"),
                ([("part", "-1,0,1,1")], asked, 400, "bad-parameter"),
                ([("part", "0,0,1e99,1")], asked, 400, "bad-parameter"),
                ([("limit", "0")], asked, 400, "bad-parameter"), ([("colour", "red")], asked, 400, "bad-parameter"),
                ([("category", "nowhere")], asked, 400, "bad-parameter"),
            ] as [([(String, String)], [UInt8]?, Int, String)] {
                let answer = try await send(stand, fields, file)
                #expect(answer.code == status)
                #expect(try answer.problem() == code)
            }
            let bare = try await stand.ask(.post, "/api/v1/search/picture")
            #expect(bare.code == 415)
        }
    }

    @Test func `similar goods may be asked for with words`() async throws {
        try await withDatabase { db in
            let stand = try APIStand(db), amani = try await Cast.seller(in: db)
            let red = try await product("Red kettle", "#c22a2a", 1, amani, in: db)
            _ = try await product("Red pot", "#c0302a", 2, amani, in: db)
            _ = try await product("Blue basin", "#2a4fc2", 3, amani, in: db)
            let target = "/api/v1/products/\(red)/similar"
            let plain = try await stand.get(target), worded = try await stand.get(target + "?q=blue%20basin&share=5")
            #expect(try plain.titles() == ["Red pot", "Blue basin"])
            #expect(try worded.titles() == ["Blue basin", "Red pot"])
            // No picture of it is kept: a part of it is all that is known.
            let part = try await stand.get(target + "?part=0,0,0.5,0.5")
            #expect(try part.titles() == ["Red pot", "Blue basin"])
            for wrong in ["share=-1", "part=1,1,1,1", "limit=99"] {
                let answer = try await stand.get(target + "?" + wrong)
                #expect(answer.code == 400, "\(wrong)")
            }
        }
    }
}
