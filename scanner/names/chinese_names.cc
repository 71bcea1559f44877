// Chinese names: a family name, of four hundred characters and some pairs, and one or two
// characters that given names use.  Both are characters of everyday words too and nothing stands
// between words, so what stands before and behind decides how sure the characters have to be.
#include <algorithm>
#include <array>

#include "names/script_pass.h"

namespace expunge {
namespace {

using Kind = ScriptKind;

enum class Cue : std::uint8_t { kNone, kPerson, kRole, kCalled };

class Pass {
 public:
  explicit Pass(const ScriptPass& pass) : p_(pass), text_(pass.text) {}

  void run() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t next = at;
      if (!is_han(next_code_point(text_, next)) || next - at != kWide) {
        at = next;
        continue;
      }
      const std::size_t end = name_at(at);
      at = end == at ? next : end;
    }
  }

 private:
  bool han_at(std::size_t at) const { return is_han(code_point_at(text_, at)); }
  std::string_view character(std::size_t at) const { return p_.from(at).substr(0, kWide); }
  bool given(std::size_t at) const {
    return han_at(at) && p_.scripts.is(character(at), Kind::kZhGiven);
  }
  // A name may end here.
  bool ends(std::size_t at) const {
    return !han_at(at) || p_.scripts.begins_with(p_.from(at), Kind::kZhFollow) != 0 ||
           p_.scripts.begins_with(p_.from(at), Kind::kZhTitle) != 0 ||
           p_.scripts.begins_with(p_.from(at), Kind::kZhSays) != 0;
  }
  bool follows(std::size_t at, Kind kind) const {
    return p_.scripts.begins_with(p_.from(at), kind) != 0;
  }
  bool begins_phrase(std::size_t at) const {
    const char32_t c = code_point_before(text_, at);
    return !is_letter(c) && !(c >= '0' && c <= '9');
  }
  // One of the words that begin with these two characters.
  bool is_word(std::size_t at) const {
    return p_.scripts.is(p_.from(at).substr(0, 2 * kWide), Kind::kZhNot) ||
           p_.scripts.is(p_.from(at).substr(0, 3 * kWide), Kind::kZhNot) ||
           (p_.lists.flags(p_.from(at).substr(0, 2 * kWide)) & (kFunctionWord | kWord)) != 0;
  }

  Cue cue_before(std::size_t at) const;
  bool is_of_the_world(std::size_t begin, std::size_t end) const;
  // Where the name that begins here ends; `at` if none does.
  std::size_t name_at(std::size_t at);
  std::size_t family_name_at(std::size_t at, std::size_t family, bool rare);
  std::size_t family_alone_at(std::size_t at, std::size_t behind, bool rare);
  std::size_t add_cued(std::size_t at, std::size_t behind, Cue cue, bool rare);
  std::size_t add_bare(std::size_t at, std::size_t behind);
  std::size_t pet_name_at(std::size_t at);
  std::size_t given_name_at(std::size_t at);
  std::size_t stated_at(std::size_t at);
  // A name that was found ends here but for "and".
  bool joins_name(std::size_t at) const {
    static constexpr std::array<std::string_view, 5> kJoints = {
        "\xE8\xB7\x9F", "\xE5\x92\x8C", "\xE4\xB8\x8E", "\xE8\x88\x87", "\xE3\x80\x81"};
    return !p_.out.empty() &&
           std::ranges::find(kJoints, p_.part(p_.out.back().end, at)) != kJoints.end();
  }
  // "and" stands before, which joins anything.
  bool compound_takes(std::size_t at) const {
    const std::string_view left = p_.before(at);
    return left.ends_with("\xE5\x92\x8C") || left.ends_with("\xE4\xB8\x8E") ||
           left.ends_with("\xE8\x88\x87");
  }
  std::size_t add(std::size_t begin, std::size_t end, NameEvidence evidence) {
    p_.add(begin, end, evidence);
    return end;
  }
  static NameEvidence evidence_of(Cue cue) {
    return cue == Cue::kPerson ? NameEvidence::kAddressed : NameEvidence::kKin;
  }

  const ScriptPass& p_;
  std::string_view text_;
};

// What may stand between a cue and the name.
std::size_t without_joints(std::string_view left) {
  static constexpr std::array<std::string_view, 16> kJoints = {" ",
                                                               ":",
                                                               "\xEF\xBC\x9A",
                                                               "(",
                                                               "\xEF\xBC\x88",
                                                               "\"",
                                                               "\xE2\x80\x9C",
                                                               "\xE3\x80\x8C",
                                                               "|",
                                                               "*",
                                                               "\t",
                                                               "'",
                                                               "=",
                                                               "\xE3\x80\x80",
                                                               ",",
                                                               "\xEF\xBC\x8C"};
  constexpr int kMost = 4;
  for (int i = 0; i < kMost; ++i) {
    const auto joint =
        std::ranges::find_if(kJoints, [&](std::string_view mark) { return left.ends_with(mark); });
    if (joint == kJoints.end()) break;
    left.remove_suffix(joint->size());
  }
  return left.size();
}

Cue Pass::cue_before(std::size_t at) const {
  std::string_view left = p_.before(at);
  const std::string_view bare = left.substr(0, without_joints(left));
  const bool comma = left.size() != bare.size() &&
                     (left.find(',', bare.size()) != std::string_view::npos ||
                      left.find("\xEF\xBC\x8C", bare.size()) != std::string_view::npos);
  if (!comma && p_.scripts.ends_with(bare, Kind::kZhCalled) != 0) return Cue::kCalled;
  // "My colleague is called", "my boss is".
  static constexpr std::array<std::string_view, 6> kLinks = {"\xE5\xB0\xB1\xE6\x98\xAF",
                                                             "\xE5\xB0\xB1\xE5\x8F\xAB",
                                                             "\xE4\xB9\x9F\xE5\x8F\xAB",
                                                             "\xE5\x8F\xAB",
                                                             "\xE6\x98\xAF",
                                                             "\xE5\x90\x8D\xE5\x8F\xAB"};
  std::string_view role = bare;
  for (const std::string_view link : kLinks) {
    if (!role.ends_with(link)) continue;
    role.remove_suffix(link.size());
    break;
  }
  if (p_.scripts.ends_with(role, Kind::kZhRole) != 0) {
    return role.size() != bare.size() ? Cue::kCalled : Cue::kRole;
  }
  if (bare.size() == left.size() && p_.scripts.ends_with(left, Kind::kZhTakes) != 0) {
    return Cue::kPerson;
  }
  return Cue::kNone;
}

bool Pass::is_of_the_world(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kNear = 36;  // bytes
  const std::size_t left = character_start(text_, begin > kNear ? begin - kNear : 0);
  const std::size_t right = character_start(text_, std::min(text_.size(), end + kNear));
  return p_.scripts.holds(p_.part(left, begin), Kind::kZhCulture) ||
         p_.scripts.holds(p_.part(end, right), Kind::kZhCulture);
}

// "My family name is Xian"; "a single character, Duo".
std::size_t Pass::stated_at(std::size_t at) {
  const std::string_view left = p_.before(at);
  const std::size_t end = at + kWide;
  static constexpr std::array<std::string_view, 3> kOneCharacter = {
      "\xE5\x8D\x95\xE5\x90\x8D\xE4\xB8\x80\xE4\xB8\xAA",
      "\xE5\x8D\x95\xE5\xAD\x97\xE4\xB8\x80\xE4\xB8\xAA",
      "\xE5\x96\xAE\xE5\x90\x8D\xE4\xB8\x80\xE5\x80\x8B"};
  const bool one = std::ranges::any_of(
      kOneCharacter, [&](std::string_view words) { return left.ends_with(words); });
  if (one && (!han_at(end) || character(end) == "\xE5\xAD\x97")) {
    return add(at, end, NameEvidence::kSelf);
  }
  if (p_.scripts.ends_with(left, Kind::kZhOwn) == 0 || !ends(end)) return at;
  const ScriptFlags flags = p_.scripts.flags(character(at));
  const bool family = (flags & (script_flag(Kind::kZhFamily) | script_flag(Kind::kZhRare))) != 0;
  return family ? add(at, end, NameEvidence::kSelf) : at;
}

std::size_t Pass::name_at(std::size_t at) {
  if (const std::size_t end = stated_at(at); end != at) return end;
  const std::string_view two = p_.from(at).substr(0, 2 * kWide);
  if (p_.scripts.is(two, Kind::kZhCompound) && han_at(at + kWide)) {
    const std::size_t end = family_name_at(at, 2 * kWide, false);
    if (end != at) return end;
  }
  const ScriptFlags flags = p_.scripts.flags(character(at));
  if ((flags & script_flag(Kind::kZhFamily)) != 0) {
    const std::size_t end = family_name_at(at, kWide, false);
    if (end != at) return end;
  } else if ((flags & script_flag(Kind::kZhRare)) != 0) {
    const std::size_t end = family_name_at(at, kWide, true);
    if (end != at) return end;
  }
  if (const std::size_t end = pet_name_at(at); end != at) return end;
  return given_name_at(at);
}

std::size_t Pass::family_name_at(std::size_t at, std::size_t family, bool rare) {
  const std::size_t behind = at + family;
  if (!han_at(behind) || p_.before(at).ends_with('@')) return at;
  if (follows(behind, Kind::kZhTitle)) return family_alone_at(at, behind, rare);
  const Cue cue = cue_before(at);
  if (cue != Cue::kNone) {
    if (cue == Cue::kPerson && is_of_the_world(at, behind)) return at;
    const std::size_t end = add_cued(at, behind, cue, rare);
    if (end != at) return end;
  }
  return rare ? at : add_bare(at, behind);
}

// "Wang laoshi", "find Zeng jingli": no more than the family name, where nothing before it can make
// another word of it.
std::size_t Pass::family_alone_at(std::size_t at, std::size_t behind, bool rare) {
  const std::size_t title = p_.scripts.begins_with(p_.from(behind), Kind::kZhTitle);
  if (!p_.human || rare || title < 2 * kWide || is_word(at)) return at;
  const bool apart =
      begins_phrase(at) || p_.before(at).ends_with("\xE7\x9A\x84") || cue_before(at) != Cue::kNone;
  return apart && !is_of_the_world(at, behind) ? add(at, behind, NameEvidence::kTitle) : at;
}

std::size_t Pass::add_cued(std::size_t at, std::size_t behind, Cue cue, bool rare) {
  const std::size_t one = behind + kWide;
  const std::size_t two = one + kWide;
  const bool compound = behind - at > kWide;
  const bool word = !compound && is_word(at);
  const bool joins = han_at(one) && ends(two);
  const bool grammar = !given(one) && follows(one, Kind::kZhFollow);
  if (cue == Cue::kCalled) {
    if (!given(behind) && follows(behind, Kind::kZhFollow)) return at;
    const bool whole = given(one) && given(behind);
    if ((joins && given(one) && !(word && !given(behind))) ||
        (whole && !word && !rare && !ends(one))) {
      return add(at, two, evidence_of(cue));
    }
    if (ends(one) && !word && (given(behind) || !han_at(one)))
      return add(at, one, evidence_of(cue));
    return joins && !word && !grammar && !rare ? add(at, two, evidence_of(cue)) : at;
  }
  if (rare && cue != Cue::kRole) return at;
  if (word || !given(behind)) return at;
  const bool whole = han_at(one) && given(one);
  // "My daughter Liang Siqi is well": whatever follows.
  if (whole && (joins || cue == Cue::kRole || (p_.human && !rare && !compound_takes(at)))) {
    return add(at, two, evidence_of(cue));
  }
  // Two characters may be any word.
  const bool sure = cue == Cue::kRole || follows(one, Kind::kZhSays) || !han_at(one);
  return ends(one) && sure && !rare ? add(at, one, evidence_of(cue)) : at;
}

// Nothing before it tells.
std::size_t Pass::add_bare(std::size_t at, std::size_t behind) {
  const std::size_t one = behind + kWide;
  const std::size_t two = one + kWide;
  const bool compound = behind - at > kWide;
  if (!given(behind) || (!compound && is_word(at))) return at;
  const bool whole = given(one);
  const bool begins = begins_phrase(at);
  // One character of a title may begin any word.
  const auto titled = [&](std::size_t end) {
    return p_.scripts.begins_with(p_.from(end), Kind::kZhTitle) >= 2 * kWide;
  };
  if (whole && titled(two)) return add(at, two, NameEvidence::kTitle);
  if (begins && titled(one)) return add(at, one, NameEvidence::kTitle);
  if (!p_.human || is_of_the_world(at, std::min(two, text_.size()))) return at;
  // "Wang Fang 138...": a line that begins with a name and a number.
  const bool line = at == 0 || text_[at - 1] == '\n';
  if (line && one + 1 < text_.size() && text_[one] == ' ' && text_[one + 1] >= '0' &&
      text_[one + 1] <= '9') {
    return add(at, one, NameEvidence::kLead);
  }
  // "Huanghe Lu": a road, unless something says that it is somebody, or a list has the given name.
  const bool listed = whole && (p_.lists.flags(p_.part(behind, two)) & kFirstName) != 0;
  if (whole && !listed && p_.scripts.is(character(one), Kind::kZhPlace)) return at;
  // "Zhao Yifan of the back end"
  if (whole && !han_at(two) && p_.before(at).ends_with("\xE7\x9A\x84")) {
    return add(at, two, NameEvidence::kFull);
  }
  if (whole && begins && ends(two)) return add(at, two, NameEvidence::kFull);
  if (whole && follows(two, Kind::kZhSays)) return add(at, two, NameEvidence::kSubject);
  if (compound && begins && ends(one)) return add(at, one, NameEvidence::kFull);
  return at;
}

// Xiao Lu, Lao Ji, A Fei.
std::size_t Pass::pet_name_at(std::size_t at) {
  if (p_.before(at).ends_with('@')) return at;
  static constexpr std::array<std::string_view, 3> kBefore = {"\xE5\xB0\x8F", "\xE8\x80\x81",
                                                              "\xE9\x98\xBF"};
  const std::size_t second = at + kWide;
  if (std::ranges::find(kBefore, character(at)) == kBefore.end() || !han_at(second)) return at;
  const std::size_t end = second + kWide;
  if (p_.scripts.is(p_.from(at).substr(0, 2 * kWide), Kind::kZhNickNot)) return at;
  if (p_.scripts.is(p_.from(at).substr(0, 3 * kWide), Kind::kZhNickNot)) return at;
  const ScriptFlags flags = p_.scripts.flags(character(second));
  const bool family = (flags & (script_flag(Kind::kZhFamily) | script_flag(Kind::kZhRare))) != 0;
  const bool usual = family || given(second);
  const Cue cue = cue_before(at);
  if (cue == Cue::kRole && family) return add(at, end, evidence_of(cue));
  if (!ends(end)) return at;
  if (cue == Cue::kCalled || (cue == Cue::kRole && usual)) {
    return add(at, end, evidence_of(cue));
  }
  if (!usual || (follows(second, Kind::kZhFollow) && !family)) return at;
  const bool familiar = character(at) == kBefore[2];
  if (cue == Cue::kPerson && (family || familiar)) return add(at, end, NameEvidence::kAddressed);
  if (!p_.human) return at;
  const bool says = follows(end, Kind::kZhSays);
  if (begins_phrase(at) && (familiar || (family && says))) {
    return add(at, end, says ? NameEvidence::kSubject : NameEvidence::kLead);
  }
  return at;
}

// "Her name is Mengxi", "call me Duoduo".
std::size_t Pass::given_name_at(std::size_t at) {
  const std::size_t second = at + kWide;
  const std::size_t end = second + kWide;
  if (!han_at(second) || !given(at)) return at;
  const bool doubled = character(at) == character(second);
  if (!doubled && !given(second)) return at;
  const bool listed = (p_.lists.flags(p_.part(at, end)) & kFirstName) != 0;
  // "A Lun and Jiahao"
  if (listed && joins_name(at) && !is_word(at)) return add(at, end, p_.out.back().evidence);
  const Cue cue = cue_before(at);
  if (cue == Cue::kNone || cue == Cue::kPerson || is_word(at)) return at;
  if (cue == Cue::kCalled && (!han_at(end) || ((doubled || listed) && ends(end)))) {
    return add(at, end, NameEvidence::kKin);
  }
  return cue == Cue::kRole && (doubled || listed) ? add(at, end, NameEvidence::kKin) : at;
}

}  // namespace

void find_chinese_names(const ScriptPass& pass) { Pass(pass).run(); }

}  // namespace expunge
