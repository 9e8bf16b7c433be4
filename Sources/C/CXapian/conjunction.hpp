// Documents that have all of some words, each looked at.
#pragma once
#include "weight.hpp"
#include <algorithm>
#include <string>
#include <vector>
#include <xapian.h>

namespace {

struct Weighed {
    double weight;
    Xapian::docid document;
    /// The better one is less: of equals the older, as in Xapian's own matcher.
    bool operator<(const Weighed &other) const {
        return weight != other.weight ? weight > other.weight : document < other.document;
    }
};

/// The best of many, with room for so many.
class Best {
    std::vector<Weighed> heap;
    size_t room;

  public:
    explicit Best(size_t room) : room(room) {}

    void keep(Weighed one) {
        if (heap.size() < room) {
            heap.push_back(one);
            std::push_heap(heap.begin(), heap.end());
        } else if (room && one < heap.front()) {
            std::pop_heap(heap.begin(), heap.end());
            heap.back() = one;
            std::push_heap(heap.begin(), heap.end());
        }
    }
    std::vector<Weighed> sorted() {
        std::sort_heap(heap.begin(), heap.end());
        return std::move(heap);
    }
};

/// Walks lists of words side by side. Xapian's matcher is made for leaving documents out, and pays for it at each one that it
/// does not; where all of them are counted none may be left out.
class Conjunction {
    struct List {
        Xapian::PostingIterator at, end;
        Xapian::doccount count;
        double most;
    };
    std::vector<List> lists;

  public:
    /// Whether a query is words of which all are needed, each by one stem.
    static bool suits(const Xapian::Query &query) {
        if (query.get_type() == Xapian::Query::LEAF_TERM) return true;
        if (query.get_type() != Xapian::Query::OP_AND) return false;
        for (size_t at = 0; at < query.get_num_subqueries(); ++at)
            if (query.get_subquery(at).get_type() != Xapian::Query::LEAF_TERM) return false;
        // A word that was typed twice weighs otherwise.
        return std::distance(query.get_unique_terms_begin(), query.get_unique_terms_end()) == ptrdiff_t(query.get_length());
    }

    Conjunction(const Xapian::Database &db, const Xapian::Query &query, double k1) {
        for (auto term = query.get_unique_terms_begin(); term != query.get_unique_terms_end(); ++term) {
            Xapian::doccount count = db.get_termfreq(*term);
            lists.push_back(
                {db.postlist_begin(*term), db.postlist_end(*term), count, LeveledBM25::most(db.get_doccount(), count, 1, k1)});
        }
        std::sort(lists.begin(), lists.end(), [](const List &one, const List &other) { return one.count < other.count; });
    }

    /// Calls `take` with each document and its weight, in the order of the documents.
    template <typename Take> void walk(Take take) {
        if (lists.empty()) return;
        List &rarest = lists[0];
        while (rarest.at != rarest.end) {
            Xapian::docid id = *rarest.at, next = id;
            for (size_t at = 1; at < lists.size() && next == id; ++at) {
                List &list = lists[at];
                list.at.skip_to(id);
                if (list.at == list.end) return;
                next = *list.at;
            }
            if (next != id) {
                rarest.at.skip_to(next);
                continue;
            }
            double weight = 0;
            for (List &list : lists) weight += LeveledBM25::part(list.most, list.at.get_wdf());
            take(Weighed{weight, id});
            ++rarest.at;
        }
    }
};

}  // namespace
