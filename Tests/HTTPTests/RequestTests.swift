import HTTP
import Testing

struct RequestTests {
    @Test func `the query begins at the first question mark`() {
        let request = Request(.get, "/a%3Fb?c=1?d=2")
        #expect(request.path == "/a%3Fb")
        #expect(request.query.raw == "c=1?d=2")
        #expect(request.query["c"] == "1?d=2")
        #expect(Request(.get, "/a").query.all.isEmpty)
        #expect(Request(.get, "/a?").query.raw == "")
    }
    @Test func `query values are decoded, the first of a name counts`() {
        let query = Query("q=red+dress%21&q=blue&empty=&flag&=nameless&%C3%A9=%E2%82%AC&a=b=c&&")
        #expect(query["q"] == "red dress!")
        #expect(query["empty"] == "")
        #expect(query["flag"] == "")
        #expect(query[""] == "nameless")
        #expect(query["é"] == "€")
        #expect(query["a"] == "b=c")
        #expect(query["Q"] == nil)
        #expect(query.all.map(\.name) == ["q", "q", "empty", "flag", "", "é", "a"])
    }
    @Test(arguments: ["q=%", "q=%zz", "q=%ff", "q=a%00b", "q%00=1", "%ff=1"])
    func `a pair that is not text is left out`(raw: String) {
        #expect(Query(raw + "&ok=1").all.map(\.name) == ["ok"])
    }
    @Test func `no more than 200 pairs are read`() {
        let query = Query((0..<500).map { "k\($0)=\($0)" }.joined(separator: "&"))
        #expect(query.all.count == 200)
        #expect(query["k199"] == "199")
        #expect(query["k200"] == nil)
    }
    @Test func `a form is a query in the body`() {
        #expect(Request(.post, "/", body: Array("name=Zawadi+Wanjiku&q=1".utf8)).form["name"] == "Zawadi Wanjiku")
    }
    @Test func `cookies are found by their whole name`() {
        let request = Request(
            .get, "/", headers: Headers([("Cookie", "xid=1; id=2;id=3; e=; f; g=a=b"), ("cookie", "late=4")]))
        #expect(request.cookie("id") == "2")
        #expect(request.cookie("xid") == "1")
        #expect(request.cookie("e") == "")
        #expect(request.cookie("f") == nil)
        #expect(request.cookie("g") == "a=b")
        #expect(request.cookie("late") == "4")
        #expect(request.cookie("d") == nil)
    }
    @Test func `header names compare without case, and only letters have a case`() {
        var headers: Headers = ["Content-Type": "a", "X-A": "1", "x-a": "2"]
        #expect(headers["content-TYPE"] == "a")
        #expect(headers.values("x-A") == ["1", "2"])
        headers["X-a"] = "3"
        #expect(headers.values("x-a") == ["3"])
        headers["x-a"] = nil
        #expect(headers["X-A"] == nil)
        headers.add("a^b", "1")
        #expect(headers["a~b"] == nil)
        headers.add("a\rb", "1")
        #expect(headers["a-b"] == nil)
        #expect(headers.map(\.name) == ["Content-Type", "a^b", "a\rb"])
    }
}
