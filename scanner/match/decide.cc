#include "match/decide.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "match/digits.h"
#include "match/loose_test.h"

namespace expunge {
namespace {

// Enough for any rule's program and its automaton; beyond it RE2 falls back to a slower search with
// the same result.
constexpr std::int64_t kMaxRegexBytes = std::int64_t{16} << 20;
constexpr std::size_t kGroupsOnStack = 16;
constexpr std::size_t kFewPlaces = 4;
constexpr std::size_t kSomePlaces = 64;
constexpr std::size_t kShortSearch = 1024;

// True if the pattern is one group `value`, so that the whole match is the value: RE2's automaton
// tells its bounds alone, groups inside take another, slower search.
bool is_whole_value(std::string_view pattern) {
  constexpr std::string_view kIgnoreCase = "(?i)";
  if (pattern.starts_with(kIgnoreCase)) pattern.remove_prefix(kIgnoreCase.size());
  if (!pattern.starts_with("(?P<value>")) return false;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    // "[]a]": what a class begins with does not end it; such a pattern is not worth reading.
    if (c == '[' && pattern.substr(at).starts_with("[]")) return false;
    if (c == '[' && pattern.substr(at).starts_with("[^]")) return false;
    if (c == '\\') {
      if (pattern.substr(at).starts_with("\\Q")) return false;
      ++at;
    } else if (c == '[') {
      for (++at; at < pattern.size() && pattern[at] != ']'; ++at) {
        if (pattern[at] == '[') return false;  // [:alpha:]
        if (pattern[at] == '\\') ++at;
      }
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0) {
      return at + 1 == pattern.size();
    }
  }
  return false;
}

// One rule's pattern, compiled once by whoever comes first to a place where it may match.
struct LazyRegex {
  LooseTest loose;
  RuleDigits digits;
  std::once_flag once;
  std::unique_ptr<const RE2> regex;
  int value_group = 0;      // 0: the whole match
  std::vector<int> groups;  // instead: the first that is not empty, else the whole match
  int last_group = 0;

  explicit LazyRegex(std::string pattern) : loose(std::move(pattern)) {}

  void compile() {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxRegexBytes);
    regex = std::make_unique<const RE2>(loose.pattern(), options);
    const std::map<std::string, int>& names = regex->NamedCapturingGroups();
    const auto value = names.find("value");
    const bool whole = value == names.end() || is_whole_value(loose.pattern());
    value_group = whole ? 0 : value->second;
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
      slot = std::make_unique<LazyRegex>(pattern);
      if (&pattern == &rule.pattern) {
        slot->groups = rule.groups;
        slot->digits = rule.digits;
      }
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

namespace {

// Searches one rule in one piece, from left to right.
class Search {
 public:
  Search(const LazyRegex& lazy, std::string_view text)
      : lazy_(lazy), text_(text), subject_(text.data(), text.size()) {
    const auto wanted = static_cast<std::size_t>(lazy.last_group) + 1;
    if (wanted > kGroupsOnStack) on_heap_.resize(wanted);
    groups_ = on_heap_.empty() ? on_stack_.data() : on_heap_.data();
  }

  // The first match that begins at `from` or behind it and ends at `end` at most.  The whole piece
  // is the context of every search, so \b ^ $ see its ends and not `from` or `end`.
  bool next(std::size_t from, std::size_t end) { return match(from, end, RE2::UNANCHORED); }
  // Whether there is one, at the price of a search forwards.
  bool any(std::size_t from, std::size_t end) const {
    return lazy_.regex->Match(subject_, from, end, RE2::UNANCHORED, nullptr, 0);
  }
  // The match that begins at `from`.
  bool at(std::size_t from, std::size_t end) { return match(from, end, RE2::ANCHOR_START); }

  std::size_t begin() const { return span_of(groups_[0], text_).begin; }

  // Appends the match found last, unless its value is empty or digits are missing: then it is none.
  // Returns where the next search begins, the text's size if nowhere.
  std::size_t take(std::uint32_t rule, std::uint32_t piece, std::vector<Candidate>& out) const {
    const ViewSpan match = span_of(groups_[0], text_);
    if (!holds_digits(text_, match.begin, match.end, lazy_.digits)) {
      return character_behind(match.begin);
    }
    const ViewSpan value = value_of(lazy_, groups_, match, text_);
    if (!value.empty()) {
      out.push_back(Candidate{rule, piece, match, value});
      return value.end;
    }
    return character_behind(std::max(match.begin, value.end));
  }

 private:
  std::size_t character_behind(std::size_t at) const {
    return at >= text_.size() ? text_.size()
                              : at + utf8_length(static_cast<unsigned char>(text_[at]));
  }

  bool match(std::size_t from, std::size_t end, RE2::Anchor anchor) {
    return lazy_.regex->Match(subject_, from, end, anchor, groups_, lazy_.last_group + 1);
  }

  const LazyRegex& lazy_;
  std::string_view text_;
  re2::StringPiece subject_;
  std::array<re2::StringPiece, kGroupsOnStack> on_stack_;
  std::vector<re2::StringPiece> on_heap_;
  re2::StringPiece* groups_;
};

}  // namespace

bool Decider::may_match(std::uint32_t rule, std::string_view text) const {
  return impl_->regexes[rule]->loose.may_match(text);
}

void Decider::find_all(std::uint32_t rule, std::string_view text, std::uint32_t piece,
                       std::vector<Candidate>& out) const {
  LazyRegex& lazy = *impl_->regexes[rule];
  lazy.ensure();
  Search search(lazy, text);
  for (std::size_t from = 0; from < text.size() && search.next(from, text.size());) {
    from = search.take(rule, piece, out);
  }
}

namespace {

// Goes over the matches that begin in windows of one rule and text, from left to right.
//
// Equal to a search of the whole text: of all matches that begin at `from` or behind it the
// leftmost is wanted; each begins in a window, windows ascend, and a search that may end max_width
// behind the window's last byte sees every match that begins there in full.  What begins behind the
// window is left to the next, for it may be cut off.
class WindowSearch {
 public:
  WindowSearch(LazyRegex& lazy, std::uint32_t max_width, std::string_view text)
      : lazy_(lazy), max_width_(max_width), text_(text) {}

  // `take(search)` is called for each, and says where the next search begins.
  template <class Take>
  void run(std::span<const Window> windows, Take take) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < windows.size() && from < text_.size();) {
      const std::size_t first = std::max<std::size_t>({windows[i].first, from, next_match_});
      last_ = windows[i].last;
      for (++i; i < windows.size() && windows[i].first <= last_ + 1; ++i) {
        last_ = std::max<std::size_t>(last_, windows[i].last);
      }
      end_ = max_width_ >= text_.size() ? text_.size() : std::min(text_.size(), last_ + max_width_);
      last_ = std::min(last_, text_.size() - 1);
      for (std::size_t at = first; at <= last_ && find(at);) at = from = take(*search_);
    }
  }

 private:
  // Where few bytes have to be looked at.
  bool is_short(std::size_t at) const { return end_ - at < kShortSearch; }

  void make_search() {
    if (search_) return;
    lazy_.ensure();
    search_.emplace(lazy_, text_);
  }

  // The next match that begins in the window, at `at` or behind it.
  bool find(std::size_t at) {
    bool is_certain = false;  // there is one, perhaps behind the window
    for (bool is_first = true; at <= last_; is_first = false) {
      if (is_short(at) || !search_) {
        at = lazy_.loose.find(text_, at, last_, end_);
        if (at > last_) return false;
      }
      make_search();
      const bool is_pointed_at = is_first && is_short(at) && !lazy_.loose.is_over();
      if (!is_pointed_at && !is_certain && last_ - at >= kFewPlaces) {
        if (last_ - at >= kSomePlaces || !is_short(at)) return find_far(at);
        // Where a match begins is found from the front: for that RE2 would compile a second
        // program, which reads backwards.
        if (!search_->any(at, end_)) return false;
        is_certain = true;
      }
      // A search that begins anew at every byte to the end costs more than a few tries.
      if (!continues_character(text_[at]) && search_->at(at, end_)) return true;
      ++at;
    }
    return false;
  }

  bool find_far(std::size_t at) {
    const bool found = search_->next(at, end_);
    // A rule of unbounded width is searched to the end: once for all windows before its match.
    if (end_ == text_.size()) next_match_ = found ? search_->begin() : end_;
    return found && search_->begin() <= last_;
  }

  LazyRegex& lazy_;
  std::uint32_t max_width_;
  std::string_view text_;
  std::optional<Search> search_;
  std::size_t last_ = 0;        // of the window
  std::size_t end_ = 0;         // matches that begin in it end here at most
  std::size_t next_match_ = 0;  // none begins between the last search to the end and here
};

}  // namespace

void Decider::find_in(std::span<const Window> windows, std::uint32_t max_width,
                      std::string_view text, std::vector<Candidate>& out) const {
  const std::uint32_t rule = windows.front().rule;
  const std::uint32_t piece = windows.front().piece;
  WindowSearch(*impl_->regexes[rule], max_width, text).run(windows, [&](const Search& search) {
    return search.take(rule, piece, out);
  });
}

bool Decider::asks(std::uint32_t rule, std::string_view text_before) const {
  LazyRegex* lazy = impl_->previous[rule].get();
  if (lazy == nullptr) return true;
  // Questions stand anywhere in long texts: there RE2 is the cheaper one.
  if (text_before.empty()) return false;
  lazy->ensure();
  return RE2::PartialMatch(re2::StringPiece(text_before.data(), text_before.size()), *lazy->regex);
}

bool Decider::asks_in(std::span<const Window> windows, std::uint32_t max_width,
                      std::string_view text_before) const {
  bool found = false;
  WindowSearch(*impl_->previous[windows.front().rule], max_width, text_before)
      .run(windows, [&](const Search&) {
        found = true;
        return text_before.size();
      });
  return found;
}

}  // namespace expunge
