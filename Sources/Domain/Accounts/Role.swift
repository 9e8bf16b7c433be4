/// What an account is beyond a buyer, which everybody is.
package enum Role: String, Sendable, CaseIterable, Hashable {
    case seller, staff, admin
}
