import Foundation

// Before the first thread: children of it must not take signals meant for the command.
Signals.hold()
do {
    try Command.run(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data("soko: \(error)\n".utf8))
    exit(1)
}
