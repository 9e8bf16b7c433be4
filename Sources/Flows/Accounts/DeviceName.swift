/// `Chrome · Android` of a `User-Agent` header: enough for a person to recognise their own device.
enum DeviceName {
    static func of(_ agent: String) -> String {
        let browser = first(of: browsers, in: agent)
        let system = first(of: systems, in: agent)
        return [browser, system].compactMap { $0 }.joined(separator: " · ")
    }

    private static func first(of known: [(mark: String, name: String)], in agent: String) -> String? {
        known.first { agent.contains($0.mark) }?.name
    }

    // Browsers name those they descend from as well, so the youngest stands first.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "ChromeOS"),
        ("Macintosh", "macOS"), ("Linux", "Linux"),
    ]
}
