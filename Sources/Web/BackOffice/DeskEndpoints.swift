import HTTP

/// Every page of the back office.
package func deskEndpoints(_ desk: Desk) -> [Endpoint] {
    CheckListHandler(desk).endpoints + CheckHandler(desk).endpoints + OfficialStoreHandler(desk).endpoints
}
