#include "rulebook/embedded.h"

#include <algorithm>

namespace expunge {

std::string_view embedded_file(std::string_view path) {
  const std::span<const EmbeddedFile> files = embedded_files();
  const auto at = std::lower_bound(
      files.begin(), files.end(), path,
      [](const EmbeddedFile& file, std::string_view wanted) { return file.path < wanted; });
  return at != files.end() && at->path == path ? at->bytes : std::string_view();
}

}  // namespace expunge
