import Settings

/// Every setting there is. `soko settings` lists them.
enum MarketSettings {
    static let port = Setting.integer("SOKO_PORT", default: 8080, in: 1...65535, "Port of the market")
    static let address = Setting.text("SOKO_ADDRESS", default: "127.0.0.1", "Address the market listens on")
    static let proxies = Setting.list(
        "SOKO_TRUSTED_PROXIES", default: ["127.0.0.1", "::1"],
        "Proxies in front (addresses or ranges): their X-Forwarded-For says where a request came from")
    static let origin = Setting<String?>.optional(
        "SOKO_ORIGIN", "How the market is reached from outside; http://localhost:SOKO_PORT unless set")
    static let data = Setting<String?>.optional("SOKO_DATA", "Data folder; .soko in the checkout unless set")
    static let preset = Setting<String>.choice(
        "SOKO_PRESET", default: "soko", of: ["soko", "shabou", "jaikod"], "Currency, languages, time zone")
    static let databaseURL = Setting<String?>.optional(
        "DATABASE_URL", "A PostgreSQL of your own instead of the private one", isSecret: true)
    static let databaseConnections = Setting.integer(
        "SOKO_DB_CONNECTIONS", default: 6, in: 1...200, "Connections per process")
    static let threads = Setting.integer("SOKO_THREADS", default: 2, in: 1...64, "Network threads of the server")
    static let logLevel = Setting<String>.choice(
        "SOKO_LOG_LEVEL", default: "notice", of: ["debug", "info", "notice", "warning", "error"], "What is logged")
    static let accessLog = Setting.flag(
        "SOKO_ACCESS_LOG", default: false, "Log every request, not only slow and failed ones")
    static let whatsApp = Setting.text("SOKO_WHATSAPP_URL", default: "https://wa.me", "Where product pages are read")
    static let allowedHosts = Setting.list(
        "SOKO_ALLOWED_HOSTS", default: [], "Private hosts (host or host:port) that may be fetched from")
    static let hydrating = Setting.integer(
        "SOKO_HYDRATE_AT_ONCE", default: 20, in: 1...200, "Product pages fetched at once per worker")
    static let hostCeiling = Setting.integer(
        "SOKO_HOST_CEILING", default: 20, in: 1...200, "Fetches at once to one host")
    static let embedding = Setting.integer(
        "SOKO_EMBED_AT_ONCE", default: 3, in: 1...64, "Products looked at at once per worker")
    static let heartbeatHours = Setting.integer(
        "SOKO_HEARTBEAT_HOURS", default: 6, in: 1...720, "A page older than this is read again")
    static let models = Setting.text(
        "SOKO_MODELS", default: "/usr/local/share/soko/models", "Where installed models are")
    static let geminiKey = Setting<String?>.optional(
        "GEMINI_API_KEY", "Judges products with Gemini; local rules without it", isSecret: true)
    static let geminiURL = Setting.text(
        "SOKO_GEMINI_URL", default: "https://generativelanguage.googleapis.com", "Gemini's address")
    static let geminiModel = Setting.text("SOKO_GEMINI_MODEL", default: "gemini-2.0-flash", "Which Gemini")
    static let huggingFaceToken = Setting<String?>.optional("HF_TOKEN", "For pulling models", isSecret: true)
    static let huggingFaceURL = Setting.text(
        "SOKO_HF_URL", default: "https://huggingface.co", "Where models are pulled from")
    static let sandboxPort = Setting.integer(
        "SOKO_SANDBOX_PORT", default: 0, in: 0...65535, "Port of the sandbox; SOKO_PORT + 10 when 0")
    static let vaultKeys = Setting<String?>.optional(
        "SOKO_VAULT_KEYS",
        "Keys that personal data are sealed with, name:key,… the newest first; made in the data folder unless set",
        isSecret: true)
    static let vaultLookupKey = Setting<String?>.optional(
        "SOKO_VAULT_LOOKUP_KEY", "Key that personal data are found by; never changes", isSecret: true)
    static let tokenKeys = Setting<String?>.optional(
        "SOKO_TOKEN_KEYS", "Keys that access tokens are signed with, id:key,… the newest first", isSecret: true)
    static let tokenAlgorithm = Setting<String>.choice(
        "SOKO_TOKEN_ALGORITHM", default: "EdDSA", of: ["EdDSA", "HS256"], "How access tokens are signed")
    static let bcryptCost = Setting.integer(
        "SOKO_BCRYPT_COST", default: 12, in: 10...15, "bcrypt's cost; one more doubles the time of a sign-in")
    static let redis = Setting<String?>.optional(
        "REDIS_URL", "Keeps limits for several serving processes; each its own without it", isSecret: true)
    static let milvus = Setting<String?>.optional(
        "MILVUS_ADDRESS", "Looks for vectors in a Milvus 2.4 or later: http://host:19530; in PostgreSQL without it")
    static let milvusToken = Setting<String?>.optional(
        "MILVUS_TOKEN", "Milvus's user:password, or a key", isSecret: true)
    static let milvusDatabase = Setting.text("MILVUS_DATABASE", default: "default", "Milvus's database")
    static let milvusCollection = Setting.text(
        "MILVUS_COLLECTION", default: "soko_products", "The collection there; this market's own")
    static let openSearch = Setting<String?>.optional(
        "OPENSEARCH_URL",
        "Looks for words in an OpenSearch or Elasticsearch: https://user:password@host:9200; in an index of each process without it",
        isSecret: true)
    static let openSearchIndex = Setting.text(
        "OPENSEARCH_INDEX", default: "soko_products", "What the market's index is called there; its own")
    static let sandboxMailPort = Setting.integer(
        "SOKO_SANDBOX_MAIL_PORT", default: 0, in: 0...65535,
        "Port of the sandbox's mail server; SOKO_SANDBOX_PORT + 1 when 0")
    static let mailServer = Setting<String?>.optional(
        "SOKO_MAIL_URL", "Where mail goes out: smtp://user:password@host:port, or smtps://", isSecret: true)
    static let mailSender = Setting.text("SOKO_MAIL_FROM", default: "market@localhost", "Who mail comes from")
    static let smsURL = Setting<String?>.optional("SOKO_SMS_URL", "SMS gateway: messages are posted here as JSON")
    static let smsToken = Setting<String?>.optional("SOKO_SMS_TOKEN", "The gateway's token", isSecret: true)
    static let oidcIssuer = Setting<String?>.optional(
        "SOKO_OIDC_ISSUER", "An OpenID provider's address; people may sign in with it when it is set")
    static let oidcClient = Setting.text("SOKO_OIDC_CLIENT", default: "soko", "What the market is called there")
    static let oidcSecret = Setting<String?>.optional("SOKO_OIDC_SECRET", "The market's secret there", isSecret: true)
    static let oidcName = Setting<String?>.optional(
        "SOKO_OIDC_NAME", "What the provider's button says; the issuer's host unless set")
    static let identityURL = Setting<String?>.optional(
        "SOKO_IDENTITY_URL", "A provider that looks at documents of identity; staff decides without one")
    static let identityKey = Setting<String?>.optional(
        "SOKO_IDENTITY_KEY", "The market's key there", isSecret: true)
    static let captchaSiteKey = Setting<String?>.optional(
        "SOKO_HCAPTCHA_SITE_KEY", "A captcha's widget in place of our own puzzle, when the secret is set too")
    static let captchaSecret = Setting<String?>.optional(
        "SOKO_HCAPTCHA_SECRET", "The market's secret at the captcha's provider", isSecret: true)
    static let captchaURL = Setting.text(
        "SOKO_HCAPTCHA_URL", default: "https://api.hcaptcha.com/siteverify", "Where a captcha's answers are checked")
    static let captchaScript = Setting.text(
        "SOKO_HCAPTCHA_SCRIPT", default: "https://js.hcaptcha.com/1/api.js", "The captcha's script")
    static let captchaHosts = Setting.list(
        "SOKO_HCAPTCHA_HOSTS", default: ["https://hcaptcha.com", "https://*.hcaptcha.com"],
        "Origins that the captcha's widget needs, for the policy of pages")
    static let sharedOrigins = Setting.list(
        "SOKO_CORS_ORIGINS", default: [],
        "Origins of other sites whose pages may use the API, each as browsers write it")
    static let apiPerMinute = Setting.integer(
        "SOKO_API_PER_MINUTE", default: 300, in: 5...1_000_000,
        "Requests that a key or session may send in a minute; a fifth of them may write")
    static let publicDirectory = Setting<String?>.optional(
        "SOKO_HOME", "Where Public and Migrations are; the checkout unless set")

    static func lines(_ settings: Settings) throws -> [SettingLine] {
        try [
            settings.line(for: port), settings.line(for: address), settings.line(for: proxies),
            settings.line(for: origin), settings.line(for: data),
            settings.line(for: preset), settings.line(for: databaseURL), settings.line(for: databaseConnections),
            settings.line(for: threads), settings.line(for: logLevel), settings.line(for: accessLog),
            settings.line(for: whatsApp),
            settings.line(for: allowedHosts), settings.line(for: hydrating), settings.line(for: hostCeiling),
            settings.line(for: embedding), settings.line(for: heartbeatHours), settings.line(for: models),
            settings.line(for: geminiKey), settings.line(for: geminiURL), settings.line(for: geminiModel),
            settings.line(for: huggingFaceToken), settings.line(for: huggingFaceURL), settings.line(for: sandboxPort),
            settings.line(for: publicDirectory), settings.line(for: vaultKeys), settings.line(for: vaultLookupKey),
            settings.line(for: tokenKeys), settings.line(for: tokenAlgorithm), settings.line(for: bcryptCost),
            settings.line(for: redis), settings.line(for: sandboxMailPort), settings.line(for: mailServer),
            settings.line(for: mailSender), settings.line(for: smsURL), settings.line(for: smsToken),
            settings.line(for: oidcIssuer), settings.line(for: oidcClient), settings.line(for: oidcSecret),
            settings.line(for: oidcName), settings.line(for: identityURL), settings.line(for: identityKey),
            settings.line(for: oidcName), settings.line(for: captchaSiteKey), settings.line(for: captchaSecret),
            settings.line(for: captchaURL), settings.line(for: captchaScript), settings.line(for: captchaHosts),
            settings.line(for: sharedOrigins), settings.line(for: apiPerMinute),
            settings.line(for: milvus), settings.line(for: milvusToken), settings.line(for: milvusDatabase),
            settings.line(for: milvusCollection), settings.line(for: openSearch), settings.line(for: openSearchIndex),
        ]
    }
}
