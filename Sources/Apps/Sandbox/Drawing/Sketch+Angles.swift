import Foundation

/// In radians, rounded, so that a drawing's text is the same on every machine.
func cosine(_ angle: Double) -> Double { (cos(angle) * 10_000).rounded() / 10_000 }
func sine(_ angle: Double) -> Double { (sin(angle) * 10_000).rounded() / 10_000 }
