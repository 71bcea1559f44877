// The files of rules/ as they were at build time, carried by the binary.
#pragma once

#include <span>
#include <string_view>

namespace expunge {

struct EmbeddedFile {
  std::string_view path;  // "contact/email.yaml", "profiles/pippa.yaml", "lists/names.txt"
  std::string_view bytes;
};

// All of them, sorted by path.
std::span<const EmbeddedFile> embedded_files();
// Bytes of one, or an empty view.
std::string_view embedded_file(std::string_view path);

}  // namespace expunge
