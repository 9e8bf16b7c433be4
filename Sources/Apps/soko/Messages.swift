import Flows
import Jobs
import Settings

extension Ground {
    /// How messages go out.
    func messenger() throws -> Messenger {
        Messenger(
            name: "none",
            mail: { _, _, _ in throw JobFault.later(.seconds(300), reason: "no mail server is set") },
            text: { _, _ in throw JobFault.later(.seconds(300), reason: "no SMS gateway is set") })
    }
}
