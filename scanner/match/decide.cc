#include "match/decide.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <string>
#include <utility>

#include "base/utf8.h"

namespace expunge {
namespace {

// Enough for any rule's program and its automaton; beyond it RE2 falls back to a slower search with
// the same result.
constexpr std::int64_t kMaxRegexBytes = std::int64_t{16} << 20;
constexpr int kGroupsOnStack = 16;

// One rule's pattern, compiled once by whoever comes first.
struct LazyRegex {
  std::string pattern;
  std::once_flag once;
  std::unique_ptr<const RE2> regex;
  int value_group = 0;      // 0: the whole match
  std::vector<int> groups;  // instead: the first that is not empty, else the whole match
  int last_group = 0;

  void compile() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxRegexBytes);
    regex = std::make_unique<const RE2>(pattern, options);
    const std::map<std::string, int>& names = regex->NamedCapturingGroups();
    const auto value = names.find("value");
    value_group = value == names.end() ? 0 : value->second;
    last_group = value_group;
    for (const int group : groups) last_group = std::max(last_group, group);
  }
  void ensure() {
    std::call_once(once, [this] { compile(); });
  }
};

ViewSpan span_of(const re2::StringPiece& part, std::string_view text) {
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return {begin, begin + part.size()};
}

ViewSpan value_of(const LazyRegex& lazy, const re2::StringPiece* groups, ViewSpan match,
                  std::string_view text) {
  for (const int group : lazy.groups) {
    if (!groups[group].empty()) return span_of(groups[group], text);
  }
  // A group that took no part in the match has no data: then the whole match is the value.
  const re2::StringPiece& part = groups[lazy.value_group];
  return part.data() == nullptr ? match : span_of(part, text);
}

}  // namespace

struct Decider::Impl {
  std::vector<std::unique_ptr<LazyRegex>> regexes;   // null for rules left out
  std::vector<std::unique_ptr<LazyRegex>> previous;  // null for rules without
};

Decider::Decider(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Decider::~Decider() = default;

Result<std::unique_ptr<Decider>> Decider::create(const RuleSet& rules,
                                                 const std::vector<bool>& enabled) {
  auto impl = std::make_unique<Impl>();
  for (std::size_t i = 0; i < rules.rules().size(); ++i) {
    impl->regexes.push_back(nullptr);
    impl->previous.push_back(nullptr);
    if (!enabled[i]) continue;
    const Rule& rule = rules.rules()[i];
    const auto add = [&](const std::string& pattern, const char* key,
                         std::unique_ptr<LazyRegex>& slot) -> Result<void> {
      slot = std::make_unique<LazyRegex>();
      slot->pattern = pattern;
      if (&pattern == &rule.pattern) slot->groups = rule.groups;
      if (rules.is_builtin(i)) return {};
      slot->ensure();
      if (slot->regex->ok()) return {};
      return Error{
          ErrorCode::kRules,
          fmt::format("rule {}: RE2 refuses the {}: {}", rule.id, key, slot->regex->error()),
          fmt::format("{}:{}", rule.file, rule.line)};
    };
    if (Result<void> done = add(rule.pattern, "pattern", impl->regexes.back()); !done) {
      return std::move(done).error();
    }
    if (rule.previous.empty()) continue;
    if (Result<void> done = add(rule.previous, "previous", impl->previous.back()); !done) {
      return std::move(done).error();
    }
  }
  return std::unique_ptr<Decider>(new Decider(std::move(impl)));
}

bool Decider::asks(std::uint32_t rule, std::string_view text_before) const {
  LazyRegex* lazy = impl_->previous[rule].get();
  if (lazy == nullptr) return true;
  if (text_before.empty()) return false;
  lazy->ensure();
  return RE2::PartialMatch(re2::StringPiece(text_before.data(), text_before.size()), *lazy->regex);
}

void Decider::find_all(std::uint32_t rule, std::string_view text, std::uint32_t piece,
                       std::vector<Candidate>& out) const {
  LazyRegex& lazy = *impl_->regexes[rule];
  lazy.ensure();
  const RE2& regex = *lazy.regex;
  const int wanted = lazy.last_group + 1;
  std::array<re2::StringPiece, kGroupsOnStack> on_stack;
  std::vector<re2::StringPiece> on_heap;
  if (wanted > kGroupsOnStack) on_heap.resize(static_cast<std::size_t>(wanted));
  re2::StringPiece* groups = on_heap.empty() ? on_stack.data() : on_heap.data();

  const re2::StringPiece subject(text.data(), text.size());
  std::size_t from = 0;
  // The whole piece is the context of every search, so \b ^ $ see its ends and not `from`.
  while (from < text.size() &&
         regex.Match(subject, from, text.size(), RE2::UNANCHORED, groups, wanted)) {
    const ViewSpan match = span_of(groups[0], text);
    const ViewSpan value = value_of(lazy, groups, match, text);
    if (!value.empty()) {
      out.push_back(Candidate{rule, piece, match, value});
      from = value.end;
    } else {
      const std::size_t at = match.begin > value.end ? match.begin : value.end;
      if (at >= text.size()) return;
      from = at + utf8_length(static_cast<unsigned char>(text[at]));
    }
  }
}

}  // namespace expunge
