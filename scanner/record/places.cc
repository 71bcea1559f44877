#include "record/places.h"

#include <algorithm>

#include "base/utf8.h"

namespace expunge {

void PlaceFinder::begin_batch(std::uint64_t offset, std::string_view bytes) {
  bytes_ = bytes;
  offset_ = offset;
  seen_ = 0;
  first_line_ = line_;
  first_column_ = column_;
}

void PlaceFinder::end_batch() {
  go_to(bytes_.size());
  bytes_ = {};
  seen_ = 0;
}

FilePlace PlaceFinder::at(std::size_t at) {
  if (at < seen_) {
    seen_ = 0;
    line_ = first_line_;
    column_ = first_column_;
  }
  go_to(std::min(at, bytes_.size()));
  return {offset_ + seen_, line_, column_};
}

void PlaceFinder::go_to(std::size_t at) {
  const std::string_view passed = bytes_.substr(seen_, at - seen_);
  seen_ = at;
  const std::size_t last = passed.rfind('\n');
  if (last == std::string_view::npos) {
    column_ += count_code_points(passed);
    return;
  }
  line_ += static_cast<std::uint64_t>(std::count(passed.begin(), passed.end(), '\n'));
  column_ = 1 + count_code_points(passed.substr(last + 1));
}

}  // namespace expunge
