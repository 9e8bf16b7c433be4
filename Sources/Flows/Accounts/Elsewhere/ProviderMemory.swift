import Crypto

/// What a provider said, for an hour. Of many who ask at once, one asks the provider.
///
/// An actor: it owns what is remembered, and what is under way.
actor ProviderMemory {
    /// How long an answer is good.
    static let freshFor = Duration.seconds(3_600)
    /// Keys are asked for anew at most so often because of a `kid` that nobody knows: tokens may come with any.
    static let patience = Duration.seconds(60)

    private struct Kept<Value: Sendable> {
        let value: Value
        let at: ContinuousClock.Instant
    }
    private let now: @Sendable () -> ContinuousClock.Instant
    private let fetchPlaces: @Sendable () async throws -> ProviderPlaces
    private let fetchKeys: @Sendable (ProviderPlaces) async throws -> [ProviderKey]
    private var knownPlaces: Kept<ProviderPlaces>?
    private var knownKeys: Kept<[ProviderKey]>?
    private var placesUnderWay: Task<ProviderPlaces, any Error>?
    private var keysUnderWay: Task<[ProviderKey], any Error>?

    init(
        now: @escaping @Sendable () -> ContinuousClock.Instant,
        places: @escaping @Sendable () async throws -> ProviderPlaces,
        keys: @escaping @Sendable (ProviderPlaces) async throws -> [ProviderKey]
    ) {
        (self.now, fetchPlaces, fetchKeys) = (now, places, keys)
    }

    @Sendable func places() async throws -> ProviderPlaces {
        if let knownPlaces, now() - knownPlaces.at < Self.freshFor { return knownPlaces.value }
        // Not a child of who asks: whoever gives up does not take the others' answer away.
        let task = placesUnderWay ?? Task { [fetchPlaces] in try await fetchPlaces() }
        placesUnderWay = task
        defer { if placesUnderWay == task { placesUnderWay = nil } }
        let value = try await task.value
        knownPlaces = Kept(value: value, at: now())
        return value
    }

    @Sendable func keys(naming kid: String?) async throws -> [ProviderKey] {
        if let knownKeys {
            let age = now() - knownKeys.at
            let isNamed = kid == nil || knownKeys.value.contains { $0.id == kid }
            if age < (isNamed ? Self.freshFor : Self.patience) { return knownKeys.value }
        }
        let task: Task<[ProviderKey], any Error>
        if let keysUnderWay {
            task = keysUnderWay
        } else {
            task = Task { [fetchKeys] in try await fetchKeys(try await places()) }
            keysUnderWay = task
        }
        defer { if keysUnderWay == task { keysUnderWay = nil } }
        let value = try await task.value
        knownKeys = Kept(value: value, at: now())
        return value
    }
}
