import Flows
import Frame
import HTTP

/// Every door and every room.
package func accountEndpoints(_ lobby: Lobby, limits: DoorLimits, handIn: HandInIdentity) -> [Endpoint] {
    let security = SecurityHandler(lobby, limits: limits)
    return JoinHandler(lobby, limits: limits).endpoints + SignInHandler(lobby, limits: limits).endpoints
        + ResetHandler(lobby, limits: limits).endpoints + RoomHandler(lobby).endpoints + security.endpoints
        + FactorHandler(security).endpoints + IdentityHandler(lobby, limits: limits, handIn: handIn).endpoints
        + (lobby.elsewhere.map { ElsewhereHandler(lobby, security, elsewhere: $0).endpoints } ?? [])
}
