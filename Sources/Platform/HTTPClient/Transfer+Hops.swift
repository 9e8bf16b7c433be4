import CCurl

// The end of a hop.
extension Transfer {
    /// True when another hop has to be made: `prepare` it. Otherwise the caller has been answered.
    func hopEnded(_ code: CURLcode) -> Bool {
        if drained != nil || code == CURLE_OK {
            guard hasWholeHead else {
                end(.failure(.incomplete("the connection closed within the headers")))
                return false
            }
            do {
                if let next {
                    try follow(next)
                    return true
                }
                end(.success(reply()))
            } catch { end(.failure(error)) }
        } else {
            end(.failure(verdict ?? fault(for: code)))
        }
        return false
    }

    /// True when the deadline has passed; the caller has then been answered.
    func expired(at now: ContinuousClock.Instant) -> Bool {
        guard now >= endsBy else { return false }
        let hasAll = drained != nil && next == nil
        end(hasAll ? .success(reply()) : .failure(verdict ?? .deadline(after: request.deadline)))
        return true
    }

    func end(_ result: Result<OutboundReply, OutboundFault>) {
        close()
        finish(result)
    }

    private func reply() -> OutboundReply {
        OutboundReply(
            status: status, headers: headers, body: body, url: url.text, truncatedByUs: drained != nil,
            elapsed: .now - started, redirects: redirects)
    }
    var status: Int {
        var status = 0
        if let easy { curl_read_long(easy, CURLINFO_RESPONSE_CODE, &status) }
        return status
    }

    private func follow(_ location: String) throws(OutboundFault) {
        guard redirects < request.maxRedirects else { throw .tooManyRedirects(limit: request.maxRedirects) }
        let next = try OutboundURL(location, relativeTo: url)
        try check(next)
        if status < 307, method != "GET", method != "HEAD" {
            method = "GET"
            sendsBody = false
        }
        url = next
        redirects += 1
    }

    private func fault(for code: CURLcode) -> OutboundFault {
        let why = String(cString: curl_easy_strerror(code))
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: .unresolved(host: url.host)
        case CURLE_COULDNT_CONNECT, CURLE_OPERATION_TIMEDOUT, CURLE_SEND_ERROR: .connect(why)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls(why)
        case CURLE_FILESIZE_EXCEEDED: .tooLarge(limitBytes: request.maxBytes)
        case CURLE_BAD_CONTENT_ENCODING: .undecodable
        default: .incomplete(why)
        }
    }
}
