// What is looked for: a subject's forms, by keyed digests only.  An open registry is turned into
// the same needles as a sealed one holds, so both find the same things.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/siphash.h"
#include "optout/registry.h"
#include "optout/words.h"

namespace expunge {

enum class NeedleKind : std::uint8_t {
  kName,    // words, in this order
  kString,  // words, with any punctuation between
  // An account's name, found by its words, confirmed letter by letter.
  kHandle,        // nobody says it by chance: wherever it stands
  kMarkedHandle,  // said by chance: only with @ or u/, or alone in a field
  kLinkedHandle,  // the same in a link: service and name, or * and name
  // Mailboxes: as written; without tag; without dots; without both.
  kEmail,
  kEmailUntagged,
  kEmailUndotted,
  kEmailBare,
  // Digits of a telephone number.
  kPhoneInternational,
  kPhoneNational,
  kRecord,  // a place and a value
};
inline constexpr int kNeedleKinds = static_cast<int>(NeedleKind::kRecord) + 1;

// 96 bits: among a million needles and 10^12 questions the chance of one false yes is 10^-11, on
// top of the 64 bits of the hash that comes first.
using StrongDigest = std::array<std::uint8_t, 12>;

struct Needle {
  std::uint64_t lead = 0;     // hash of the first word or two: what a text is screened by
  std::uint64_t hash = 0;     // of the whole
  StrongDigest digest{};      // HMAC of kind and spelling
  std::uint32_t subject = 0;  // index
  std::uint32_t group = 0;    // of kRecord: conditions that must hold together
  NeedleKind kind = NeedleKind::kName;
  std::uint8_t words = 0;         // of those that are found by their words
  WordGap gap = WordGap::kClose;  // the widest that may stand between them
  std::uint8_t group_size = 0;
  friend auto operator<=>(const Needle&, const Needle&) = default;
};

// The keyed functions of one registry.  One thread at a time (HMAC keeps a context).
class NeedleHasher {
 public:
  explicit NeedleHasher(const Digest& key)
      : words_(hkdf(text_of(key), {}, "words")),
        values_(hkdf(text_of(key), {}, "values")),
        strong_(hkdf(text_of(key), {}, "digests")) {}

  std::uint64_t word(std::string_view spelling) const { return words_(spelling); }
  // The hash of a sequence of words, one word longer.
  static std::uint64_t extended(std::uint64_t sequence, std::uint64_t word) {
    sequence = (std::rotl(sequence, 23) ^ word) * 0x9E3779B97F4A7C15ULL;
    return sequence ^ sequence >> 32;
  }
  std::uint64_t value(std::string_view spelling) const { return values_(spelling); }
  StrongDigest strong(NeedleKind kind, std::string_view spelling);

 private:
  static std::string_view text_of(const Digest& key) {
    return {reinterpret_cast<const char*>(key.data()), key.size()};
  }
  SipHash words_;
  SipHash values_;
  Hmac strong_;
};

struct SubjectRow {
  std::string id;
  OptOutAction action = OptOutAction::kRedact;
  friend bool operator==(const SubjectRow&, const SubjectRow&) = default;
};

// Needles under one key.
struct NeedleSection {
  Digest key{};
  std::vector<Needle> needles;  // sorted, none twice
};

// A registry ready for look-ups or sealing.
struct NeedleSet {
  std::vector<SubjectRow> subjects;
  std::vector<NeedleSection> sections;
};

// REQUIRES: the registry was loaded without faults.
NeedleSet make_needles(const Registry& registry, const Digest& key);

// Spellings that registry and data share.

// Of an address in lower case, as `kind` has it; empty if it is none.
std::string email_spelling(std::string_view address, NeedleKind kind);
// Of an account's name: lower case, without @.
std::string handle_spelling(std::string_view name);
// Of a value at a place.
std::string record_spelling(std::string_view place, std::string_view value);

}  // namespace expunge
