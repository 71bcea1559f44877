// The inside, little-endian:
//
//   u32 version, u32 subjects, u32 sections
//   a subject: u8 action, u8 size of the id, 64 bytes of the id, padded
//   a section: 32 bytes of key, u32 needles
//   a needle:  u64 lead, u64 hash, 12 bytes of digest, u32 subject, u32 group, u8 kind, u8 words,
//              u8 gap, u8 group_size
//   zeros up to a power of two, 16 KiB at least
#include "optout/sealed.h"

#include <algorithm>
#include <bit>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace expunge {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kIdRoom = 64;
constexpr std::size_t kLeastSize = std::size_t{16} << 10;
constexpr std::size_t kMostSections = 64;
constexpr std::string_view kMark = "expunge_optout";
constexpr std::string_view kPurpose = "optout seal";
constexpr std::string_view kContext = "expunge opt-out registry 1";

class Writer {
 public:
  template <class Number>
  void number(Number value) {
    for (std::size_t i = 0; i < sizeof value; ++i) {
      bytes_.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF));
    }
  }
  template <class Bytes>
  void raw(const Bytes& bytes) {
    bytes_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  }
  std::string padded() && {
    bytes_.resize(std::max(kLeastSize, std::bit_ceil(bytes_.size())), '\0');
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

// Reading behind the end gives zeros and is told by ok().
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class Number>
  Number number() {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(byte())) << (8 * i);
    }
    return static_cast<Number>(value);
  }
  template <class Bytes>
  void raw(Bytes& bytes) {
    for (auto& each : bytes) each = static_cast<std::decay_t<decltype(each)>>(byte());
  }
  bool ok() const { return ok_; }

 private:
  char byte() {
    ok_ = ok_ && at_ < bytes_.size();
    return ok_ ? bytes_[at_++] : '\0';
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

void write_needle(const Needle& needle, Writer& out) {
  out.number(needle.lead);
  out.number(needle.hash);
  out.raw(needle.digest);
  out.number(needle.subject);
  out.number(needle.group);
  out.number(static_cast<std::uint8_t>(needle.kind));
  out.number(needle.words);
  out.number(static_cast<std::uint8_t>(needle.gap));
  out.number(needle.group_size);
}

std::optional<Needle> read_needle(Reader& in, std::size_t subjects) {
  Needle needle;
  needle.lead = in.number<std::uint64_t>();
  needle.hash = in.number<std::uint64_t>();
  in.raw(needle.digest);
  needle.subject = in.number<std::uint32_t>();
  needle.group = in.number<std::uint32_t>();
  const auto kind = in.number<std::uint8_t>();
  needle.words = in.number<std::uint8_t>();
  const auto gap = in.number<std::uint8_t>();
  needle.group_size = in.number<std::uint8_t>();
  const bool valid = in.ok() && needle.subject < subjects && kind < kNeedleKinds &&
                     gap <= static_cast<std::uint8_t>(WordGap::kApart);
  if (!valid) return std::nullopt;
  needle.kind = static_cast<NeedleKind>(kind);
  needle.gap = static_cast<WordGap>(gap);
  return needle;
}

std::string to_bytes(const NeedleSet& set) {
  Writer out;
  out.number(kVersion);
  out.number(static_cast<std::uint32_t>(set.subjects.size()));
  out.number(static_cast<std::uint32_t>(set.sections.size()));
  for (const SubjectRow& subject : set.subjects) {
    std::string id = subject.id;
    out.number(static_cast<std::uint8_t>(subject.action));
    out.number(static_cast<std::uint8_t>(id.size()));
    id.resize(kIdRoom, '\0');
    out.raw(id);
  }
  for (const NeedleSection& section : set.sections) {
    out.raw(section.key);
    out.number(static_cast<std::uint32_t>(section.needles.size()));
    for (const Needle& needle : section.needles) write_needle(needle, out);
  }
  return std::move(out).padded();
}

std::optional<NeedleSet> from_bytes(std::string_view bytes) {
  Reader in(bytes);
  if (in.number<std::uint32_t>() != kVersion) return std::nullopt;
  const auto subjects = in.number<std::uint32_t>();
  const auto sections = in.number<std::uint32_t>();
  NeedleSet set;
  for (std::uint32_t i = 0; i < subjects && in.ok(); ++i) {
    const auto action = in.number<std::uint8_t>();
    const auto size = in.number<std::uint8_t>();
    std::string id(kIdRoom, '\0');
    in.raw(id);
    if (action > static_cast<std::uint8_t>(OptOutAction::kDropRecord) || size > kIdRoom) {
      return std::nullopt;
    }
    id.resize(size);
    set.subjects.push_back({std::move(id), static_cast<OptOutAction>(action)});
  }
  for (std::uint32_t i = 0; i < sections && in.ok(); ++i) {
    NeedleSection& section = set.sections.emplace_back();
    in.raw(section.key);
    const auto count = in.number<std::uint32_t>();
    for (std::uint32_t n = 0; n < count && in.ok(); ++n) {
      const std::optional<Needle> needle = read_needle(in, subjects);
      if (!needle) return std::nullopt;
      section.needles.push_back(*needle);
    }
  }
  if (!in.ok() || set.subjects.size() != subjects || set.sections.size() != sections) {
    return std::nullopt;
  }
  return set;
}

// The conditions of each entry for records, by the entry's number: what is the same whatever the
// number.
using Conditions = std::set<std::tuple<std::uint32_t, std::uint64_t, StrongDigest>>;
std::map<std::uint32_t, Conditions> record_entries(const NeedleSection& section) {
  std::map<std::uint32_t, Conditions> entries;
  for (const Needle& needle : section.needles) {
    if (needle.group != 0) {
      entries[needle.group].emplace(needle.subject, needle.hash, needle.digest);
    }
  }
  return entries;
}

// REQUIRES: the subjects of `from` are numbered as those of `into`.
void merge_section(NeedleSection from, NeedleSection& into) {
  std::map<Conditions, std::uint32_t> known;
  std::uint32_t groups = 0;
  for (auto& [group, conditions] : record_entries(into)) {
    known.emplace(std::move(conditions), group);
    groups = std::max(groups, group);
  }
  std::map<std::uint32_t, std::uint32_t> number;
  for (auto& [group, conditions] : record_entries(from)) {
    const auto [at, is_new] = known.emplace(std::move(conditions), groups + 1);
    if (is_new) ++groups;
    number[group] = at->second;
  }
  for (Needle& needle : from.needles) {
    if (needle.group != 0) needle.group = number[needle.group];
    into.needles.push_back(needle);
  }
  std::ranges::sort(into.needles);
  into.needles.erase(std::unique(into.needles.begin(), into.needles.end()), into.needles.end());
}

}  // namespace

Digest needle_key(const Key& key) { return key.derive("optout needles"); }

bool is_sealed(std::string_view bytes) {
  return bytes.starts_with("{\"" + std::string(kMark) + "\":");
}

std::string seal_needles(const NeedleSet& needles, const Key& key) {
  const std::string payload = seal(key.derive(kPurpose), to_bytes(needles), kContext);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(payload.data());
  return "{\"" + std::string(kMark) + "\":" + std::to_string(kVersion) + ",\"key_id\":\"" +
         key.id() + "\",\"payload\":\"" + to_base64url({bytes, payload.size()}) + "\"}\n";
}

Result<NeedleSet> unseal_needles(std::string_view bytes, const Key& key) {
  const nlohmann::json file = nlohmann::json::parse(bytes, nullptr, false);
  const auto text_at = [&](const char* name) {
    return file.is_object() && file.contains(name) && file[name].is_string()
               ? file[name].get<std::string>()
               : std::string();
  };
  const std::string payload = text_at("payload");
  if (payload.empty()) return Error{ErrorCode::kFormat, "is no sealed registry, or cut short", ""};
  if (file[std::string(kMark)] != kVersion) {
    return Error{ErrorCode::kFormat, "was sealed by a newer expunge; use that one", ""};
  }
  if (text_at("key_id") != key.id()) {
    return Error{ErrorCode::kKey,
                 "was sealed under another key (" + text_at("key_id") + ") than the one given (" +
                     key.id() + ")",
                 ""};
  }
  const Result<std::string> sealed = from_base64url(payload);
  if (!sealed) return Error{ErrorCode::kFormat, "is no sealed registry: its payload is broken", ""};
  const Result<std::string> inside = open(key.derive(kPurpose), *sealed, kContext);
  if (!inside) return Error{ErrorCode::kKey, "does not open: the file was changed", ""};
  std::optional<NeedleSet> set = from_bytes(*inside);
  if (!set) return Error{ErrorCode::kFormat, "was sealed by another version of expunge", ""};
  return *std::move(set);
}

Result<void> merge_needles(NeedleSet from, NeedleSet& into) {
  std::map<std::string, std::uint32_t> known;
  for (const SubjectRow& row : into.subjects) {
    known.emplace(row.id, static_cast<std::uint32_t>(known.size()));
  }
  std::vector<std::uint32_t> number;
  for (SubjectRow& row : from.subjects) {
    const auto [at, is_new] =
        known.emplace(row.id, static_cast<std::uint32_t>(into.subjects.size()));
    number.push_back(at->second);
    if (is_new) {
      into.subjects.push_back(std::move(row));
    } else if (into.subjects[at->second].action != row.action) {
      return Error{ErrorCode::kRules,
                   "subject " + row.id + " has the action " + std::string(to_string(row.action)) +
                       " here and " + std::string(to_string(into.subjects[at->second].action)) +
                       " in another registry; an id is one person",
                   ""};
    }
  }
  for (NeedleSection& section : from.sections) {
    for (Needle& needle : section.needles) needle.subject = number[needle.subject];
    const auto same = std::ranges::find(into.sections, section.key, &NeedleSection::key);
    if (same != into.sections.end()) {
      merge_section(std::move(section), *same);
    } else {
      std::ranges::sort(section.needles);
      into.sections.push_back(std::move(section));
    }
  }
  if (into.sections.size() > kMostSections) {
    return Error{ErrorCode::kRules,
                 "registries under too many first keys; seal them anew from their open form", ""};
  }
  return {};
}

Result<OpenedRegistry> open_registry(const std::string& path, const Key& key,
                                     const RegistryOptions& options) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return Error{ErrorCode::kUsage, "is a folder; name the registry's file", path};
  }
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return Error{ErrorCode::kNotFound, "no such file; check the name", path};
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) return Error{ErrorCode::kIo, "cannot be read", path};
  OpenedRegistry opened;
  if (is_sealed(bytes)) {
    Result<NeedleSet> needles = unseal_needles(bytes, key);
    if (!needles) return Error{needles.error().code, needles.error().message, path};
    opened.needles = std::move(*needles);
    opened.sealed = true;
    opened.digest = to_hex(sha256(bytes));
    return opened;
  }
  LoadedRegistry loaded = read_registry(bytes, path, options);
  opened.faults = std::move(loaded.faults);
  if (opened.faults.empty()) opened.needles = make_needles(loaded.registry, needle_key(key));
  opened.digest = to_hex(Hmac(key.derive("optout registry"))(bytes));
  return opened;
}

}  // namespace expunge
