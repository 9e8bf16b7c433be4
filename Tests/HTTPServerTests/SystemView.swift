import Foundation

/// Connections that this machine's kernel still holds for a program at local `port` (established or half closed).
func openConnections(of port: Int) -> Int {
    guard let table = FileManager.default.contents(atPath: "/proc/net/tcp") else { return -1 }
    let local = "0100007F:" + String(port, radix: 16, uppercase: true).leftPadded(to: 4)
    return String(decoding: table, as: UTF8.self).split(separator: "\n").count { line in
        let columns = line.split(separator: " ")
        // 01 is established, 08 waits for us to close; a row without an inode is the kernel's alone.
        return columns.count > 9 && columns[1] == local && ["01", "08"].contains(columns[3]) && columns[9] != "0"
    }
}

func sleepOneSecond() { sleep(1) }

extension String {
    fileprivate func leftPadded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }
}
