import CCurl
import Network

// What curl tells us while bytes arrive. Returning another count than was given ends the transfer.
extension Transfer {
    func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        if let seen = drained {
            drained = seen + bytes.count
            return seen + bytes.count <= Self.drainBytes && .now < endsBy ? bytes.count : 0
        }
        if let part, part.isTaking {
            return took { () throws(OutboundFault) in try part.add(bytes, maxBytes: request.maxBytes) }
                ? bytes.count : 0
        }
        let limit = part == nil ? request.maxBytes : min(request.maxBytes, Self.maxWordsBytes)
        let before = body.count
        body.append(contentsOf: bytes.prefix(max(0, limit + 1 - before)))
        if let mark = request.stopAfter, !mark.isEmpty, let end = body.end(of: mark, from: before - mark.count + 1),
            end <= limit
        {
            drained = body.count - end
            body.removeLast(body.count - end)
            endsBy = min(endsBy, .now.advanced(by: Self.drainTime))
            return bytes.count
        }
        guard body.count <= limit else {
            verdict = .tooLarge(limitBytes: limit)
            return 0
        }
        return bytes.count
    }

    /// False when the file cannot take what comes; the transfer then ends with that fault.
    private func took(_ step: () throws(OutboundFault) -> Void) -> Bool {
        do { try step() } catch {
            verdict = error
            return false
        }
        return true
    }

    func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= Self.maxHeaderBytes else {
            verdict = .headersTooLarge(limitBytes: Self.maxHeaderBytes)
            return 0
        }
        let line = String(decoding: bytes, as: UTF8.self)
        // A status line after a 1xx begins the headers anew.
        if line.hasPrefix("HTTP/") { headers.removeAll() } else { headers.add(line: line[...]) }
        hasWholeHead = line == "\r\n" || line == "\n"
        if hasWholeHead, drained == nil, request.maxRedirects > 0, [301, 302, 303, 307, 308].contains(status),
            let location = headers["Location"]
        {
            next = location
            drained = 0
        }
        // Once: what follows a chunked body looks like a head as well.
        if hasWholeHead, next == nil, status >= 200, let part, !part.isTaking {
            let isReady = took { () throws(OutboundFault) in
                try part.begin(status: status, headers, maxBytes: request.maxBytes)
            }
            if !isReady { return 0 }
        }
        return bytes.count
    }

    func permits(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = Int(curl_address_bytes(address, &bytes))
        guard let ip = IPAddress(bytes: Array(bytes.prefix(count))) else { return false }
        guard networkGuard.permits(ip, host: url.host, port: url.port) else {
            if !hasPermitted {
                verdict = .refusedAddress(host: url.host, address: ip.description)
                // The name's other addresses get this long to be tried.
                endsBy = min(endsBy, .now.advanced(by: .seconds(1)))
            }
            return false
        }
        hasPermitted = true
        verdict = nil
        endsBy = started.advanced(by: request.deadline)
        return true
    }
    func check(_ url: OutboundURL) throws(OutboundFault) {
        if let ip = url.literalAddress, !networkGuard.permits(ip, host: url.host, port: url.port) {
            throw .refusedAddress(host: url.host, address: ip.description)
        }
    }
}

extension [UInt8] {
    /// Index after the first occurrence of `mark` that begins at `start` or later.
    fileprivate func end(of mark: [UInt8], from start: Int) -> Int? {
        var at = Swift.max(0, start)
        while at + mark.count <= count {
            if self[at] == mark[0], self[at..<at + mark.count].elementsEqual(mark) { return at + mark.count }
            at += 1
        }
        return nil
    }
}
