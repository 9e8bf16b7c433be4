// Documents that have the words of a query, met one after the other.
#pragma once
#include "word.hpp"
#include <algorithm>
#include <cmath>
#include <vector>

namespace {

/// Stretches of documents, evenly over all of them, that are walked where all would be too many; each stretch holds the newest of
/// its part.
class Stretches {
    double part = 0, width = 0;

  public:
    static constexpr double COUNT = 64;

    /// - share: of the documents; 1 and more is all of them.
    Stretches(Xapian::docid last, double share) {
        if (!(share < 1)) return;
        part = std::max(1.0, last / COUNT);
        width = std::max(1.0, part * share);
    }
    /// The document where it is walked, or where the next stretch begins.
    Xapian::docid admitted(Xapian::docid document) const {
        if (!part || document == NONE) return document;
        double begin = std::floor((document - 1) / part) * part + part - width;
        return document - 1 >= begin ? document : Xapian::docid(std::ceil(begin)) + 1;
    }
};

/// Walks words side by side. Xapian's matcher can do far more, and pays for it at each document: here a query is nothing but words
/// that must be there and words that add to the weight.
class Walk {
    /// The rarest first.
    std::vector<Word> needed;
    /// Those that say least first.
    std::vector<Word> optional;

    static bool are_words(const Xapian::Query &query, Xapian::Query::op how, std::vector<Xapian::Query> &words) {
        if (query.get_type() != how) {
            words.push_back(query);
            return Word::suits(query);
        }
        for (size_t at = 0; at < query.get_num_subqueries(); ++at) {
            words.push_back(query.get_subquery(at));
            if (!Word::suits(words.back())) return false;
        }
        return true;
    }

    /// Whether a query is words and nothing else, and which they are.
    static bool read(const Xapian::Query &query, std::vector<Xapian::Query> &needed, std::vector<Xapian::Query> &optional) {
        if (query.get_type() == Xapian::Query::OP_OR) return are_words(query, Xapian::Query::OP_OR, optional);
        if (query.get_type() == Xapian::Query::OP_AND_MAYBE)
            return query.get_num_subqueries() == 2 && are_words(query.get_subquery(0), Xapian::Query::OP_AND, needed)
                && are_words(query.get_subquery(1), Xapian::Query::OP_OR, optional);
        return are_words(query, Xapian::Query::OP_AND, needed);
    }

  public:
    static bool suits(const Xapian::Query &query) {
        std::vector<Xapian::Query> needed, optional;
        return read(query, needed, optional);
    }

    /// - query: one that suits.
    Walk(const Xapian::Database &db, const Xapian::Query &query, double k1) {
        std::vector<Xapian::Query> needed, optional;
        read(query, needed, optional);
        for (auto &word : needed) this->needed.emplace_back(db, word, k1);
        for (auto &word : optional) this->optional.emplace_back(db, word, k1);
        std::sort(this->needed.begin(), this->needed.end(), [](auto &one, auto &other) { return one.count < other.count; });
        std::sort(this->optional.begin(), this->optional.end(), [](auto &one, auto &other) { return one.most < other.most; });
    }

    /// About how many documents a walk meets at most.
    double count() const {
        if (!needed.empty()) return needed[0].count;
        double all = 0;
        for (auto &word : optional) all += word.count;
        return all;
    }

    /// Calls `take` with each document and its weight, in the order of the documents, but for those that cannot weigh more than
    /// `bar()`, which only rises.
    template <typename Take, typename Bar> void meet(const Stretches &stretches, Take take, Bar bar) {
        if (needed.empty())
            meet_any(stretches, take, bar);
        else
            meet_all(stretches, take, bar);
    }

  private:
    template <typename Take, typename Bar> void meet_all(const Stretches &stretches, Take take, Bar bar) {
        // What the words after each may still add.
        std::vector<double> rest(needed.size());
        double extra = 0;
        for (auto &word : optional) extra += word.most;
        for (size_t at = needed.size(); at-- > 0; extra += needed[at].most) rest[at] = extra;
        Word &rarest = needed[0];
        while (rarest.now != NONE) {
            Xapian::docid id = rarest.now, next = stretches.admitted(id);
            double weight = next == id ? rarest.weight() : 0;
            bool is_light = weight + rest[0] <= bar();
            for (size_t at = 1; at < needed.size() && next == id && !is_light; ++at) {
                needed[at].skip_to(id);
                next = needed[at].now;
                if (next != id) break;
                weight += needed[at].weight();
                is_light = weight + rest[at] <= bar();
            }
            if (next == NONE) return;
            if (next != id) {
                rarest.skip_to(next);
                continue;
            }
            if (!is_light) {
                for (auto &word : optional) {
                    word.skip_to(id);
                    if (word.now == id) weight += word.weight();
                }
                take(float(weight), id);
            }
            rarest.next();
        }
    }

    /// MaxScore (Turtle and Flood, 1995): words that cannot lift a document over the bar together are only asked about documents
    /// that have another.
    template <typename Take, typename Bar> void meet_any(const Stretches &stretches, Take take, Bar bar) {
        std::vector<double> upTo;
        double sum = 0;
        for (auto &word : optional) upTo.push_back(sum += word.most);
        for (size_t first = 0;;) {
            while (first < optional.size() && upTo[first] <= bar()) ++first;
            Xapian::docid id = NONE;
            for (size_t at = first; at < optional.size(); ++at) id = std::min(id, optional[at].now);
            if (id == NONE) return;
            if (Xapian::docid next = stretches.admitted(id); next != id) {
                for (size_t at = first; at < optional.size(); ++at) optional[at].skip_to(next);
                continue;
            }
            double weight = 0;
            for (size_t at = first; at < optional.size(); ++at)
                if (optional[at].now == id) {
                    weight += optional[at].weight();
                    optional[at].next();
                }
            bool is_light = false;
            for (size_t at = first; at-- > 0;) {
                if ((is_light = weight + upTo[at] <= bar())) break;
                optional[at].skip_to(id);
                if (optional[at].now == id) weight += optional[at].weight();
            }
            if (!is_light) take(float(weight), id);
        }
    }
};

}  // namespace
