import Foundation
import Testing

@testable import Postgres

@Suite struct ClusterSettingsTests {
    @Test(arguments: [
        (1, "128MB", "128MB"), (24, "3072MB", "3072MB"), (40, "5120MB", "4096MB"), (128, "8192MB", "4096MB"),
    ])
    func `PostgreSQL takes an eighth of the machine, within bounds`(gibibytes: Int64, pages: String, building: String) {
        var settings = ClusterSettings(folder: "/nowhere/pg")
        settings.memory = gibibytes << 30
        #expect(settings.options["shared_buffers"] == pages)
        #expect(settings.options["maintenance_work_mem"] == building)
        settings.isThrowaway = true
        #expect(settings.options["shared_buffers"] == "64MB")
    }

    @Test func `a container's limit counts, and none is no limit`() throws {
        let file = FileManager.default.temporaryDirectory.path + "/limit-\(UUID().uuidString)"
        defer { unlink(file) }
        let machine = Int64(ProcessInfo.processInfo.physicalMemory)
        try "536870912\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(ClusterSettings.memoryHere(limit: file) == 512 << 20)
        try "max\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(ClusterSettings.memoryHere(limit: file) == machine)
        #expect(ClusterSettings.memoryHere(limit: file + ".absent") == machine)
    }
}
