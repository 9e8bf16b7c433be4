// The best of many documents by weight.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <vector>
#include <xapian.h>

namespace {

/// A document and its weight in one number, so that two are compared in one step: what is better is more, and of equals the older
/// is better, as in Xapian's own matcher. The weight is a float, so that sums of the same parts in another order are equal.
struct Weighed {
    uint64_t both;

    /// - weight: 0 and more; the bits of such floats have the order of their values.
    Weighed(float weight, Xapian::docid document) {
        uint32_t bits;
        memcpy(&bits, &weight, sizeof bits);
        both = uint64_t(bits) << 32 | uint32_t(~document);
    }
    float weight() const {
        uint32_t bits = both >> 32;
        float weight;
        memcpy(&weight, &bits, sizeof weight);
        return weight;
    }
    Xapian::docid document() const { return ~uint32_t(both); }
    bool operator>(const Weighed &other) const { return both > other.both; }
};

/// With room for so many: half as many again are taken, and then the worst go, which is less work than a heap.
class Best {
    std::vector<Weighed> kept;
    size_t room, full;

    void cut() {
        std::nth_element(kept.begin(), kept.begin() + (room - 1), kept.end(), std::greater<>());
        kept.resize(room, kept[0]);
        bar = kept[room - 1].weight();
        full = room + room / 2 + 1;
    }

  public:
    /// What a document that comes later must weigh more than to be among the best; below nothing while all are.
    float bar = -1;

    explicit Best(size_t room) : room(room), full(room) {
        kept.reserve(room + room / 2 + 1);
        if (!room) bar = HUGE_VALF;
    }

    void keep(float weight, Xapian::docid document) {
        if (weight <= bar) return;
        kept.emplace_back(weight, document);
        if (kept.size() == full) cut();
    }
    std::vector<Weighed> sorted() {
        if (kept.size() > room) cut();
        std::sort(kept.begin(), kept.end(), std::greater<>());
        return std::move(kept);
    }
};

}  // namespace
