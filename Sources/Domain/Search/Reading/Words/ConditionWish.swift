/// In what condition somebody wants it. The catalogue's own list is longer; a flow says what each means there.
package enum ConditionWish: String, Sendable, Equatable, CaseIterable {
    case new, used, refurbished
}
