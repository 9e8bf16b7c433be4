// BM25 over counts that carry the document's length already.
#pragma once
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>
#include <xapian.h>

namespace {

/// What a count of a document of typical length is multiplied by, so that shorter and longer ones fit into whole numbers.
constexpr double STEPS = 64;

/// A count as it is written: against what its document's length makes of one (Robertson's K), in steps.
inline Xapian::termcount leveled(double count, double length, double typical, double k1, double b) {
    double norm = k1 * (1 - b + b * length / typical);
    return std::max(1.0, std::round(STEPS * count / norm));
}

/// BM25 as Robertson has it: idf · tf (k1 + 1) / (tf + K), with tf / K written in the list.
///
/// Xapian's own asks a second list for the length of each document that it looks at, which takes half of the time.
class LeveledBM25 : public Xapian::Weight {
    double k1, all = 0;

    LeveledBM25 *clone() const override { return new LeveledBM25(k1); }

    void init(double factor) override {
        all = factor * most(get_collection_size(), get_termfreq(), get_wqf(), k1);
    }

  public:
    explicit LeveledBM25(double k1) : k1(k1) {
        need_stat(COLLECTION_SIZE);
        need_stat(TERMFREQ);
        need_stat(WDF);
        need_stat(WDF_MAX);
        need_stat(WQF);
    }

    /// What a word says of a document that is about nothing else.
    static double most(double documents, double found, double asked, double k1) {
        double odds = (documents - found + 0.5) / (found + 0.5);
        // A word that more than half of all documents have still says a little, as in Xapian's own.
        if (odds < 2) odds = odds * 0.5 + 1;
        return std::log(odds) * 2 * asked / (1 + asked) * (k1 + 1);
    }
    /// How much of it a count says.
    static double part(double most, double count) { return most * count / (count + STEPS); }
    /// The same, without a division for counts as most are.
    static double part(double most, Xapian::termcount count) {
        static const std::vector<double> parts = [] {
            std::vector<double> parts;
            for (int count = 0; count < 1024; ++count) parts.push_back(part(1, double(count)));
            return parts;
        }();
        return count < parts.size() ? most * parts[count] : part(most, double(count));
    }

    std::string name() const override { return "LeveledBM25"; }
    std::string serialise() const override { return ""; }
    double get_sumpart(Xapian::termcount count, Xapian::termcount, Xapian::termcount) const override {
        return part(all, count);
    }
    double get_maxpart() const override { return part(all, get_wdf_upper_bound()); }
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
    double get_maxextra() const override { return 0; }
};

}  // namespace
