#include "record/sniff_json.h"

#include "base/strings.h"
#include "record/json_walk.h"

namespace expunge {
namespace {

std::size_t skip_json_space(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_json_space(bytes[at])) ++at;
  return at;
}

// Whether `bytes` are one JSON value, or the beginning of one if they may be cut off.
bool is_json_or_begin(std::string_view bytes, bool cut_off) {
  const JsonError error = check_json(bytes);
  return error.ok() ||
         (cut_off && error.kind == JsonError::Kind::kSyntax && error.offset >= bytes.size());
}

// {"..., {}, [{..., ["...: no prose begins so.
bool begins_like_json(std::string_view bytes, std::size_t at) {
  const char c = bytes[at];
  if (c != '{' && c != '[') return false;
  const std::size_t next = skip_json_space(bytes, at + 1);
  if (next == bytes.size()) return false;
  if (c == '{') return bytes[next] == '"' || bytes[next] == '}';
  return bytes[next] == '"' || bytes[next] == '{';
}

struct FirstValue {
  std::size_t begin = 0;
  std::size_t end = 0;  // or where the bytes end
  bool ends = false;
  bool has_line_feed = false;
};

FirstValue first_value(std::string_view bytes, bool whole) {
  FirstValue value;
  value.begin = skip_json_space(bytes, 0);
  if (value.begin == bytes.size()) return value;
  JsonExtent extent;
  extent.start(bytes[value.begin]);
  const std::size_t end = extent.scan(bytes, value.begin);
  value.ends = end != JsonExtent::kOpen || (extent.is_scalar() && whole);
  value.end = end == JsonExtent::kOpen ? bytes.size() : end;
  value.has_line_feed =
      bytes.substr(value.begin, value.end - value.begin).find('\n') != std::string_view::npos;
  return value;
}

// Whether most of the lines that could be objects or arrays are.
bool mostly_json_lines(std::string_view bytes, bool whole) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t feed = bytes.find('\n', at);
    if (feed == std::string_view::npos && !whole) break;
    const std::string_view line = trim(bytes.substr(at, feed - at));
    if (line.size() > 2 && (line.front() == '{' || line.front() == '[')) {
      ++(check_json(line).ok() ? good : bad);
    }
    if (feed == std::string_view::npos) break;
    at = feed + 1;
  }
  return good > bad;
}

// How JSON in `bytes` is cut, whose first value is `value`.
Container container_of(std::string_view bytes, bool whole, NamedAs name, const FirstValue& value) {
  const bool array = value.begin < bytes.size() && bytes[value.begin] == '[';
  const bool lines_named = name == NamedAs::kJsonLines;
  const Container one = array ? Container::kJsonArray : Container::kJsonDocuments;
  if (value.begin == bytes.size()) {
    return lines_named ? Container::kJsonLines : Container::kJsonDocuments;
  }
  if (value.has_line_feed) {
    // One value over several lines, unless it is a broken first line that swallowed others.
    const std::string_view text = bytes.substr(value.begin, value.end - value.begin);
    if (value.ends && check_json(text).ok()) return one;
    if (mostly_json_lines(bytes, whole)) return Container::kJsonLines;
    return lines_named && !is_json_or_begin(text, !value.ends && !whole) ? Container::kJsonLines
                                                                         : one;
  }
  if (!value.ends) {  // one line that goes on behind these bytes, or is cut off
    return lines_named && (!array || whole) ? Container::kJsonLines : one;
  }
  const std::size_t next = skip_json_space(bytes, value.end);
  if (next == bytes.size()) {
    if (!whole) return Container::kJsonLines;
    return lines_named && !array ? Container::kJsonLines : one;
  }
  const bool next_line =
      bytes.substr(value.end, next - value.end).find('\n') != std::string_view::npos;
  const std::string_view starts = "{[\"-0123456789tfn";
  const bool json_follows = next_line && starts.find(bytes[next]) != std::string_view::npos;
  if (json_follows && mostly_json_lines(bytes, whole)) return Container::kJsonLines;
  return lines_named ? Container::kJsonLines : one;
}

}  // namespace

NamedAs named_as(std::string_view file_name) {
  std::string name = ascii_lower(file_name);
  for (const std::string_view packed : {".gz", ".zst", ".gzip", ".zstd"}) {
    if (name.ends_with(packed)) name.resize(name.size() - packed.size());
  }
  const auto ends = [&name](std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
      if (name.ends_with(ending)) return true;
    }
    return false;
  };
  if (ends({".jsonl", ".ndjson", ".jsonlines"})) return NamedAs::kJsonLines;
  if (ends({".json"})) return NamedAs::kJson;
  if (ends({".csv"})) return NamedAs::kCsv;
  if (ends({".tsv", ".tab"})) return NamedAs::kTsv;
  if (ends({".txt", ".md", ".log", ".text", ".markdown"})) return NamedAs::kText;
  return NamedAs::kUnknown;
}

JsonSniff sniff_json(std::string_view bytes, bool whole, NamedAs name) {
  const FirstValue value = first_value(bytes, whole);
  const bool named_json = name == NamedAs::kJson || name == NamedAs::kJsonLines;
  JsonSniff sniff;
  sniff.container = container_of(bytes, whole, name, value);
  if (named_json) {
    sniff.is_json = true;
    return sniff;
  }
  if (value.begin == bytes.size()) return sniff;
  const char first = bytes[value.begin];
  if (first != '{' && first != '[') return sniff;
  const std::string_view text = bytes.substr(value.begin, value.end - value.begin);
  sniff.is_json = is_json_or_begin(text, !value.ends && !whole) ||
                  (name == NamedAs::kUnknown && begins_like_json(bytes, value.begin));
  return sniff;
}

std::vector<std::string_view> first_json_records(std::string_view bytes, Container container,
                                                 std::size_t most) {
  std::vector<std::string_view> records;
  std::size_t at = skip_json_space(bytes, 0);
  if (container == Container::kJsonArray && at < bytes.size()) ++at;  // '['
  while (records.size() < most) {
    at = skip_json_space(bytes, at);
    if (container == Container::kJsonArray && at < bytes.size() && bytes[at] == ',') {
      at = skip_json_space(bytes, at + 1);
    }
    if (at >= bytes.size() || bytes[at] == ']') break;
    std::size_t end = bytes.size();
    if (container == Container::kJsonLines) {
      end = std::min(bytes.find('\n', at), bytes.size());
    } else {
      JsonExtent extent;
      extent.start(bytes[at]);
      end = std::min(extent.scan(bytes, at), bytes.size());
    }
    if (end == at) break;
    records.push_back(bytes.substr(at, end - at));
    at = end;
  }
  return records;
}

}  // namespace expunge
