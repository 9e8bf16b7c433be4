import Challenges
import Crypto
import Foundation
import Frame
import HTTPClient
import RateLimits
import Redis
import Network
import Settings

/// What stands before the doors.
extension Ground {
    func doorLimits(_ limiter: any RateLimiter, _ redis: Redis?, _ client: HTTPClient) throws -> DoorLimits {
        let challenges = Challenges(
            key: sha256("challenge".utf8 + (try data.cookieKey())),
            used: redis.map { RedisUsedPuzzles(redis: $0) } ?? LocalUsedPuzzles())
        return DoorLimits(limiter, challenges: challenges, captcha: try captcha(client))
    }

    /// Nil unless both of its keys are set.
    /// - Throws: `CommandFault` for one without the other, or an address that is none.
    private func captcha(_ client: HTTPClient) throws -> CaptchaWatch? {
        let siteKey = try settings.value(MarketSettings.captchaSiteKey)
        let secret = try settings.value(MarketSettings.captchaSecret)
        guard let siteKey, let secret else {
            if siteKey == nil, secret == nil { return nil }
            let missing = siteKey == nil ? MarketSettings.captchaSiteKey.name : MarketSettings.captchaSecret.name
            throw CommandFault("\(missing): a captcha needs its site key and its secret")
        }
        let script = try settings.value(MarketSettings.captchaScript)
        let verification = try settings.value(MarketSettings.captchaURL)
        let origin = try origin(of: script, MarketSettings.captchaScript.name)
        _ = try self.origin(of: verification, MarketSettings.captchaURL.name)
        let own = try settings.value(MarketSettings.captchaHosts)
        let widget = CaptchaWidget(siteKey: siteKey, script: script, sources: own.isEmpty ? [origin] : own)
        return CaptchaWatch(
            .verified(widget: widget, secret: secret, at: verification, over: client), log: log)
    }

    /// The secret and the page's trust go there: without TLS only where settings allow that host.
    private func origin(of address: String, _ name: String) throws -> String {
        guard let url = URLComponents(string: address), let host = url.host, let scheme = url.scheme,
            scheme == "https" || scheme == "http"
        else { throw CommandFault("\(name): \(address) is no address") }
        let port = url.port ?? (scheme == "https" ? 443 : 80)
        let hosts = NetworkGuard(allowedHosts: try settings.value(MarketSettings.allowedHosts))
        guard scheme == "https" || hosts.names(host: host, port: port) else {
            throw CommandFault("\(name): \(address) is without TLS, and SOKO_ALLOWED_HOSTS does not name it")
        }
        return "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? "")
    }

    func sharedOrigins() throws -> SharedOrigins {
        do { return try SharedOrigins(try settings.value(MarketSettings.sharedOrigins)) } catch let fault
            as SharedOrigins.NotAnOrigin
        {
            throw CommandFault("\(MarketSettings.sharedOrigins.name): \(fault)")
        }
    }

    func proxies() throws -> [AddressRange] {
        try settings.value(MarketSettings.proxies).map { text in
            guard let range = AddressRange(text) else {
                throw CommandFault("\(MarketSettings.proxies.name): “\(text)” is neither an address nor a range")
            }
            return range
        }
    }
}
