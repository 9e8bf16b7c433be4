import Accounts
import Discovery
import Foundation
import Frame
import HTTP
import Postgres
import TestSupport
import Testing
import Vocabulary

/// Saved searches as programs use them.
struct SavedSearchAPITests {
    @Test func `who signed in is mailed unless they switch it off`() async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db), amina = try await doors.member("Amina")
            let account = try #require(try await Account.find(amina.id, in: db))
            let saved = try await doors.send(
                .post, "/api/v1/searches", #"{"address": "/?q=basket", "name": "Baskets"}"#, [amina.bearer])
            #expect(saved.status == .created)
            let id = try #require(try saved.member("id"))
            let list = try await doors.send(.get, "/api/v1/searches", "", [amina.bearer]).text
            #expect(
                list.hasPrefix(
                    #"{"items":[{"id":"\#(id)","name":"Baskets","address":"/?q=basket","new":0,"mails":true,"savedAt":""#
                ))
            let own = String(doors.kit.visitors.becoming(account.visitor).prefix { $0 != ";" })
            let cookie = ("Cookie", own + "; " + amina.cookie.1)
            let page = try await doors.ask(.get, "/searches", [cookie])
            #expect(page.text.contains("Mails once a day at most"))
            let csrf = try #require(page.csrf)
            let off = try await doors.ask(
                .post, "/searches/\(id)", [cookie, ("Origin", "http://soko.test")],
                form: "csrf=\(csrf)&name=Baskets&mails=off")
            #expect(off.status == .seeOther)
            let told11 = try await SavedSearch.all(of: account.visitor, in: db).map(\.wantsMail)
            #expect(told11 == [false])
            let removed = try await doors.send(.delete, "/api/v1/searches/\(id)", "", [amina.bearer])
            #expect(removed.status == .noContent)
            let none = try await doors.send(.get, "/api/v1/searches", "", [amina.bearer]).text
            #expect(none == #"{"items":[]}"#)
        }
    }

    @Test(arguments: HostileInput.values.map(\.json))
    func `whatever stands where an address belongs, the API says what is wrong`(_ json: String) async throws {
        try await withDatabase { db in
            let doors = try MarketDoors(db)
            for body in [
                #"{"address": \#(json)}"#, #"{"address": "/?q=a", "name": \#(json), "mails": \#(json)}"#, json,
            ] {
                let answer = try await doors.send(.post, "/api/v1/searches", body)
                #expect((200..<500).contains(answer.status.rawValue), "\(body.prefix(60))")
            }
        }
    }
}
