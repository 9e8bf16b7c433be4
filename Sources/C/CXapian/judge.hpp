// Holds documents against a wish, counts what they say, and puts them in order.
#pragma once
#include "CXapian.h"
#include "chunks.hpp"
#include <algorithm>
#include <cmath>
#include <vector>

namespace {

/// Kilometres between two places on the earth.
float distance(float latitude, float longitude, float otherLatitude, float otherLongitude) {
    const double degree = M_PI / 180;
    double a = std::sin((otherLatitude - latitude) * degree / 2), b = std::sin((otherLongitude - longitude) * degree / 2);
    double h = a * a + std::cos(latitude * degree) * std::cos(otherLatitude * degree) * b * b;
    return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

template <typename Edge> uint32_t band(const Edge *edges, uint32_t count, Edge value) {
    return std::upper_bound(edges, edges + count, value) - edges;
}

/// Holds each match against the wish and counts what it says, in one look.
class Judge {
    const XapianWish &wish;
    XapianAnswer &answer;
    /// Of each facet id, the group that it is a choice of, plus one.
    std::vector<uint8_t> chosen;
    bool has_choices;

  public:
    uint32_t matches = 0;

    Judge(const XapianWish &wish, XapianAnswer &answer) : wish(wish), answer(answer), has_choices(wish.choices_count > 0) {
        if (has_choices) {
            chosen.resize(wish.kinds_count, 0);
            for (uint32_t group = 0; group < wish.choices_count; ++group)
                for (uint32_t at = 0; at < wish.choices[group].any_count; ++at)
                    if (wish.choices[group].any[at] < chosen.size()) chosen[wish.choices[group].any[at]] = group + 1;
        }
    }

    /// Whether every document passes, so that it need not be looked at before it is found.
    bool is_open() const {
        return !has_choices && !wish.spans_count && !wish.since && !wish.available_only && wish.radius_km <= 0
            && wish.amount_from == INT64_MIN && wish.amount_to == INT64_MAX;
    }

    /// Counts all of them, in a loop that waits for memory as little as it can.
    void count(const Chunks &chunks, const std::vector<Xapian::docid> &met) {
        for (size_t at = 0; at < met.size(); ++at) {
            if (at + 24 < met.size()) chunks.expect(met[at + 24]);
            if (at + 12 < met.size()) chunks.expect_facts(met[at + 12]);
            (*this)(chunks.facts(met[at]));
        }
    }

    bool operator()(std::string_view bytes) {
        Facts facts;
        if (bytes.size() < sizeof facts) return false;
        memcpy(&facts, bytes.data(), sizeof facts);
        // Wherever they stand in memory: facts of neighbours lie end to end.
        Row<uint32_t> ids{bytes.data() + sizeof facts};
        Row<Measure> measures{bytes.data() + sizeof facts + facts.facets * sizeof(uint32_t)};
        if (bytes.size() < sizeof facts + facts.facets * sizeof(uint32_t) + facts.measures * sizeof(Measure)) return false;
        if (wish.available_only && !facts.is_available) return false;

        // The one kind that it fails: 0 none yet, and a second one ends it.
        const int AMOUNT = -1, TIME = -2, PLACE = -3;
        int failed = 0;
        uint32_t failed_kind = UINT32_MAX;
        auto fail = [&](int what, uint32_t kind) {
            if (failed != 0) return false;
            failed = what;
            failed_kind = kind;
            return true;
        };
        if (has_choices) {
            uint64_t passed = 0;
            for (uint32_t at = 0; at < facts.facets; ++at)
                if (uint32_t id = ids[at]; id < chosen.size() && chosen[id]) passed |= 1ull << (chosen[id] - 1);
            for (uint32_t group = 0; group < wish.choices_count; ++group)
                if (!(passed >> group & 1) && !fail(int(group) + 1, wish.choices[group].kind)) return false;
        }
        for (uint32_t at = 0; at < wish.spans_count; ++at) {
            const XapianSpan &span = wish.spans[at];
            bool is_in = false;
            for (uint32_t m = 0; m < facts.measures; ++m)
                if (Measure said = measures[m]; said.id == span.measure) is_in = said.value >= span.from && said.value <= span.to;
            if (!is_in && !fail(64 + int(at), span.kind)) return false;
        }
        if (wish.amount_from != INT64_MIN || wish.amount_to != INT64_MAX) {
            bool is_in = facts.amount != INT64_MIN && facts.amount >= wish.amount_from && facts.amount <= wish.amount_to;
            if (!is_in && !fail(AMOUNT, UINT32_MAX)) return false;
        }
        if (wish.since && facts.time < wish.since && !fail(TIME, UINT32_MAX)) return false;
        float away = NAN;
        if (wish.has_centre) {
            if (!std::isnan(facts.latitude)) away = distance(wish.latitude, wish.longitude, facts.latitude, facts.longitude);
            if (wish.radius_km > 0 && !(away <= wish.radius_km) && !fail(PLACE, UINT32_MAX)) return false;
        }
        if (failed == 0) ++matches;
        if (!wish.counts) return failed == 0;

        if (failed == 0 || failed_kind != UINT32_MAX)
            for (uint32_t at = 0; at < facts.facets; ++at)
                if (uint32_t id = ids[at]; id < wish.kinds_count && (failed == 0 || wish.kinds[id] == failed_kind))
                    ++answer.facet_counts[id];
        if ((failed == 0 || failed == AMOUNT) && facts.amount != INT64_MIN)
            ++answer.amount_counts[band(wish.amount_edges, wish.amount_edges_count, facts.amount)];
        if (failed == 0 || failed == TIME) ++answer.time_counts[band(wish.time_edges, wish.time_edges_count, facts.time)];
        if ((failed == 0 || failed == PLACE) && !std::isnan(away))
            ++answer.distance_counts[band(wish.distance_edges, wish.distance_edges_count, away)];
        return failed == 0;
    }

    /// By what it is ordered, smaller first.
    double key(std::string_view bytes) const {
        Facts facts;
        memcpy(&facts, bytes.data(), sizeof facts);
        switch (wish.order) {
        case XAPIAN_BY_TIME: return -double(facts.time);
        case XAPIAN_BY_AMOUNT: return facts.amount == INT64_MIN ? HUGE_VAL : double(facts.amount);
        case XAPIAN_BY_AMOUNT_DOWN: return facts.amount == INT64_MIN ? HUGE_VAL : -double(facts.amount);
        case XAPIAN_BY_DISTANCE:
            return std::isnan(facts.latitude)
                ? HUGE_VAL
                : distance(wish.latitude, wish.longitude, facts.latitude, facts.longitude);
        default: return 0;
        }
    }
};

struct Ordered {
    double key;
    Xapian::docid document;
    bool operator<(const Ordered &other) const { return key != other.key ? key < other.key : document > other.document; }
};

class Decider : public Xapian::MatchDecider {
    const Chunks &chunks;
    Judge &judge;
    /// The best so far, the worst of them first; empty when weights decide.
    std::vector<Ordered> &best;
    size_t room;

  public:
    /// What is counted at the end, when nothing has to be decided about it.
    mutable std::vector<Xapian::docid> met;

    Decider(const Chunks &chunks, Judge &judge, std::vector<Ordered> &best, size_t room)
        : chunks(chunks), judge(judge), best(best), room(room) {}

    bool operator()(const Xapian::Document &document) const override {
        Xapian::docid id = document.get_docid();
        if (!room && judge.is_open()) {
            met.push_back(id);
            return true;
        }
        std::string_view bytes = chunks.facts(id);
        if (!judge(bytes)) return false;
        if (room) keep(Ordered{judge.key(bytes), id});
        return true;
    }

  private:
    void keep(Ordered one) const {
        if (best.size() < room) {
            best.push_back(one);
            std::push_heap(best.begin(), best.end());
        } else if (one < best.front()) {
            std::pop_heap(best.begin(), best.end());
            best.back() = one;
            std::push_heap(best.begin(), best.end());
        }
    }
};

}  // namespace
