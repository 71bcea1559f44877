#include "detect/known_names.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/utf8.h"
#include "detect/name_usage.h"
#include "names/beside.h"
#include "names/hidden.h"
#include "names/inflect.h"
#include "names/letters.h"
#include "names/word_starts.h"

namespace expunge {
namespace {

constexpr double kExactScore = 0.85;
constexpr double kLowerScore = 0.75;
constexpr double kNicknameScore = 0.65;
constexpr std::size_t kShortestNickname = 4;   // bytes
constexpr std::size_t kShortestInflected = 5;  // letters

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_byte(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Runs of three and more of a letter become one.
void collapse(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    while (end < word.size() && word[end] == word[i]) ++end;
    out.append(end - i >= 3 ? 1 : end - i, word[i]);
    i = end;
  }
}

// How many characters two words begin alike with.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  std::size_t at = 0;
  std::size_t common = 0;
  while (at < a.size() && at < b.size()) {
    std::size_t next = at;
    std::size_t other = at;
    if (next_code_point(a, next) != next_code_point(b, other)) break;
    at = next;
    ++common;
  }
  return common;
}

// What pet forms end in: Ishu, Dima, Robbie, Anitka.
constexpr std::array<std::string_view, 19> kPetEndings = {
    "a",   "chen", "ek", "ey", "i",   "ie", "ik", "inha", "inho", "ita",
    "ito", "ka",   "li", "o",  "sie", "u",  "y",  "zie",  "ya"};
constexpr std::size_t kLongestPetEnding =
    std::ranges::max(kPetEndings, {}, &std::string_view::size).size();

// "wiki" of "wiktoria", "ezzie" of "ezra".
bool is_pet_form(std::string_view lowered, std::string_view name) {
  constexpr std::size_t kShortestName = 4;
  constexpr std::size_t kShortestForm = 4;
  constexpr std::size_t kLongestForm = 8;
  constexpr std::size_t kStem = 3;
  if (name.size() < kShortestName || lowered.size() < kShortestForm ||
      lowered.size() > kLongestForm) {
    return false;
  }
  std::size_t common = 0;
  while (common < std::min(name.size(), lowered.size()) && name[common] == lowered[common]) {
    ++common;
  }
  std::string_view ending = lowered.substr(common);
  const bool doubled = common >= 2 && ending.size() > 1 && ending[0] == lowered[common - 1];
  if (doubled) ending.remove_prefix(1);
  return (common >= kStem || doubled) && name.size() > common &&
         std::ranges::find(kPetEndings, ending) != kPetEndings.end();
}

// How much of the name every word that is_pet_form() is one shares with it, in bytes.
std::size_t shortest_stem_of_pet_form(std::string_view lowered) {
  constexpr std::size_t kLongestEnding = kLongestPetEnding + 1;  // behind a letter doubled
  constexpr std::size_t kShortestStem = 2;
  return std::max(kShortestStem, lowered.size() - std::min(lowered.size(), kLongestEnding));
}

}  // namespace

void sort_known(std::vector<KnownName>& known) {
  std::stable_sort(known.begin(), known.end(), [](const KnownName& a, const KnownName& b) {
    if (a.lowered != b.lowered) return a.lowered < b.lowered;
    if (a.origin.score != b.origin.score) return a.origin.score > b.origin.score;
    return a.origin.order < b.origin.order;
  });
  const auto same = [](const KnownName& a, const KnownName& b) { return a.lowered == b.lowered; };
  known.erase(std::unique(known.begin(), known.end(), same), known.end());
}

void KnownNames::prepare() {
  sort_known(names_);
  starts_.fill(false);
  by_end_.clear();
  plain_.clear();
  keys_.clear();
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const std::string_view name = names_[i].lowered;
    other_.clear();
    if (name.size() >= kShortestNickname && !names_[i].word && append_plain(name, other_)) {
      starts_[start_slot(other_.data())] = true;
      plain_.push_back({other_, i});
    }
    if (name.size() >= kShortestNickname && !names_[i].word) {
      keys_.push_back({hidden_key(name), i});
    }
    starts_[start_slot(name.data())] = true;
    for (std::size_t at = 2; at + kShortestNickname <= name.size(); ++at) {
      starts_[start_slot(name.data() + at)] = true;
    }
  }
  std::ranges::stable_sort(plain_, {}, &Plain::name);
  std::ranges::stable_sort(keys_, {}, &Plain::name);
}

const KnownName* KnownNames::find(std::string_view lowered) const {
  const auto at = std::lower_bound(
      names_.begin(), names_.end(), lowered,
      [](const KnownName& known, std::string_view value) { return known.lowered < value; });
  return at != names_.end() && at->lowered == lowered ? &*at : nullptr;
}

std::span<const KnownName> KnownNames::beginning_with(std::string_view start) const {
  const auto cut = [&](const KnownName& known) {
    return std::string_view(known.lowered).substr(0, start.size());
  };
  return {std::ranges::lower_bound(names_, start, {}, cut),
          std::ranges::upper_bound(names_, start, {}, cut)};
}

const KnownName* KnownNames::find_plain(std::string_view lowered) {
  other_.clear();
  if (!append_plain(lowered, other_)) return nullptr;
  const auto at = std::ranges::lower_bound(plain_, other_, {}, &Plain::name);
  return at != plain_.end() && at->name == other_ ? &names_[at->index] : nullptr;
}

const KnownName* KnownNames::find_hidden(std::string_view key) const {
  const auto at = std::ranges::lower_bound(keys_, key, {}, &Plain::name);
  return at != keys_.end() && at->name == key ? &names_[at->index] : nullptr;
}

const KnownName* KnownNames::find_longer(std::string_view lowered) {
  const auto longer = std::ranges::lower_bound(names_, lowered, {}, &KnownName::lowered);
  if (longer != names_.end() && longer->lowered.starts_with(lowered)) return &*longer;
  return lowered.size() < kShortestNickname ? nullptr : find_ending_with(lowered);
}

// "rina" of "katrina"
const KnownName* KnownNames::find_ending_with(std::string_view lowered) {
  const auto backwards = [](std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
  };
  if (by_end_.empty()) {
    by_end_.resize(names_.size());
    std::iota(by_end_.begin(), by_end_.end(), 0U);
    std::ranges::sort(by_end_, backwards,
                      [&](std::uint32_t i) -> std::string_view { return names_[i].lowered; });
  }
  const auto cut = [&](std::uint32_t i) {
    const std::string_view name = names_[i].lowered;
    return name.substr(name.size() - std::min(name.size(), lowered.size()));
  };
  const auto end = std::ranges::upper_bound(by_end_, lowered, backwards, cut);
  const auto is_longer = [&](std::uint32_t i) {
    return names_[i].lowered.size() >= lowered.size() + 2;
  };
  const auto at =
      std::find_if(std::ranges::lower_bound(by_end_, lowered, backwards, cut), end, is_longer);
  return at == end ? nullptr : &names_[*at];
}

const KnownName* KnownNames::find_case(std::string_view lowered) {
  const std::string_view stem = lowered.substr(0, shortest_stem_of_case(lowered));
  if (beginning_with(stem).empty()) return nullptr;
  nominatives_.clear();
  append_nominatives(lowered, nominatives_);
  const KnownName* first = nullptr;
  for (const std::string& name : nominatives_) {
    const KnownName* known = find(name);
    if (known != nullptr && (first == nullptr || known < first)) first = known;
  }
  return first;
}

const KnownName* KnownNames::find_variant(std::string_view lowered, bool title) const {
  // Beyond Latin, where names are inflected, three letters in common are enough.
  const bool inflected = static_cast<unsigned char>(lowered[0]) >= 0xCD;
  const std::size_t least = inflected ? 3 : 4;
  const std::size_t length = count_code_points(lowered);
  if (length < least || (!title && !inflected)) return nullptr;
  constexpr std::size_t kMostAdded = 4;
  const std::size_t shared = std::max(least, length - std::min(length, kMostAdded));
  std::size_t stem = 0;
  for (std::size_t i = 0; i < shared; ++i) next_code_point(lowered, stem);
  for (const KnownName& known : beginning_with(lowered.substr(0, stem))) {
    if (known.word) continue;
    const std::string_view name = known.lowered;
    const std::size_t size = count_code_points(name);
    const std::size_t common = common_prefix(name, lowered);
    if (!title) {
      if (common == size && length - common <= 2) return &known;
      continue;
    }
    if (size - common <= 2) return &known;
    if (inflected && length < size && length - common <= 1) return &known;  // a pet form
  }
  return nullptr;
}

const KnownName* KnownNames::find_pet_form_of(std::string_view lowered) const {
  const auto alike = beginning_with(lowered.substr(0, shortest_stem_of_pet_form(lowered)));
  const auto at = std::ranges::find_if(alike, [&](const KnownName& known) {
    return !known.word && !known.surname && is_pet_form(lowered, known.lowered);
  });
  return at == alike.end() ? nullptr : &*at;
}

const KnownName* KnownNames::find_contracted(std::string_view lowered) const {
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kMostLost = 3;
  constexpr std::size_t kSame = 2;  // letters at either end
  if (lowered.size() < kShortest) return nullptr;
  const auto is_contracted = [&](const KnownName& known) {
    const std::string_view name = known.lowered;
    if (known.word || name.size() <= lowered.size() || name.size() > lowered.size() + kMostLost ||
        !name.ends_with(lowered.substr(lowered.size() - kSame))) {
      return false;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < name.size() && at < lowered.size(); ++i) {
      if (name[i] == lowered[at]) ++at;
    }
    return at == lowered.size();
  };
  const auto alike = beginning_with(lowered.substr(0, kSame));
  const auto found = std::ranges::find_if(alike, is_contracted);
  return found == alike.end() ? nullptr : &*found;
}

// One text.
class KnownNames::Search {
 public:
  Search(KnownNames& names, const MaskedText& text, const NameLists& lists,
         std::vector<RecalledName>& out)
      : names_(names), masked_(text), text_(text.text()), lists_(lists), out_(out) {}

  void run() {
    const auto begins_like_one = [&](std::size_t slot) { return names_.starts_[slot]; };
    for_each_run(masked_, begins_like_one, true, [&](std::size_t at) { return take_run(at); });
    end_spelling();
  }

 private:
  // Returns where it ends, or the last word in it.
  std::size_t take_run(std::size_t at) {
    if (const std::size_t end = take_hidden(at); end != at) return end;
    while (at < text_.size() && is_word_byte(text_[at])) {
      std::size_t next = at;
      if (!is_letter(next_code_point(text_, next))) {
        at = next;
        continue;
      }
      if (begins_like_none(at)) return end_of_run(text_, at);
      const NameWord word = read_name_word(text_, at);
      at = word.end;
      if (word.shape != WordShape::kCaseless) take(word);
    }
    return at;
  }

  // "d4n4", "d_a_n_a"; its end, or `at`.
  std::size_t take_hidden(std::size_t at) {
    const std::size_t end = end_of_hidden_word(text_, at);
    if (end == at || is_part_of_token(text_, at, end)) return at;
    const KnownName* known = names_.find_hidden(hidden_key(text_.substr(at, end - at)));
    if (known == nullptr) return at;
    end_spelling();
    add({at, end}, known, MemoryStep::kSpelled, kExactScore);
    return end;
  }

  bool begins_like_none(std::size_t at) const {
    return begins_plainly(text_, at) && !names_.starts_[start_slot(text_.data() + at)];
  }

  void add(TextSpan span, const KnownName* known, MemoryStep step, double score) {
    out_.push_back({span, known, step, score});
  }

  void take(const NameWord& word) {
    std::string& lowered = names_.lowered_;
    lowered.clear();
    append_lower(text_.substr(word.begin, word.size()), lowered);
    if (word.letters == 1) {
      spell(word, lowered[0]);
      return;
    }
    end_spelling();
    if (is_glued(text_, word)) return;
    if (const KnownName* known = names_.find(lowered)) {
      if (known->word && !is_used_as_name(text_, word) && !is_cued(word)) return;
      const double score = word.shape == WordShape::kLower ? kLowerScore : kExactScore;
      add({word.begin, word.end}, known, MemoryStep::kDisclosed, score);
      return;
    }
    if (lowered.find('-') != std::string::npos) {
      take_hyphenated(word);
    } else if (!take_with_s(word) && !take_elongated(word)) {
      take_form(word);
    }
  }

  // "temperance says", "my friend hope": in small letters, where a word beside it takes people.
  bool is_cued(const NameWord& word) const {
    if (word.shape != WordShape::kLower) return false;
    Beside beside(lists_);
    if (beside.follows_relative(text_, word.begin)) return true;
    const std::size_t last = text_.substr(0, word.begin).find_last_not_of(" \t");
    const bool begins = last == std::string_view::npos ||
                        std::string_view(".,!?\n(").find(text_[last]) != std::string_view::npos;
    const BesideCue after = begins ? beside.after(text_, word.end, false) : BesideCue();
    return after.found && after.evidence == NameEvidence::kSubject;
  }

  // A name spelled with spaces or full stops: "D a n a".
  void spell(const NameWord& word, char letter) {
    if (!letters_.empty() && word.begin != letters_end_ + 1) end_spelling();
    if (letters_.empty()) letters_begin_ = word.begin;
    letters_ += letter;
    letters_end_ = word.begin + 1;
  }

  void end_spelling() {
    if (letters_.size() >= 3) {
      if (const KnownName* known = names_.find(letters_)) {
        add({letters_begin_, letters_end_}, known, MemoryStep::kSpelled, kExactScore);
      }
    }
    letters_.clear();
  }

  // "t-h-a-n-d-i-w-e", or a double name whose parts are known.
  void take_hyphenated(const NameWord& word) {
    const std::string& lowered = names_.lowered_;
    std::string& other = names_.other_;
    other.clear();
    std::copy_if(lowered.begin(), lowered.end(), std::back_inserter(other),
                 [](char c) { return c != '-'; });
    const KnownName* known = nullptr;
    if (lowered.size() == 2 * other.size() - 1 && (known = names_.find(other)) != nullptr) {
      add({word.begin, word.end}, known, MemoryStep::kSpelled, kExactScore);
      return;
    }
    const std::size_t hyphen = lowered.find('-');
    const std::string_view view = lowered;
    known = names_.find(view.substr(0, hyphen));
    if (known != nullptr && names_.find(view.substr(hyphen + 1)) != nullptr) {
      add({word.begin, word.end}, known, MemoryStep::kDisclosed, kExactScore);
    }
  }

  // "joys socks", where the s stays outside; "Wiebkes Rad", where it is the genitive's.
  bool take_with_s(const NameWord& word) {
    const std::string& lowered = names_.lowered_;
    if (lowered.size() < 4 || lowered.back() != 's') return false;
    const KnownName* known = names_.find(std::string_view(lowered).substr(0, lowered.size() - 1));
    if (known == nullptr || known->word || (lists_.flags(lowered) & (kWord | kFunctionWord)) != 0) {
      return false;
    }
    const bool genitive = looks_germanic(text_);
    const std::size_t end = genitive ? word.end : word.end - 1;
    add({word.begin, end}, known, MemoryStep::kDisclosed, kLowerScore);
    return true;
  }

  bool take_elongated(const NameWord& word) {
    if (!is_elongated(names_.lowered_)) return false;
    collapse(names_.lowered_, names_.other_);
    if (const KnownName* known = names_.find(names_.other_)) {
      add({word.begin, word.end}, known, MemoryStep::kDisclosed, kLowerScore);
    }
    return true;
  }

  // "registered as "Lot"", of Lotte: a word too, but nobody quotes it with a capital.
  void take_quoted(const NameWord& word) {
    constexpr std::size_t kShortestQuoted = 3;
    const char32_t open = code_point_before(text_, word.begin);
    const char32_t close = code_point_at(text_, word.end);
    const bool quoted = (open == '"' && close == '"') || (open == '\'' && close == '\'') ||
                        (open == 0x201C && close == 0x201D) || (open == 0x201E && close == 0x201C);
    if (!quoted || word.shape != WordShape::kTitle || word.letters < kShortestQuoted) return;
    const auto longer = names_.beginning_with(names_.lowered_);
    if (longer.empty() || longer.front().surname) return;
    add({word.begin, word.end}, &longer.front(), MemoryStep::kNickname, kNicknameScore);
  }

  // Shortened, inflected, misspelled.
  void take_form(const NameWord& word) {
    const std::string& lowered = names_.lowered_;
    const NameFlags flags = lists_.flags(lowered);
    if (word.shape == WordShape::kTitle && word.letters >= kShortestInflected) {
      if (const KnownName* same = names_.find_case(lowered);
          same != nullptr &&
          (!same->word || (lowered.back() != 's' && is_used_as_name(text_, word)))) {
        add({word.begin, word.end}, same, MemoryStep::kDisclosed, kLowerScore);
        return;
      }
    }
    if ((flags & (kWord | kFunctionWord)) != 0) {
      take_quoted(word);
      return;
    }
    if (word.shape == WordShape::kLower && word.letters >= kShortestInflected) {
      if (const KnownName* same = names_.find_case(lowered); same != nullptr && !same->word) {
        add({word.begin, word.end}, same, MemoryStep::kDisclosed, kNicknameScore);
        return;
      }
    }
    if (const KnownName* same = names_.find_plain(lowered)) {
      add({word.begin, word.end}, same, MemoryStep::kDisclosed, kLowerScore);
      return;
    }
    const bool title = word.shape == WordShape::kTitle;
    const bool short_name =
        title && lowered.size() == kShortestNickname - 1 && (flags & kFirstName) != 0;
    const KnownName* known = nullptr;
    if ((lowered.size() >= kShortestNickname || short_name) &&
        (known = names_.find_longer(lowered)) != nullptr) {
      add({word.begin, word.end}, known, MemoryStep::kNickname, kNicknameScore);
    } else if ((known = names_.find_variant(lowered, title)) != nullptr) {
      add({word.begin, word.end}, known, MemoryStep::kDisclosed, kNicknameScore);
    } else if ((flags & kForeignWord) == 0 &&
               (known = names_.find_pet_form_of(lowered)) != nullptr) {
      add({word.begin, word.end}, known, MemoryStep::kNickname, kNicknameScore);
    } else if (title && flags == 0 && (known = names_.find_contracted(lowered)) != nullptr) {
      add({word.begin, word.end}, known, MemoryStep::kNickname, kNicknameScore);
    }
  }

  KnownNames& names_;
  MaskedText masked_;
  std::string_view text_;
  const NameLists& lists_;
  std::vector<RecalledName>& out_;
  std::string letters_;
  std::size_t letters_begin_ = 0;
  std::size_t letters_end_ = 0;
};

void KnownNames::search(const MaskedText& text, const NameLists& lists,
                        std::vector<RecalledName>& out) {
  out.clear();
  Search(*this, text, lists, out).run();
}

}  // namespace expunge
