// The built-in rules as compiled choosers, made when the program is built and linked into it.
//
// Programs that link expunge_patterns_blob carry it; in others (the compiler of the blob itself,
// unit tests) rules are compiled at start.  Each pattern stands with its digest, so a blob of other
// rules, or of another version of the rewriting, serves for what is still the same and no more.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "match/hyperscan_database.h"
#include "match/sequence_database.h"
#include "rulebook/rule.h"

namespace expunge {

// What a chooser looks for: the rule's pattern, or, for an answer, the question before it.
const std::string& choosing_pattern(const Rule& rule);

// Identity of a pattern in a blob.
Digest pattern_digest(std::string_view pattern);

// What choosers are made of.  Each pattern is known to one of them; all name patterns by the same
// indexes.
struct CompiledChoosers {
  std::shared_ptr<const SequenceDatabase> sequences;
  std::vector<bool> by_run;                       // patterns for match/run_chooser.h
  std::shared_ptr<const HyperscanDatabase> rest;  // the others
};
CompiledChoosers compile_choosers(std::span<const std::string> patterns, ChooserTarget target);

// A part of a blob: the rules of every run, or those of one folder that a run has to ask for.  What
// is not asked for costs a run nothing.
struct PatternBlob {
  std::vector<Digest> patterns;  // in the order of the databases
  CompiledChoosers choosers;
};

// Compiles every rule of `rules` for the processors that matter and serialises the result.
std::string make_pattern_blob(const RuleSet& rules);

// Those parts of `bytes` that hold a pattern which is `wanted`, each with the choosers that suit
// this processor best.  Nothing if the bytes are no blob; a part that does not run here, or is not
// whole, is left out, and so is what stands behind one that is not whole.
std::vector<PatternBlob> open_pattern_blob(std::string_view bytes,
                                           const std::function<bool(const Digest&)>& wanted);

// Bytes that the program carries, or an empty view.
std::string_view linked_pattern_blob();

}  // namespace expunge
