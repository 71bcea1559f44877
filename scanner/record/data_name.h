// Which files of a folder or a repository are taken for data, by their names alone.
#pragma once

#include <string_view>

namespace expunge {

// .jsonl .ndjson .json .csv .tsv .txt .md .log, and each of these with .gz or .zst behind.
bool has_data_name(std::string_view path);

}  // namespace expunge
