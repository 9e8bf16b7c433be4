import Foundation

/// Turns the browser's events into facts about the page, and answers those that wait for an answer.
struct PageEvents: Sendable {
    let state: PageState
    let tools: DevTools
    let session: String
    let options: PageOptions

    func receive(_ method: String, _ event: PageValue) {
        switch method {
        case "Page.lifecycleEvent": lifecycle(event)
        case "Page.javascriptDialogOpening":
            // Nobody sits at this screen; an unanswered dialog stops the page for good.
            tools.tell(
                "Page.handleJavaScriptDialog", ["accept": event["type"] == "beforeunload" ? true : false],
                session: session)
        case "Fetch.requestPaused": gate(event)
        case "Network.requestWillBeSent": noteRequest(event)
        case "Runtime.consoleAPICalled":
            guard event["type"] == "error" || event["type"] == "assert" else { return }
            complain(
                event["args"].array.map { $0["value"].string ?? $0["description"].string ?? $0["value"].json }.joined(
                    separator: " "))
        case "Runtime.exceptionThrown":
            let details = event["exceptionDetails"]
            complain(details["exception"]["description"].string ?? details["text"].string ?? "exception")
        case "Log.entryAdded":
            let entry = event["entry"]
            if entry["level"] == "error" { complain("\(entry["text"].string ?? "") \(entry["url"].string ?? "")") }
        case "Inspector.targetCrashed": state.change { $0.ending = .pageCrashed }
        case "Inspector.detached": state.change { if $0.ending == nil { $0.ending = .closed } }
        case "Soko.ended": state.change { if $0.ending == nil { $0.ending = tools.ending ?? .closed } }
        default: break
        }
    }

    private func lifecycle(_ event: PageValue) {
        guard let loader = event["loaderId"].string, let name = event["name"].string else { return }
        state.change { facts in
            guard event["frameId"].string == facts.mainFrame else { return }
            if name == "init" || loader != facts.loader {
                facts.loader = loader
                facts.moments = []
            }
            facts.moments.insert(name)
        }
    }

    private func complain(_ text: String) {
        state.change { if $0.consoleErrors.count < 500 { $0.consoleErrors.append(String(text.prefix(2_000))) } }
    }

    private func noteRequest(_ event: PageValue) {
        guard let id = event["requestId"].string else { return }
        let request = event["request"]
        note(
            id, url: request["url"].string ?? "", method: request["method"].string ?? "",
            kind: event["type"].string ?? "", outcome: nil)
    }

    /// A redirect keeps its id: it is one more request.
    private func note(_ id: String, url: String, method: String, kind: String, outcome: PageRequest.Outcome?) {
        state.change { facts in
            guard facts.requestOrder.count < 20_000 else { return }
            let key = "\(id) \(url)"
            if facts.requests[key] == nil {
                facts.requestOrder.append(key)
                facts.requests[key] = PageRequest(url: url, method: method, kind: kind, outcome: outcome ?? .allowed)
            } else if let outcome {
                facts.requests[key]?.outcome = outcome
            } else {
                facts.requests[key]?.kind = kind  // the gate, which may come first, names kinds more coarsely
            }
        }
    }

    private func gate(_ event: PageValue) {
        let url = event["request"]["url"].string ?? ""
        let kind = event["resourceType"].string ?? ""
        let outcome: PageRequest.Outcome =
            if let allows = options.allows, !Self.server(of: url).map(allows, else: Self.isLocal(url)) {
                .refused
            } else if options.blocking.contains(where: { $0.rawValue == kind }) {
                .blocked
            } else {
                .allowed
            }
        if let id = event["networkId"].string {
            note(id, url: url, method: event["request"]["method"].string ?? "", kind: kind, outcome: outcome)
        }
        if outcome == .allowed {
            tools.tell("Fetch.continueRequest", ["requestId": event["requestId"]], session: session)
        } else {
            tools.tell(
                "Fetch.failRequest", ["requestId": event["requestId"], "errorReason": "BlockedByClient"],
                session: session)
        }
    }

    /// Made of the page itself, so nobody is talked to.
    private static func isLocal(_ url: String) -> Bool {
        url.hasPrefix("data:") || url.hasPrefix("blob:") || url.hasPrefix("about:")
    }

    /// The server that a normalised address names; nil for what is not http.
    static func server(of url: String) -> PageOptions.Server? {
        guard let mark = url.range(of: "://") else { return nil }
        let scheme = url[..<mark.lowerBound].lowercased()
        guard let standard = ["http": 80, "ws": 80, "https": 443, "wss": 443][scheme] else { return nil }
        var authority = url[mark.upperBound...].prefix { !"/?#\\".contains($0) }
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        var port = standard
        if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
            guard let number = Int(authority[authority.index(after: colon)...]) else { return nil }
            port = number
            authority = authority[..<colon]
        }
        return authority.isEmpty ? nil : PageOptions.Server(host: authority.lowercased(), port: port)
    }
}

extension Optional where Wrapped == PageOptions.Server {
    fileprivate func map(_ ask: (PageOptions.Server) -> Bool, else other: Bool) -> Bool { self.map(ask) ?? other }
}
