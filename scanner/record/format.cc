#include "record/format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "record/csv.h"
#include "record/profile_match.h"
#include "record/sniff_json.h"
#include "record/split.h"

namespace expunge {
namespace {

constexpr std::size_t kPeek = std::size_t{1} << 20;
constexpr std::size_t kProbedRecords = 20;
constexpr std::array kContainers = {
    Container::kJsonLines, Container::kJsonArray, Container::kJsonDocuments, Container::kCsv,
    Container::kTsv,       Container::kTextLines, Container::kTextBlocks};

enum class Family : std::uint8_t { kJson, kTable, kText };

Family family_of(Container container) {
  switch (container) {
    case Container::kJsonLines:
    case Container::kJsonArray:
    case Container::kJsonDocuments:
      return Family::kJson;
    case Container::kCsv:
    case Container::kTsv:
      return Family::kTable;
    case Container::kTextLines:
    case Container::kTextBlocks:
      break;
  }
  return Family::kText;
}

std::string_view fallback_name(Family family) {
  return family == Family::kJson ? "generic" : family == Family::kTable ? "csv" : "text";
}

// The first container of the profile that is of `family`.
std::optional<Container> usual_container(const Profile& profile, Family family) {
  for (const Container container : profile.containers) {
    if (family_of(container) == family) return container;
  }
  return std::nullopt;
}

// The beginning of a source, and what is being found out about it.
struct Probe {
  std::string where;
  std::string_view bytes;  // without the byte order mark
  bool whole = false;
  NamedAs name = NamedAs::kUnknown;
};

std::optional<Error> refuse_unreadable(const Probe& probe, std::string_view all) {
  const auto refuse = [&probe](std::string message) {
    return Error{ErrorCode::kFormat, std::move(message), probe.where};
  };
  using std::string_view_literals::operator""sv;
  if (all.starts_with("PAR1")) {
    return refuse("Parquet is not supported yet; convert the file to JSON Lines first");
  }
  if (all.starts_with("\xFF\xFE\0\0"sv) || all.starts_with("\0\0\xFE\xFF"sv)) {
    return refuse("the text is UTF-32; convert it to UTF-8 first (iconv -f UTF-32 -t UTF-8)");
  }
  if (all.starts_with("\xFF\xFE") || all.starts_with("\xFE\xFF")) {
    return refuse("the text is UTF-16; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)");
  }
  // What is named as JSON keeps its container: its records go to quarantine one by one.
  const bool named_json = probe.name == NamedAs::kJson || probe.name == NamedAs::kJsonLines;
  if (!named_json && all.find('\0') != std::string_view::npos) {
    return refuse("the input is binary (it holds NUL bytes); give text, JSON or CSV");
  }
  return std::nullopt;
}

std::string_view header_row(std::string_view bytes, char delimiter) {
  while (bytes.starts_with('\n') || bytes.starts_with("\r\n")) {
    bytes.remove_prefix(bytes.front() == '\n' ? 1 : 2);
  }
  CsvRowEnd end(delimiter);
  const std::size_t at = end.scan(bytes, 0);
  std::string_view row = bytes.substr(0, at == std::string_view::npos ? bytes.size() : at - 1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  return row;
}

// The candidate that stands most often outside quotes in the header.
char tell_delimiter(std::string_view bytes) {
  constexpr std::string_view kCandidates = ",;\t|";
  std::array<std::size_t, kCandidates.size()> counts{};
  bool quoted = false;
  for (const char c : bytes) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    const std::size_t which = kCandidates.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return *most == 0 ? ',' : kCandidates[static_cast<std::size_t>(most - counts.begin())];
}

std::vector<std::string> header_columns(std::string_view bytes, char delimiter) {
  const std::string_view row = header_row(bytes, delimiter);
  std::vector<CsvCell> cells;
  std::size_t bad_at = 0;
  std::vector<std::string> columns;
  if (row.empty() || !parse_csv_row(row, delimiter, cells, bad_at)) return columns;
  for (const CsvCell& cell : cells) columns.push_back(csv_cell_text(row, cell));
  return columns;
}

void read_header(const Probe& probe, Format& format) {
  format.delimiter = format.container == Container::kTsv ? '\t' : tell_delimiter(probe.bytes);
  format.columns = header_columns(probe.bytes, format.delimiter);
}

const Profile* table_profile(const std::vector<std::string>& columns, const ProfileSet& profiles) {
  return best_profile(profiles, [&](const Profile& profile) {
    return !profile.when_columns.empty() &&
           std::all_of(profile.when_columns.begin(), profile.when_columns.end(),
                       [&](const std::string& column) {
                         return std::find(columns.begin(), columns.end(), column) != columns.end();
                       });
  });
}

const Profile* text_profile(const Probe& probe, const ProfileSet& profiles) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : split(probe.bytes, '\n')) {
    if (!trim(line).empty()) lines.push_back(line);
    if (lines.size() == kProbedRecords) break;
  }
  return best_profile(profiles, [&](const Profile& profile) {
    return !profile.when_text.empty() && most_lines_match(lines, profile.when_text);
  });
}

// What the content says where nothing was asked for.
void tell_container(const Probe& probe, const ProfileSet& profiles, Format& format) {
  if (probe.name == NamedAs::kCsv || probe.name == NamedAs::kTsv) {
    format.container = probe.name == NamedAs::kCsv ? Container::kCsv : Container::kTsv;
    format.why = "by its name";
    return;
  }
  if (const JsonSniff json = sniff_json(probe.bytes, probe.whole, probe.name); json.is_json) {
    format.container = json.container;
    return;
  }
  if (probe.name == NamedAs::kUnknown) {
    const char delimiter = tell_delimiter(probe.bytes);
    if (table_profile(header_columns(probe.bytes, delimiter), profiles) != nullptr) {
      format.container = delimiter == '\t' ? Container::kTsv : Container::kCsv;
      return;
    }
  }
  format.container = Container::kTextLines;
}

void tell_profile(const Probe& probe, const ProfileSet& profiles, Format& format) {
  const Family family = family_of(format.container);
  if (family == Family::kJson) {
    const auto records = first_json_records(probe.bytes, format.container, kProbedRecords);
    format.profile = json_profile(profiles, records);
    if (format.profile != nullptr) format.why = "its records have " + list_keys(*format.profile);
  } else if (family == Family::kTable) {
    format.profile = table_profile(format.columns, profiles);
    if (format.profile != nullptr) {
      format.why = "its header has the columns of " + format.profile->name;
    }
  } else {
    format.profile = text_profile(probe, profiles);
    if (format.profile != nullptr) {
      format.why = "most of its first lines look like " + format.profile->name;
    }
  }
  if (format.profile == nullptr) {
    format.profile = profiles.find(fallback_name(family));
    format.why = "no profile fits its first records";
  }
}

// Text profiles say how text is cut.
void fit_container(Format& format) {
  const Profile& profile = *format.profile;
  const Family family = family_of(format.container);
  if (family == Family::kText) {
    format.container = usual_container(profile, family).value_or(format.container);
  }
}

Result<const Profile*> asked_profile(const std::string& name, const ProfileSet& profiles) {
  const Profile* profile = profiles.find(name);
  if (profile != nullptr) return profile;
  std::vector<std::string_view> names;
  for (const Profile& each : profiles.profiles()) names.push_back(each.name);
  return Error{ErrorCode::kUsage,
               "no profile '" + name + "'" + did_you_mean(name, names) +
                   "; `expunge profiles list` shows all",
               ""};
}

Result<Container> asked_container(const std::string& name) {
  if (const auto container = container_from_string(name)) return *container;
  std::vector<std::string_view> names;
  names.reserve(std::size(kContainers));
  for (const Container each : kContainers) names.push_back(to_string(each));
  std::string all;
  for (const std::string_view each : names) all += (all.empty() ? "" : ", ") + std::string(each);
  return Error{ErrorCode::kUsage,
               "no format '" + name + "'" + did_you_mean(name, names) + "; there are " + all, ""};
}

// Whether every container of the profile is of one other family: then the profile decides.
std::optional<Container> container_of_asked(const Profile& profile, Container told) {
  if (profile.containers.empty() || usual_container(profile, family_of(told))) return std::nullopt;
  return profile.containers.front();
}

}  // namespace

Result<Format> detect_format(Source& source, const ProfileSet& profiles,
                             const FormatOverride& wanted) {
  Format format;
  if (!wanted.profile.empty()) {
    auto profile = asked_profile(wanted.profile, profiles);
    if (!profile) return profile.error();
    format.profile = *profile;
  }
  std::optional<Container> asked;
  if (!wanted.container.empty()) {
    auto container = asked_container(wanted.container);
    if (!container) return container.error();
    asked = *container;
  }
  auto peeked = source.peek(kPeek);
  if (!peeked) return peeked.error();
  Probe probe;
  probe.where = source.name() == "-" ? "standard input" : source.name();
  probe.name = named_as(source.name());
  probe.whole = peeked->size() < kPeek;
  if (auto refused = refuse_unreadable(probe, *peeked)) return *refused;
  format.byte_order_mark = peeked->starts_with(kUtf8Mark);
  probe.bytes = peeked->substr(format.byte_order_mark ? kUtf8Mark.size() : 0);

  if (asked) {
    format.container = *asked;
  } else {
    tell_container(probe, profiles, format);
    if (format.profile != nullptr) {
      format.container =
          container_of_asked(*format.profile, format.container).value_or(format.container);
    }
  }
  if (family_of(format.container) == Family::kTable) read_header(probe, format);
  if (format.profile != nullptr) {
    format.why = "as asked";
  } else {
    tell_profile(probe, profiles, format);
  }
  if (format.profile == nullptr) {
    return Error{
        ErrorCode::kRules,
        "the profile '" + std::string(fallback_name(family_of(format.container))) + "' is missing",
        probe.where};
  }
  if (!asked) fit_container(format);
  return format;
}

}  // namespace expunge
