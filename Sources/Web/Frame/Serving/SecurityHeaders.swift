import HTTP

/// What every answer tells the browser not to do.
package func guarding(isSecure: Bool, pictureHosts: [String] = [], captchaHosts: [String] = []) -> Middleware {
    let own = (["'self'"] + captchaHosts).joined(separator: " ")
    // A captcha's widget is a frame of its provider's, and asks it for its pictures itself.
    let frames = captchaHosts.isEmpty ? "" : "frame-src \(own); connect-src \(own); "
    let pictures = (["'self'", "data:", "https:"] + pictureHosts).joined(separator: " ")
    let policy =
        "default-src 'self'; img-src \(pictures); style-src \(own); script-src \(own); base-uri 'none'; "
        + frames + "form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    return { next in
        { request in
            var response = try await next(request)
            response.headers.add("X-Content-Type-Options", "nosniff")
            if response.headers["Content-Type"]?.hasPrefix("text/html") == true {
                response.headers.add("Content-Security-Policy", policy)
                response.headers.add("Referrer-Policy", "strict-origin-when-cross-origin")
                response.headers.add("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)")
                response.headers.add("Cross-Origin-Opener-Policy", "same-origin")
            }
            if isSecure { response.headers.add("Strict-Transport-Security", "max-age=31536000") }
            return response
        }
    }
}
