import JSON
import Retrieval
import Synchronization
import TestSupport
import Testing

@testable import OpenSearch

/// What goes out, to the letter.
@Suite struct RequestTests {
    @Test func `a search is one request, and what was typed is a value in it`() {
        var query = IndexQuery()
        query.words = [
            WordWish("shoe", ways: [["shoe"], ["viatu"], ["t", "shirt"]]),
            WordWish("of", ways: [["of"]], isOptional: true),
        ]
        query.phrases = [[["red", "shoe\"} OR *"]]]
        query.excluded = ["bag"]
        query.filter.choices = [.init("brand", ["bata"]), .init("car", ["7:any"], isCounted: false)]
        query.filter.spans = [.init("width", from: 200, to: .infinity)]
        query.filter.amount = 800...7_000
        query.first = 36
        let held =
            #"{"exists":{"field":"item"}},{"terms":{"facets":["car\u00007:any"]}},"#
            + #"{"range":{"measures":{"gte":"width\u0000c3480000","lte":"width\u0000ff800000"}}}"#
        let word =
            #"{"bool":{"should":[{"match":{"words":{"query":"shoe viatu","analyzer":"alternatives"}}},{"bool":{"must":[{"term":{"words":{"value":"t"}}},"#
            + #"{"term":{"words":{"value":"shirt"}}}],"boost":0.5}}],"minimum_should_match":1}}"#
        let phrase = #"{"match_phrase":{"title":{"query":"red shoe\"} OR *"}}}"#
        let brand = #"{"terms":{"facets":["brand\u0000bata"]}}"#
        let amount = #"{"range":{"amount":{"gte":800,"lte":7000}}}"#
        #expect(
            text(SearchBody(query, patience: .seconds(1)).json)
                == #"{"query":{"bool":{"must":[\#(word)],"should":[{"term":{"words":{"value":"of"}}}],"filter":[\#(held),"#
                + #"\#(phrase)],"must_not":[{"term":{"words":{"value":"bag"}}}]}},"#
                + #""post_filter":{"bool":{"filter":[\#(brand),\#(amount)]}},"from":36,"size":36,"#
                + #""sort":[{"_score":{"order":"desc"}},{"item":{"order":"asc"}}],"track_scores":true,"#
                + #""track_total_hits":10000,"timeout":"1000ms"}"#)
    }

    @Test func `each side of a filter is counted as if nothing of it were chosen`() {
        var filter = IndexFilter()
        filter.choices = [.init("brand", ["bata"])]
        filter.since = 9
        var wish = CountWish()
        wish.amounts = [1_000]
        wish.unread = ["car"]
        var json = JSONWriter()
        json.object { CountBody(wish, Narrowing(filter), centre: nil).write(to: &$0) }
        let brand = #"{"terms":{"facets":["brand\u0000bata"]}}"#, time = #"{"range":{"time":{"gte":9}}}"#
        let ranges = #"[{"key":"0","to":1000.0},{"key":"1","from":1000.0}]"#
        #expect(
            text(json.bytes)
                == #"{"facets":{"filter":{"bool":{"filter":[\#(brand),\#(time)]}},"aggs":{"found":{"terms":"#
                + #"{"field":"facets","size":5000,"exclude":"(car|brand)\u0000.*"}}}},"#
                + #""kind-0":{"filter":{"bool":{"filter":[\#(time)]}},"aggs":{"found":{"terms":"#
                + #"{"field":"facets","size":1000,"include":"(brand)\u0000.*"}}}},"#
                + #""amounts":{"filter":{"bool":{"filter":[\#(brand),\#(time),{"exists":{"field":"amount"}}]}},"#
                + #""aggs":{"found":{"range":{"field":"amount","ranges":\#(ranges)}}}},"#
                + #""times":{"filter":{"bool":{"filter":[\#(brand),{"exists":{"field":"time"}}]}}}}"#)
    }

    @Test func `changes go out as lines, and their position behind them`() async throws {
        let seen = Mutex<[String]>([])
        let engine = TestEngine { request, connection in
            seen.withLock {
                $0.append("\(request.method) \(request.path) \(String(decoding: request.body, as: UTF8.self))")
            }
            connection.reply(
                request.path.hasSuffix("_bulk") ? "200 OK" : "201 Created", #"{"errors":false,"items":[]}"#)
        }
        defer { engine.server.stop() }
        let document = IndexDocument(
            id: 7, texts: [.init(.title, "Red <shoes>"), .init(.brand, "Bata")], numbers: ["0446", "two words"],
            facets: [Facet("brand", "bata")], measures: [.init("width", 205)], amount: 5, time: 9,
            place: .init(latitude: 91, longitude: 0), prior: 0.5)
        try await engine.index().apply([.put(document), .remove(8)], position: "12:7")
        let words = "red red red red shoe shoe shoe shoe bata bata bata N0446"
        let put =
            #"{"item":7,"words":"\#(words)","title":"red shoe","written":["bata","red","shoes"],"#
            + #""facets":["brand\u0000bata"],"measures":["width\u0000c34d0000"],"amount":5,"time":9,"prior":0.5,"#
            + #""is_available":true,"marks":""#
        let lines = seen.withLock { $0 }
        #expect(lines.count == 3)
        #expect(
            lines[0].hasPrefix(
                "POST /search/goods/_bulk {\"index\":{\"_id\":\"7\",\"version\":12,\"version_type\":\"external_gte\"}}\n"
                    + put))
        #expect(
            lines[0].hasSuffix("\"}\n{\"delete\":{\"_id\":\"8\",\"version\":12,\"version_type\":\"external_gte\"}}\n"))
        #expect(
            lines[1...] == [
                #"PUT /search/goods/_doc/position?version=12&version_type=external_gte {"position":"12:7"}"#,
                "POST /search/goods/_refresh ",
            ])
    }

    /// Whole indexes as they are called, and some that only begin so.
    private static let one = "goods-0006500000000001", two = "goods-0006500000000002", begun = "goods-0006500000000003"
    private static let held = """
        {"\(one)":{"aliases":{"goods":{}}},"\(two)":{"aliases":{}},"\(begun)":{"aliases":{}},\
        "goods-test-0006500000000001":{"aliases":{}},"goods-2026":{"aliases":{}},\
        "goods-0006500000000009":{"aliases":{"other":{}}}}
        """

    private func asked(_ ask: (OpenSearchLink) async throws -> Void) async throws -> [String] {
        let seen = Mutex<[String]>([])
        let engine = TestEngine { request, connection in
            seen.withLock {
                $0.append("\(request.method) \(request.path) \(String(decoding: request.body, as: UTF8.self))")
            }
            connection.reply("200 OK", request.method == "GET" ? Self.held : #"{"acknowledged":true}"#)
        }
        defer { engine.server.stop() }
        try await ask(try engine.link())
        return seen.withLock { $0 }
    }

    @Test func `a name is moved in one request`() async throws {
        let asked = try await asked { link in
            let analyser = TextAnalyser(languages: [.english])
            try await OpenSearchIndices(link, analyser: analyser).use(
                OpenSearchIndex(link, target: Self.two, analyser: analyser))
        }
        let moved =
            #"{"actions":[{"remove":{"index":"\#(Self.one)","alias":"goods"}},{"add":{"index":"\#(Self.two)","alias":"goods"}}]}"#
        #expect(
            asked == [
                "GET /search/goods-*/_alias ", "POST /search/_aliases \(moved)", "DELETE /search/\(Self.one) ",
            ])
    }

    @Test func `what was begun is removed, what is another market's is not`() async throws {
        let asked = try await asked { link in
            _ = try await OpenSearchIndices(link, analyser: TextAnalyser(languages: [.english])).create()
        }
        #expect(asked.count == 4)
        #expect(Set(asked[1...2]) == ["DELETE /search/\(Self.two) ", "DELETE /search/\(Self.begun) "])
        #expect(asked[3].hasPrefix(#"PUT /search/goods-000"#))
        #expect(asked[3].hasSuffix(text(OpenSearchShape.json)))
    }

    @Test func `an index is made strict, its words weighed as in Xapian`() {
        let shape = text(OpenSearchShape.json)
        #expect(
            shape.hasPrefix(
                #"{"settings":{"index":{"number_of_shards":1,"analysis":{"filter":{"alternatives":{"type":"pattern_capture","#
                    + #""preserve_original":false,"patterns":["(\\S+)"]}},"analyzer":{"alternatives":{"type":"custom","#
                    + #""tokenizer":"keyword","filter":["alternatives"]}}},"#
                    + #""similarity":{"weighted":{"type":"BM25","k1":1.2,"b":0.6}}}},"mappings":{"dynamic":"strict","#))
        #expect(
            shape.contains(
                #""words":{"type":"text","analyzer":"whitespace","index_options":"freqs","similarity":"weighted"}"#))
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
