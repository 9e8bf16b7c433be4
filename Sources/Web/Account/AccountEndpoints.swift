import Flows
import Frame
import Gate
import HTTP

/// Every door and every room.
package func accountEndpoints(_ lobby: Lobby, limits: DoorLimits, handIn: HandInIdentity, open: OpenStore) -> [Endpoint]
{
    let gate = DoorGate(lobby.door, limits: limits, countryCode: lobby.countryCode)
    let security = SecurityHandler(lobby, gate)
    return JoinHandler(lobby, gate).endpoints + SignInHandler(lobby, gate).endpoints
        + ResetHandler(lobby, gate).endpoints + RoomHandler(lobby).endpoints + security.endpoints
        + FactorHandler(security).endpoints + IdentityHandler(lobby, limits: limits, handIn: handIn).endpoints
        + ProfileHandler(lobby, limits: limits).endpoints + AddressHandler(lobby, limits: limits).endpoints
        + UnsubscribeHandler(lobby).endpoints + StoreHandler(lobby, limits: limits).endpoints
        + OpeningHandler(lobby, open).endpoints
        + (lobby.elsewhere.map { ElsewhereHandler(lobby, security, elsewhere: $0).endpoints } ?? [])
}
