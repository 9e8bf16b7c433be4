// Documents that have some stems, met one after the other.
#pragma once
#include "weight.hpp"
#include <algorithm>
#include <string>
#include <vector>
#include <xapian.h>

namespace {

constexpr Xapian::docid NONE = UINT32_MAX;

/// Documents that have any of some stems, in the order of their numbers. However many of them a document has, they weigh as one:
/// their counts are added up, as Xapian's own OP_SYNONYM does.
class AnyStem {
    struct List {
        Xapian::PostingIterator at, end;
        Xapian::docid now;

        void look() { now = at == end ? NONE : *at; }
    };
    /// Most words have one alone.
    List first = {{}, {}, NONE};
    std::vector<List> others;
    /// What they say of a document that is about nothing else.
    double all = 0;

    void meet() {
        now = first.now;
        for (List &list : others) now = std::min(now, list.now);
    }

  public:
    /// The document that it stands at; `NONE` at the end.
    Xapian::docid now = NONE;
    /// About how many documents there are.
    double count = 0;
    /// What they add to a weight at most.
    double most = 0;

    static bool suits(const Xapian::Query &query) {
        if (query.get_type() == Xapian::Query::LEAF_TERM) return true;
        if (query.get_type() != Xapian::Query::OP_SYNONYM) return false;
        for (size_t at = 0; at < query.get_num_subqueries(); ++at)
            if (query.get_subquery(at).get_type() != Xapian::Query::LEAF_TERM) return false;
        return true;
    }

    /// None.
    AnyStem() {}

    AnyStem(const Xapian::Database &db, const Xapian::Query &query, double k1) {
        double documents = db.get_doccount(), without = 1, highest = 0;
        for (auto term = query.get_unique_terms_begin(); term != query.get_unique_terms_end(); ++term) {
            Xapian::doccount found = db.get_termfreq(*term);
            if (!found) continue;
            without *= 1 - found / documents;
            highest += db.get_wdf_upper_bound(*term);
            List list{db.postlist_begin(*term), db.postlist_end(*term), NONE};
            list.look();
            if (first.now == NONE)
                first = std::move(list);
            else
                others.push_back(std::move(list));
        }
        count = documents * (1 - without);
        all = LeveledBM25::most(documents, count, 1, k1);
        most = LeveledBM25::part(all, highest);
        meet();
    }

    void next() {
        Xapian::docid left = now;
        if (first.now == left) {
            ++first.at;
            first.look();
        }
        for (List &list : others)
            if (list.now == left) {
                ++list.at;
                list.look();
            }
        meet();
    }
    /// To the document, or the first after it.
    void skip_to(Xapian::docid wanted) {
        if (now >= wanted) return;
        if (first.now < wanted) {
            first.at.skip_to(wanted);
            first.look();
        }
        for (List &list : others)
            if (list.now < wanted) {
                list.at.skip_to(wanted);
                list.look();
            }
        meet();
    }
    /// Of the document that it stands at.
    double weight() const {
        Xapian::termcount counted = first.now == now ? first.at.get_wdf() : 0;
        for (const List &list : others)
            if (list.now == now) counted += list.at.get_wdf();
        return LeveledBM25::part(all, counted);
    }
};

/// Documents that have all stems of a word that is written in parts. Together they weigh as one word does.
class AllStems {
    /// The rarest first.
    std::vector<AnyStem> stems;

    /// From where the rarest stands to the first document that has all.
    void meet() {
        now = stems[0].now;
        for (size_t at = 1; at < stems.size() && now != NONE;) {
            stems[at].skip_to(now);
            if (stems[at].now == now) {
                ++at;
                continue;
            }
            stems[0].skip_to(stems[at].now);
            now = stems[0].now;
            at = 1;
        }
    }

  public:
    Xapian::docid now = NONE;
    double count = 0, most = 0;

    /// Whether a query is what `joined` makes.
    static bool suits(const Xapian::Query &query) {
        if (query.get_type() != Xapian::Query::OP_SCALE_WEIGHT) return false;
        Xapian::Query parts = query.get_subquery(0);
        if (parts.get_type() != Xapian::Query::OP_AND) return false;
        for (size_t at = 0; at < parts.get_num_subqueries(); ++at)
            if (parts.get_subquery(at).get_type() != Xapian::Query::LEAF_TERM) return false;
        return true;
    }
    template <typename Parts> static Xapian::Query joined(Parts begin, Parts end) {
        return Xapian::Query(
            Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(Xapian::Query::OP_AND, begin, end), 1.0 / std::distance(begin, end));
    }

    AllStems(const Xapian::Database &db, const Xapian::Query &query, double k1) {
        Xapian::Query parts = query.get_subquery(0);
        for (size_t at = 0; at < parts.get_num_subqueries(); ++at) stems.emplace_back(db, parts.get_subquery(at), k1);
        std::sort(stems.begin(), stems.end(), [](auto &one, auto &other) { return one.count < other.count; });
        count = stems[0].count;
        for (auto &stem : stems) most += stem.most / stems.size();
        meet();
    }

    void next() {
        stems[0].next();
        meet();
    }
    void skip_to(Xapian::docid wanted) {
        if (now >= wanted) return;
        stems[0].skip_to(wanted);
        meet();
    }
    double weight() const {
        double sum = 0;
        for (auto &stem : stems) sum += stem.weight() / stems.size();
        return sum;
    }
};

}  // namespace
