import Testing

/// The whole product as processes: the built programs, real PostgreSQL, a real browser, and what goes wrong with them.
/// One after the other, for they weigh on the machine; every suite is a folder's worth of files beside this one.
@Suite(.serialized) struct SokoTests {}
