#include <algorithm>

#include "base/strings.h"
#include "record/json_walk.h"
#include "record/walk.h"

namespace expunge {
namespace {

// A column's name, or its index where the name is missing or not the only one.
std::string column_token(const std::vector<std::string>& columns, std::size_t index) {
  const bool named = index < columns.size() && !columns[index].empty() &&
                     std::count(columns.begin(), columns.end(), columns[index]) == 1;
  return named ? columns[index] : std::to_string(index);
}

std::string node_token(const RecordFields& fields, std::uint32_t node, std::string_view record) {
  const RecordFields::Node& place = fields.nodes[node];
  if (fields.columns != nullptr) {
    return column_token(*fields.columns, static_cast<std::size_t>(place.index));
  }
  if (place.index >= 0) return std::to_string(place.index);
  const bool outside = place.key.begin >= record.size();
  const std::string_view text = outside ? std::string_view(fields.appendix) : record;
  const std::size_t begin = place.key.begin - (outside ? record.size() : 0);
  std::string key;
  decode_json_string(text.substr(begin, place.key.size()), key);
  return key;
}

}  // namespace

void RecordFields::clear() {
  fields.clear();
  nodes.clear();
  language = {};
  country = {};
  columns = nullptr;
  appendix.clear();
}

std::string RecordFields::pointer(const Field& field, std::string_view record) const {
  return pointer(field, record, {});
}

std::string RecordFields::pointer(const Field& field, std::string_view record,
                                  const std::vector<KeyEdit>& shown) const {
  std::vector<std::uint32_t> path;
  for (std::uint32_t node = field.node; node != 0; node = nodes[node].parent) path.push_back(node);
  std::string text;
  for (auto node = path.rbegin(); node != path.rend(); ++node) {
    text += '/';
    const auto edit = std::find_if(shown.begin(), shown.end(),
                                   [&](const KeyEdit& each) { return each.node == *node; });
    append_pointer_token(edit != shown.end() ? edit->text : node_token(*this, *node, record), text);
  }
  return text;
}

}  // namespace expunge
