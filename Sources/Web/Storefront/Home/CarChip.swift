import Frame
import HTML
import Vocabulary

/// The car beside the filters: chosen, to be chosen, or a way to take it off.
struct CarChip: Markup {
    let car: CarView
    let language: Language

    var body: some Markup {
        div(.class("car")) {
            a(.class("chip"), .href(car.toggle), .aria("current", car.isOn ? "true" : nil), .rel("nofollow")) {
                Icon.car
                if let label = car.label {
                    bdi { ShelfSaid.fits[language] + " " + label + (car.year.map { " · \($0)" } ?? "") }
                    if car.isOn { Icon.close }
                } else {
                    ShelfSaid.myCar[language]
                }
            }
            if car.label != nil {
                a(.class("chip quiet"), .href(car.garage), .rel("nofollow")) { ShelfSaid.otherCar[language] }
            }
        }
    }
}
