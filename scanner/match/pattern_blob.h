// The built-in rules as Hyperscan databases, made when the program is built and linked into it.
//
// Programs that link expunge_patterns_blob carry it; in others (the compiler of the blob itself,
// unit tests) rules are compiled at start.  Each pattern stands with its digest, so a blob of other
// rules, or of another version of the rewriting, serves for what is still the same and no more.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "match/hyperscan_chooser.h"
#include "rulebook/rule.h"

namespace expunge {

// What a chooser looks for: the rule's pattern, or, for an answer, the question before it.
const std::string& choosing_pattern(const Rule& rule);

// Identity of a pattern in a blob.
Digest pattern_digest(std::string_view pattern);

struct PatternBlob {
  std::vector<Digest> patterns;  // in the order of the database
  std::shared_ptr<const HyperscanDatabase> database;
};

// Compiles every rule of `rules` for the processors that matter and serialises the result.
std::string make_pattern_blob(const RuleSet& rules);

// The database of `bytes` that suits this processor best; nothing if the bytes are no blob or none
// of its databases runs here.
std::unique_ptr<PatternBlob> open_pattern_blob(std::string_view bytes);

// Bytes that the program carries, or an empty view.
std::string_view linked_pattern_blob();

}  // namespace expunge
