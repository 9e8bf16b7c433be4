import Foundation
import Frame
import HTML
import HTTP
import Search
import Vocabulary

/// Says what puts results in their order and what came of the last lesson; whoever arranges goods may choose.
struct SearchOrderPanel: Markup {
    let desk: DeskFrame
    let order: SearchOrder
    let mayChoose: Bool
    let now: Date
    private var language: Language { desk.language }

    var body: some Markup {
        section(.class("panel")) {
            h2 { SearchOrderSaid.title[language] }
            p { standing }
            if let lesson = order.lesson { p(.class("quiet")) { said(lesson) } }
            if mayChoose {
                form(.method("post"), .action(Link(SearchOrderHandler.choice.path()))) {
                    input(.type("hidden"), .name("csrf"), .value(desk.frame.csrf))
                    button(.class("button small"), .type("submit"), .name("order"), .value(other.value)) { other.label }
                }
            }
        }
    }

    private var standing: String {
        guard let ranker = order.ranker else {
            return (order.isHeld ? SearchOrderSaid.held : SearchOrderSaid.byHand)[language]
        }
        guard let measure = ranker.measure else {
            return SearchOrderSaid.filled(SearchOrderSaid.unmeasured, language)(ago(ranker.madeAt))
        }
        return SearchOrderSaid.filled(SearchOrderSaid.learned, language)(
            ago(ranker.madeAt), KeptRanker.shown(measure.learned), KeptRanker.shown(measure.byHand))
    }

    private func said(_ lesson: SearchOrder.Lesson) -> String {
        let outcome = SearchOrderSaid.filled(SearchOrderSaid.outcome(lesson.outcome), language)
        let queries = language.grouped(lesson.queries)
        return SearchOrderSaid.filled(SearchOrderSaid.lesson, language)(ago(lesson.at)) + " "
            + (outcome.parts.count > 1 ? outcome(queries) : outcome())
    }

    private func ago(_ time: Date) -> String { desk.frame.phrases.ago(.seconds(max(0, now.timeIntervalSince(time)))) }

    private var other: (value: String, label: String) {
        if order.isHeld { return ("learned", SearchOrderSaid.useLearned[language]) }
        let byHand = order.ranker == nil ? SearchOrderSaid.keepByHand : SearchOrderSaid.useByHand
        return ("by-hand", byHand[language])
    }
}
