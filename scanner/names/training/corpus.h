// Labelled texts as the data sets give them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace expunge::training {

struct Span {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

struct Example {
  std::string text;
  std::vector<Span> names;  // of persons, in order, disjoint
  float weight = 1;
};

// {"text", "spans": [{"start", "end", "label"}]} a line, offsets in code points.  Names that are
// handles are left out (a rule finds them), texts with spans of class ARTIST (person or band) too.
// Throws std::runtime_error on unreadable files.
std::vector<Example> read_jsonl(const std::filesystem::path& file);

// A word and its label a line, parted by `separator`, an empty line behind each sentence.  The
// spaces between words are guessed.
std::vector<Example> read_conll(const std::filesystem::path& file, char separator);

// The file as it is.
std::string read_file(const std::filesystem::path& file);
// The content of an .xz file.
std::string read_xz(const std::filesystem::path& file);

// Calls `line` with each line of `bytes`, without its line feed.
template <class Line>
void for_each_line(std::string_view bytes, Line line) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t feed = std::min(bytes.find('\n', at), bytes.size());
    std::string_view one = bytes.substr(at, feed - at);
    if (one.ends_with('\r')) one.remove_suffix(1);
    line(one);
    at = feed + 1;
  }
}

// The parts of `line` between `separator`s.
std::vector<std::string_view> split(std::string_view line, char separator);

}  // namespace expunge::training
