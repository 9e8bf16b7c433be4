import Foundation
import Synchronization

/// The conversation with one browser: commands with their answers, and events to whom they concern.
final class DevTools: Sendable {
    typealias Answer = Result<PageValue, BrowserFault>
    private struct State {
        var lastID = 0
        var waiting: [Int: CheckedContinuation<Answer, Never>] = [:]
        /// By session; "" is the browser itself.
        var listeners: [String: @Sendable (String, PageValue) -> Void] = [:]
        var ending: BrowserFault?
        var process: ChromiumProcess?
    }
    private let state = Mutex(State())
    private let clock = DispatchQueue(label: "browser-deadlines")

    static func launch(executable: String, arguments: [String]) throws(BrowserFault) -> DevTools {
        let tools = DevTools()
        let process = try ChromiumProcess(executable: executable, arguments: arguments) { message in
            tools.receive(message)
        } ended: { words in
            tools.end(with: .crashed(words))
        }
        tools.state.withLock { $0.process = process }
        return tools
    }

    var ending: BrowserFault? { state.withLock { $0.ending } }
    var pid: Int32? { state.withLock { $0.process?.pid } }

    func listen(_ session: String, _ listener: (@Sendable (String, PageValue) -> Void)?) {
        let known = state.withLock { state in
            state.listeners[session] = listener
            return state.ending
        }
        if known != nil { listener?("Soko.ended", .null) }
    }

    /// Sends a command and waits for its answer.
    func call(
        _ method: String, _ parameters: PageValue = [:], session: String? = nil, within time: Duration = .seconds(30)
    ) async throws(BrowserFault) -> PageValue {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let refusal = state.withLock { state -> BrowserFault? in
                    if Task.isCancelled { return .cancelled }
                    if state.ending == nil { state.waiting[id] = continuation }
                    return state.ending
                }
                if let refusal { return continuation.resume(returning: .failure(refusal)) }
                post(id, method, parameters, session)
                clock.asyncAfter(deadline: .now() + time.seconds) {
                    self.give(id, .failure(.deadline(waitingFor: method)))
                }
            }
        } onCancel: {
            give(id, .failure(.cancelled))
        }
        switch answer {
        case .success(let value):
            let fault = value["error"]
            guard fault == .null else { throw .protocolError(method: method, fault["message"].string ?? fault.json) }
            return value["result"]
        case .failure(let fault): throw fault
        }
    }

    /// Sends a command whose answer nobody needs, from anywhere, an event's listener among them.
    func tell(_ method: String, _ parameters: PageValue = [:], session: String? = nil) {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        post(id, method, parameters, session)
    }

    /// Ends the browser; returns when nothing of it is left.
    func close() async {
        do { _ = try await call("Browser.close", within: .seconds(2)) } catch {
            // It is being ended anyway.
        }
        let process = state.withLock { $0.process }
        if let process {
            clock.asyncAfter(deadline: .now() + 2) { [weak process] in if self.ending == nil { process?.kill() } }
            await process.ended()
        }
    }
    /// For owners that went away without closing.
    func abandon() { state.withLock { $0.process }?.kill() }

    private func post(_ id: Int, _ method: String, _ parameters: PageValue, _ session: String?) {
        var message: [String: PageValue] = ["id": .number(Double(id)), "method": .string(method), "params": parameters]
        if let session { message["sessionId"] = .string(session) }
        let text = PageValue.object(message).json
        state.withLock { $0.process }?.send(text)
    }

    private func give(_ id: Int, _ answer: Answer) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: answer)
    }

    private func receive(_ bytes: [UInt8]) {
        guard let message = PageValue(json: bytes) else {
            return end(with: .crashed("it spoke something else than JSON"))
        }
        if let id = message["id"].int {
            give(id, .success(message))
        } else if let method = message["method"].string {
            let listener = state.withLock { $0.listeners[message["sessionId"].string ?? ""] }
            listener?(method, message["params"])
        }
    }

    private func end(with fault: BrowserFault) {
        let (waiting, listeners) = state.withLock { state in
            if state.ending == nil { state.ending = fault }
            defer {
                state.waiting = [:]
                state.listeners = [:]
            }
            return (state.waiting, state.listeners)
        }
        for continuation in waiting.values { continuation.resume(returning: .failure(fault)) }
        for listener in listeners.values { listener("Soko.ended", .null) }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
