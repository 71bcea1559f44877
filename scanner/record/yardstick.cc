#include "record/yardstick.h"

#include <simdjson.h>

#include <cstring>
#include <utility>

namespace expunge {
namespace {

static_assert(simdjson::SIMDJSON_PADDING <= 64);

simdjson::error_code walk(simdjson::ondemand::value value, YardstickCount& count);

simdjson::error_code count_string(simdjson::simdjson_result<std::string_view> text,
                                  YardstickCount& count) {
  std::string_view unescaped;
  if (const auto error = std::move(text).get(unescaped); error) return error;
  ++count.strings;
  count.bytes += unescaped.size();
  return simdjson::SUCCESS;
}

simdjson::error_code walk_object(simdjson::ondemand::object object, YardstickCount& count) {
  for (auto member : object) {
    if (const auto error = count_string(member.unescaped_key(), count); error) return error;
    simdjson::ondemand::value value;
    if (const auto error = member.value().get(value); error) return error;
    if (const auto error = walk(value, count); error) return error;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code walk_array(simdjson::ondemand::array array, YardstickCount& count) {
  for (auto element : array) {
    simdjson::ondemand::value value;
    if (const auto error = element.get(value); error) return error;
    if (const auto error = walk(value, count); error) return error;
  }
  return simdjson::SUCCESS;
}

simdjson::error_code walk(simdjson::ondemand::value value, YardstickCount& count) {
  simdjson::ondemand::json_type type;
  if (const auto error = value.type().get(type); error) return error;
  switch (type) {
    case simdjson::ondemand::json_type::object: {
      simdjson::ondemand::object object;
      if (const auto error = value.get_object().get(object); error) return error;
      return walk_object(object, count);
    }
    case simdjson::ondemand::json_type::array: {
      simdjson::ondemand::array array;
      if (const auto error = value.get_array().get(array); error) return error;
      return walk_array(array, count);
    }
    case simdjson::ondemand::json_type::string:
      return count_string(value.get_string(), count);
    default:
      return simdjson::SUCCESS;  // numbers and literals are passed over, as the walk of a run does
  }
}

}  // namespace

YardstickCount walk_and_unescape(std::string_view lines) {
  YardstickCount count;
  simdjson::ondemand::parser parser;
  const char* at = lines.data();
  const char* const end = at + lines.size();
  while (at < end) {
    const auto left = static_cast<std::size_t>(end - at);
    const void* const feed = std::memchr(at, '\n', left);
    const std::size_t size =
        feed == nullptr ? left : static_cast<std::size_t>(static_cast<const char*>(feed) - at);
    if (size > 0) {
      ++count.records;
      simdjson::ondemand::document document;
      simdjson::ondemand::value root;
      const bool taken =
          !parser.iterate(at, size, size + simdjson::SIMDJSON_PADDING).get(document) &&
          !document.get_value().get(root) && !walk(root, count);
      if (!taken) ++count.refused;
    }
    at += size + 1;
  }
  return count;
}

}  // namespace expunge
