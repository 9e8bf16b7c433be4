// The best of many documents by weight.
#pragma once
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>
#include <xapian.h>

namespace {

struct Weighed {
    /// A float, so that sums of the same parts in another order are equal.
    float weight;
    Xapian::docid document;
    /// The better one is less: of equals the older, as in Xapian's own matcher.
    bool operator<(const Weighed &other) const {
        return weight != other.weight ? weight > other.weight : document < other.document;
    }
};

/// With room for so many.
class Best {
    std::vector<Weighed> heap;
    size_t room;

  public:
    explicit Best(size_t room) : room(room) {}

    /// What a document that comes later must weigh more than to be kept; below nothing while there is room.
    float bar() const { return heap.size() < room ? -1 : heap.empty() ? HUGE_VAL : heap.front().weight; }

    void keep(Weighed one) {
        if (heap.size() < room) {
            heap.push_back(one);
            std::push_heap(heap.begin(), heap.end());
        } else if (room && one < heap.front()) {
            replaceWorst(one);
        }
    }
    std::vector<Weighed> sorted() {
        std::sort_heap(heap.begin(), heap.end());
        return std::move(heap);
    }

  private:
    /// The same as taking the worst away and putting in another, in one way down.
    void replaceWorst(Weighed one) {
        size_t at = 0, below = 1;
        for (; below < heap.size(); below = 2 * at + 1) {
            if (below + 1 < heap.size() && heap[below] < heap[below + 1]) ++below;
            if (!(one < heap[below])) break;
            heap[at] = heap[below];
            at = below;
        }
        heap[at] = one;
    }
};

}  // namespace
