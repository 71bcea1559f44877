#include "record/data_name.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>

namespace expunge {
namespace {

constexpr std::array<std::string_view, 8> kDataNames = {".jsonl", ".ndjson", ".json", ".csv",
                                                        ".tsv",   ".txt",    ".md",   ".log"};

}  // namespace

bool has_data_name(std::string_view name) {
  const std::filesystem::path path(name);
  const std::string extension = path.extension().string();
  const bool packed = extension == ".gz" || extension == ".zst";
  const std::string kind = packed ? path.stem().extension().string() : extension;
  return std::find(kDataNames.begin(), kDataNames.end(), kind) != kDataNames.end();
}

}  // namespace expunge
