import Frame
import HTTP

/// Every door and every room.
package func accountEndpoints(_ lobby: Lobby, limits: DoorLimits) -> [Endpoint] {
    let security = SecurityHandler(lobby, limits: limits)
    return JoinHandler(lobby, limits: limits).endpoints + SignInHandler(lobby, limits: limits).endpoints
        + ResetHandler(lobby, limits: limits).endpoints + RoomHandler(lobby).endpoints + security.endpoints
        + FactorHandler(security).endpoints + ProfileHandler(lobby, limits: limits).endpoints
        + AddressHandler(lobby, limits: limits).endpoints + UnsubscribeHandler(lobby).endpoints
        + StoreHandler(lobby, limits: limits).endpoints
        + (lobby.elsewhere.map { ElsewhereHandler(lobby, security, elsewhere: $0).endpoints } ?? [])
}
