#include "detect/allow_list.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/strings.h"
#include "names/letters.h"

namespace expunge {
namespace {

// A text may be one line of a megabyte with a thousand matches: each looks this far only.
constexpr std::size_t kMaxLineBytes = 4096;

std::string_view target_of(const AllowList& list, const AllowQuestion& question) {
  switch (list.target) {
    case RuleAllow::Target::kValue:
      return question.value;
    case RuleAllow::Target::kMatch:
      return question.match;
    case RuleAllow::Target::kLine:
      return question.line;
  }
  return {};
}

}  // namespace

Result<AllowList> AllowListCompiler::compile(const Rule& rule, const RuleAllow& allow) {
  AllowList list;
  list.all = allow.all;
  list.target = allow.target;
  for (const std::string& word : allow.words) list.words.push_back(lower(word));
  if (allow.patterns.empty()) return list;
  std::string joined;
  for (const std::string& pattern : allow.patterns) {
    joined += (joined.empty() ? "(?:" : "|(?:") + pattern + ")";
  }
  std::shared_ptr<const re2::RE2>& compiled = compiled_[joined];
  if (compiled == nullptr) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    compiled = std::make_shared<const RE2>(joined, options);
  }
  if (!compiled->ok()) {
    std::string where = rule.file;
    if (rule.line > 0) where += ":" + std::to_string(rule.line);
    return Error{ErrorCode::kRules, rule.id + ": allow: " + compiled->error(), std::move(where)};
  }
  list.pattern = compiled;
  return list;
}

bool allows(const AllowList& list, const AllowQuestion& question, std::string& buffer) {
  const auto by_pattern = [&] {
    const std::string_view target = target_of(list, question);
    return RE2::PartialMatch(re2::StringPiece(target.data(), target.size()), *list.pattern);
  };
  const auto by_word = [&] {
    buffer.clear();
    append_lower(question.value, buffer);
    return std::any_of(list.words.begin(), list.words.end(), [&](const std::string& word) {
      return buffer.find(word) != std::string::npos;
    });
  };
  const bool has_pattern = list.pattern != nullptr;
  const bool has_words = !list.words.empty();
  if (list.all) return (!has_pattern || by_pattern()) && (!has_words || by_word());
  return (has_pattern && by_pattern()) || (has_words && by_word());
}

std::string_view lines_around(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t low = character_start(text, begin > kMaxLineBytes ? begin - kMaxLineBytes : 0);
  const std::size_t high = character_start(text, std::min(text.size(), end + kMaxLineBytes));
  const std::string_view before = text.substr(low, begin - low);
  const std::string_view after = text.substr(end, high - end);
  const std::size_t last = before.rfind('\n');
  const std::size_t from = last == std::string_view::npos ? low : low + last + 1;
  return text.substr(from, end + std::min(after.find('\n'), after.size()) - from);
}

}  // namespace expunge
