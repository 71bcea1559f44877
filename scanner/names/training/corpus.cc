#include "names/training/corpus.h"

#include <lzma.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.h"

namespace expunge::training {
namespace {

constexpr std::array<std::string_view, 3> kPersonLabels = {"person", "PER", "PERSON"};

bool is_handle(std::string_view text, const Span& span) {
  const auto is_mark = [](char c) { return c == '@' || c == '#'; };
  return is_mark(text[span.begin]) || (span.begin > 0 && is_mark(text[span.begin - 1])) ||
         text.substr(span.begin, span.end - span.begin).find('@') != std::string_view::npos;
}

// Byte offsets of every code point, and the end.
std::vector<std::size_t> code_point_offsets(std::string_view text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size();) {
    offsets.push_back(at);
    next_code_point(text, at);
  }
  offsets.push_back(text.size());
  return offsets;
}

bool is_ascii_alpha(std::string_view word) {
  return !word.empty() && std::isalpha(static_cast<unsigned char>(word[0])) != 0;
}

struct LabelledWord {
  std::string text;
  std::string label;
};

// No space before: full stops, n't, 's, closing brackets.
bool joins_left(std::string_view word) {
  static constexpr std::array<std::string_view, 26> kJoining = {
      ".",  ",",   "!",   "?",   ";",   ":",   ")",  "]",  "%",  "n't", "'s",  "'m",  "'d",
      "'t", "'re", "'ve", "'ll", "...", "N'T", "'S", "'M", "'D", "'RE", "'VE", "'LL", "'"};
  return std::find(kJoining.begin(), kJoining.end(), word) != kJoining.end();
}

Example join_words(const std::vector<LabelledWord>& words) {
  Example out;
  bool joined = true;
  bool quoted = false;
  bool open = false;  // the last span goes on
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].text;
    const bool inner_hyphen = word == "-" && i > 0 && i + 1 < words.size() &&
                              is_ascii_alpha(words[i - 1].text) &&
                              is_ascii_alpha(words[i + 1].text);
    const bool quote = word == "\"";
    if (!out.text.empty() && !joined && !joins_left(word) && !inner_hyphen && !(quote && quoted)) {
      out.text += ' ';
    }
    joined = word == "(" || word == "[" || word == "$" || inner_hyphen || (quote && !quoted);
    if (quote) quoted = !quoted;
    const std::size_t begin = out.text.size();
    out.text += word;
    const std::string_view label = words[i].label;
    if (!label.ends_with("-PER")) {
      open = false;
    } else if (open && label[0] != 'B') {
      out.names.back().end = out.text.size();
    } else {
      out.names.push_back({begin, out.text.size()});
      open = true;
    }
  }
  std::erase_if(out.names, [&](const Span& span) { return is_handle(out.text, span); });
  return out;
}

}  // namespace

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const std::size_t end = line.find(separator, at);
    out.push_back(line.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return out;
    at = end + 1;
  }
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string read_xz(const std::filesystem::path& file) {
  const std::string packed = read_file(file);
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, UINT64_MAX, 0) != LZMA_OK) {
    throw std::runtime_error("liblzma does not start");
  }
  stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  std::string out;
  std::array<std::uint8_t, 1 << 16> buffer{};
  lzma_ret state = LZMA_OK;
  while (state == LZMA_OK) {
    stream.next_out = buffer.data();
    stream.avail_out = buffer.size();
    state = lzma_code(&stream, LZMA_FINISH);
    out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (state != LZMA_STREAM_END) throw std::runtime_error("broken .xz file " + file.string());
  return out;
}

std::vector<Example> read_jsonl(const std::filesystem::path& file) {
  std::vector<Example> out;
  for_each_line(read_file(file), [&](std::string_view line) {
    if (line.empty()) return;
    const auto record = nlohmann::json::parse(line);
    Example example;
    example.text = record.at("text").get<std::string>();
    const std::vector<std::size_t> offsets = code_point_offsets(example.text);
    bool doubtful = false;
    for (const auto& span : record.at("spans")) {
      const auto& label = span.at("label").get_ref<const std::string&>();
      doubtful |= label == "ARTIST";
      if (std::find(kPersonLabels.begin(), kPersonLabels.end(), label) == kPersonLabels.end()) {
        continue;
      }
      const Span bytes{offsets.at(span.at("start").get<std::size_t>()),
                       offsets.at(span.at("end").get<std::size_t>())};
      if (bytes.begin < bytes.end && !is_handle(example.text, bytes))
        example.names.push_back(bytes);
    }
    std::sort(example.names.begin(), example.names.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    if (!doubtful) out.push_back(std::move(example));
  });
  return out;
}

std::vector<Example> read_conll(const std::filesystem::path& file, char separator) {
  std::vector<Example> out;
  std::vector<LabelledWord> words;
  const auto flush = [&] {
    if (!words.empty()) out.push_back(join_words(words));
    words.clear();
  };
  for_each_line(read_file(file), [&](std::string_view line) {
    const std::size_t cut = line.rfind(separator);
    if (cut == std::string_view::npos) {
      flush();
    } else {
      words.push_back({std::string(line.substr(0, cut)), std::string(line.substr(cut + 1))});
    }
  });
  flush();
  return out;
}

}  // namespace expunge::training
