// Replacements.  Marks are told in marks.h, surrogates and why no rule finds them in surrogate.h.
//
// Numbers and surrogates of a record live in tables that begin_record() empties, so memory is
// bounded by one record, and what a replacement is depends on key, record and the values before it
// in that record alone: not on threads, batches or other records.
#include "redact/operators.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "redact/characters.h"
#include "redact/generalise.h"
#include "redact/marks.h"
#include "redact/surrogate.h"
#include "redact/surrogate_names.h"

namespace expunge {
namespace {

// After this many collisions the kind counts as full.
constexpr std::uint32_t kMaxAttempts = 64;

// 64 bits tell values of one data set apart and fit a mark that people read.
std::string first_hex_digits(const Digest& digest) { return to_hex(std::span(digest).first(8)); }

// Parts that cannot be confused, whatever they hold: each with its length.
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    out += std::to_string(part.size());
    out += ':';
    out += part;
  }
  return out;
}

std::string masked(std::string_view text) {
  std::string out;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool mask = is_maskable(next_code_point(text, at));
    if (mask) {
      out += '*';
    } else {
      out += text.substr(begin, at - begin);
    }
    any = any || mask || text[begin] == '*';
  }
  return any ? out : "*";
}

// The word of `normalised` that `word` stands for: the same one if it is there, else that of the
// same place.
std::string name_key(std::string_view word, std::size_t place, std::size_t words,
                     const CutName& normalised) {
  std::string lower = ascii_lower(word);
  for (const std::string_view candidate : normalised.words) {
    if (equals_ignore_ascii_case(candidate, lower)) return lower;
  }
  if (normalised.words.size() == words) return ascii_lower(normalised.words[place]);
  return lower;
}

}  // namespace

struct Replacer::Impl {
  explicit Impl(const Key& key)
      : hash(key.derive("hash")),
        surrogate(key.derive("surrogate")),
        encryption(key.derive("encrypt")) {}

  std::uint32_t number_of(std::string_view entity, std::string_view normalised) {
    const auto found = numbers.try_emplace({std::string(entity), std::string(normalised)}, 0);
    if (found.second) found.first->second = ++last_number[std::string(entity)];
    return found.first->second;
  }

  std::string numbered(std::string_view entity, std::string_view normalised) {
    return numbered_mark(entity, number_of(entity, normalised));
  }

  std::string hashed(std::string_view name, std::string_view normalised) {
    return hash_mark(name, first_hex_digits(hash(name, normalised)));
  }

  std::string sealed(std::string_view name, std::string_view value) {
    return sealed_mark(name, to_base64url(std::span<const std::uint8_t>(bytes_of(value, name))));
  }

  std::vector<std::uint8_t> bytes_of(std::string_view value, std::string_view name) {
    const std::string bytes = seal(encryption, value, name);
    return {bytes.begin(), bytes.end()};
  }

  // Names the scope; field and record take the record's seed with them.
  std::string scope_id(const Action& action, const ReplacedValue& value) const {
    switch (action.scope) {
      case SurrogateScope::kField:
        return joined({"field", seed, std::to_string(value.field)});
      case SurrogateScope::kRecord:
        return joined({"record", seed});
      case SurrogateScope::kRun:
        break;
    }
    return "run";
  }

  // An index into a list of `size`: no two keys of a pool share one within field and record.
  // `size` itself when the pool is full.
  std::uint32_t draw(const std::string& pool, const std::string& key, std::uint32_t size,
                     bool exclusive) {
    const std::uint32_t start = SurrogateChoices(surrogate(pool, key)).below(size);
    if (!exclusive) return start;
    const auto known = drawn.find({pool, key});
    if (known != drawn.end()) return known->second;
    auto& taken = taken_from[pool];
    std::uint32_t index = size;
    for (std::uint32_t i = 0; i < size && index == size; ++i) {
      if (taken.insert((start + i) % size).second) index = (start + i) % size;
    }
    drawn[{pool, key}] = index;
    return index;
  }

  std::string person(const std::string& scope, const ReplacedValue& value, bool exclusive) {
    const CutName parts = cut_name(value.value);
    const CutName normalised = cut_name(value.normalised);
    const std::size_t words = parts.words.size();
    if (words == 0) return numbered(value.entity, value.normalised);
    std::string out;
    for (std::size_t i = 0; i < words; ++i) {
      const std::string_view word = parts.words[i];
      const Script script = script_of(word);
      const bool initial = words > 1 && script <= Script::kGreek && count_code_points(word) == 1;
      const auto& pool = initial ? invented_initials(script) : invented_names(script);
      const auto size = static_cast<std::uint32_t>(pool.size());
      const std::string pool_name =
          joined({scope, initial ? "initial" : "name", std::to_string(static_cast<int>(script))});
      std::uint32_t index = size;
      if (size > 0) index = draw(pool_name, name_key(word, i, words, normalised), size, exclusive);
      if (index == size) return numbered(value.entity, value.normalised);
      out += parts.separators[i];
      out += with_case_of(word, pool[index]);
    }
    out += parts.separators[words];
    return out;
  }

  std::string made_up(const Action& action, const ReplacedValue& value) {
    const SurrogateKind kind = surrogate_kind(value.entity);
    if (kind == SurrogateKind::kNone) return numbered(value.entity, value.normalised);
    const std::string scope = scope_id(action, value);
    const bool exclusive = action.scope != SurrogateScope::kRun;
    if (kind == SurrogateKind::kPerson) return person(scope, value, exclusive);

    const std::string subject = joined({value.entity, value.normalised});
    const auto known = attempts.find({scope, subject});
    if (known != attempts.end() && known->second == kMaxAttempts) {
      return numbered(value.entity, value.normalised);
    }
    if (known != attempts.end()) return attempt(kind, value, scope, subject, known->second);
    for (std::uint32_t i = 0; i < kMaxAttempts; ++i) {
      std::string made = attempt(kind, value, scope, subject, i);
      if (!exclusive) return made;
      // Without the value's own separators and case: "000-0417" and "0000417" are one number.
      if (!taken_values.insert({scope, joined({value.entity, essence(made)})}).second) continue;
      attempts[{scope, subject}] = i;
      return made;
    }
    attempts[{scope, subject}] = kMaxAttempts;
    return numbered(value.entity, value.normalised);
  }

  std::string attempt(SurrogateKind kind, const ReplacedValue& value, const std::string& scope,
                      const std::string& subject, std::uint32_t number) {
    const std::string scoped = scope + "#" + std::to_string(number);
    return make_surrogate(kind, value.value, surrogate(scoped, subject));
  }

  static std::string essence(std::string_view text) {
    std::string out;
    for (const char c : ascii_lower(text)) {
      if (is_maskable(static_cast<unsigned char>(c))) out += c;
    }
    return out;
  }

  Hmac hash;
  Hmac surrogate;
  Digest encryption;

  std::string seed;
  using Pair = std::pair<std::string, std::string>;
  std::map<Pair, std::uint32_t> numbers;  // entity, normalised value
  std::map<std::string, std::uint32_t> last_number;
  std::map<Pair, std::uint32_t> drawn;  // pool, key -> index
  std::map<std::string, std::set<std::uint32_t>> taken_from;
  std::map<Pair, std::uint32_t> attempts;  // scope, subject
  std::set<Pair> taken_values;             // scope, entity and essence
};

Replacer::Replacer(const Key& key) : impl_(std::make_unique<Impl>(key)) {}
Replacer::Replacer(Replacer&&) noexcept = default;
Replacer& Replacer::operator=(Replacer&&) noexcept = default;
Replacer::~Replacer() = default;

void Replacer::begin_record(std::string_view seed) {
  impl_->seed = seed;
  impl_->numbers.clear();
  impl_->last_number.clear();
  impl_->drawn.clear();
  impl_->taken_from.clear();
  impl_->attempts.clear();
  impl_->taken_values.clear();
}

std::string Replacer::replace(const Action& action, const ReplacedValue& value) {
  switch (action.op) {
    case Operator::kReplace:
      return impl_->numbered(value.entity, value.normalised);
    case Operator::kMask:
      return masked(value.value);
    case Operator::kRedact:
      return {};
    case Operator::kHash:
      return impl_->hashed(value.entity, value.normalised);
    case Operator::kSurrogate:
      return impl_->made_up(action, value);
    case Operator::kPlaceholder:
      return action.placeholder;
    case Operator::kEncrypt:
      return impl_->sealed(value.entity, value.value);
    case Operator::kGeneralise:
      return generalise_value(value.entity, value.value);
    case Operator::kKeep:
    case Operator::kDropRecord:
      break;
  }
  // A caller's bug must not let the value through.
  return plain_mark(value.entity);
}

std::string Replacer::replace_field(const Action& action, Role role, std::string_view text) {
  if (text.empty() || is_mark(text)) return std::string(text);
  const std::string name = mark_name(role);
  switch (action.op) {
    case Operator::kReplace:
      return impl_->numbered(name, text);
    case Operator::kMask:
      return masked(text);
    case Operator::kRedact:
      return {};
    case Operator::kHash:
      return impl_->hashed(name, text);
    case Operator::kPlaceholder:
      return action.placeholder;
    case Operator::kEncrypt:
      return impl_->sealed(name, text);
    case Operator::kGeneralise:
    case Operator::kSurrogate:
      if (role == Role::kTimestamp) return generalise_timestamp(text).value_or(plain_mark(name));
      if (role == Role::kIdentifier) return impl_->hashed(name, text);
      return plain_mark(name);
    case Operator::kKeep:
    case Operator::kDropRecord:
      break;
  }
  return plain_mark(name);
}

Result<std::string> decrypt_marks(const Key& key, std::string_view text) {
  const Digest subkey = key.derive("encrypt");
  std::string out;
  std::size_t at = 0;
  for (SealedMark mark = find_sealed_mark(text, 0); mark.begin != std::string_view::npos;
       mark = find_sealed_mark(text, at)) {
    const Result<std::string> sealed = from_base64url(mark.sealed);
    if (!sealed) return Error{ErrorCode::kKey, "an encrypted mark is damaged", {}};
    const Result<std::string> opened = open(subkey, *sealed, mark.name);
    if (!opened) {
      return Error{
          ErrorCode::kKey, "an encrypted mark cannot be opened; give the key that the run had", {}};
    }
    out += text.substr(at, mark.begin - at);
    out += *opened;
    at = mark.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace expunge
