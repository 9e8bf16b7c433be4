// One word of a query, in all the ways in which it may be written.
#pragma once
#include "stems.hpp"
#include <algorithm>
#include <vector>
#include <xapian.h>

namespace {

/// Documents that have a word as a whole or under another name, or in parts.
class Word {
    AnyStem whole;
    std::vector<AllStems> inParts;

    void meet() {
        now = whole.now;
        for (auto &way : inParts) now = std::min(now, way.now);
    }

    void add(const Xapian::Database &db, const Xapian::Query &way, double k1) {
        if (AnyStem::suits(way)) {
            whole = AnyStem(db, way, k1);
            count += whole.count;
            most += whole.most;
        } else {
            inParts.emplace_back(db, way, k1);
            count += inParts.back().count;
            most += inParts.back().most;
        }
    }

  public:
    /// The document that it stands at; `NONE` at the end.
    Xapian::docid now = NONE;
    /// About how many documents have it.
    double count = 0;
    /// What it adds to a weight at most.
    double most = 0;

    /// Whether a query is a word: stems that count as one, and any number of ways in parts.
    static bool suits(const Xapian::Query &query) {
        if (AnyStem::suits(query) || AllStems::suits(query)) return true;
        if (query.get_type() != Xapian::Query::OP_OR) return false;
        size_t wholes = 0;
        for (size_t at = 0; at < query.get_num_subqueries(); ++at) {
            Xapian::Query way = query.get_subquery(at);
            if (AnyStem::suits(way))
                ++wholes;
            else if (!AllStems::suits(way))
                return false;
        }
        return wholes <= 1;
    }

    /// - query: one that suits.
    Word(const Xapian::Database &db, const Xapian::Query &query, double k1) {
        if (query.get_type() == Xapian::Query::OP_OR)
            for (size_t at = 0; at < query.get_num_subqueries(); ++at) add(db, query.get_subquery(at), k1);
        else
            add(db, query, k1);
        meet();
    }

    void next() {
        Xapian::docid left = now;
        if (whole.now == left) whole.next();
        for (auto &way : inParts)
            if (way.now == left) way.next();
        meet();
    }
    /// To the document, or the first after it.
    void skip_to(Xapian::docid wanted) {
        if (now >= wanted) return;
        whole.skip_to(wanted);
        for (auto &way : inParts) way.skip_to(wanted);
        meet();
    }
    /// Of the document that it stands at.
    double weight() const {
        double sum = whole.now == now ? whole.weight() : 0;
        for (auto &way : inParts)
            if (way.now == now) sum += way.weight();
        return sum;
    }
};

}  // namespace
