// One word of a query, and the documents that have it.
#pragma once
#include "weight.hpp"
#include <string>
#include <vector>
#include <xapian.h>

namespace {

constexpr Xapian::docid NONE = UINT32_MAX;

/// Documents that have any of a word's stems, in the order of their numbers. However many of them a document has, it weighs as
/// one word: their counts are added up, as Xapian's own OP_SYNONYM does.
class Word {
    struct List {
        Xapian::PostingIterator at, end;
        Xapian::docid now;

        void look() { now = at == end ? NONE : *at; }
    };
    std::vector<List> lists;
    /// What it says of a document that is about nothing else.
    double all = 0;

    void meet() {
        now = NONE;
        for (List &list : lists) now = std::min(now, list.now);
    }

  public:
    /// The document that it stands at; `NONE` at the end.
    Xapian::docid now = NONE;
    /// About how many documents have it.
    double count = 0;
    /// What it adds to a weight at most.
    double most = 0;

    /// Whether a query is one word: a stem, or several that count as one.
    static bool suits(const Xapian::Query &query) {
        if (query.get_type() == Xapian::Query::LEAF_TERM) return true;
        if (query.get_type() != Xapian::Query::OP_SYNONYM) return false;
        for (size_t at = 0; at < query.get_num_subqueries(); ++at)
            if (query.get_subquery(at).get_type() != Xapian::Query::LEAF_TERM) return false;
        return true;
    }

    Word(const Xapian::Database &db, const Xapian::Query &query, double k1) {
        double documents = db.get_doccount(), without = 1, highest = 0;
        for (auto term = query.get_unique_terms_begin(); term != query.get_unique_terms_end(); ++term) {
            Xapian::doccount found = db.get_termfreq(*term);
            if (!found) continue;
            without *= 1 - found / documents;
            highest += db.get_wdf_upper_bound(*term);
            lists.push_back({db.postlist_begin(*term), db.postlist_end(*term), NONE});
            lists.back().look();
        }
        count = documents * (1 - without);
        all = LeveledBM25::most(documents, count, 1, k1);
        most = LeveledBM25::part(all, highest);
        meet();
    }

    void next() {
        for (List &list : lists)
            if (list.now == now) {
                ++list.at;
                list.look();
            }
        meet();
    }
    /// To the document, or the first after it.
    void skip_to(Xapian::docid wanted) {
        if (now >= wanted) return;
        for (List &list : lists)
            if (list.now < wanted) {
                list.at.skip_to(wanted);
                list.look();
            }
        meet();
    }
    /// Of the document that it stands at.
    double weight() const {
        double counted = 0;
        for (const List &list : lists)
            if (list.now == now) counted += list.at.get_wdf();
        return LeveledBM25::part(all, counted);
    }
};

}  // namespace
