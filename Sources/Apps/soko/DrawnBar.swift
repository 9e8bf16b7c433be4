/// `[███·······]`, thirty wide.
func drawnBar(_ done: Int, of total: Int) -> String {
    let width = 30, filled = total <= 0 ? 0 : max(0, min(width, done * width / total))
    return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: width - filled) + "]"
}
