import Foundation
import Postgres
import Retrieval

extension SearchReplica: SearchLending {
    /// Opens a replica that nothing else holds, brings it up to date, and has it for as long as the work lasts: for a process
    /// that does not serve. Its folder stays, so that the next time there is only what changed to read.
    package func lend<Result: Sendable>(_ work: () async throws -> Result) async throws -> Result {
        await open()
        await follow()
        guard index != nil else {
            await close()
            throw IndexFault.absent
        }
        do {
            let result = try await work()
            await close()
            return result
        } catch {
            await close()
            throw error
        }
    }
}
