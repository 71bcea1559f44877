#include "detect/secret_words.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/strings.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

// Marks of samples and of values that stand elsewhere; sought anywhere in the lower-cased value.
constexpr std::string_view kSampleMarks[] = {
    "example",    "xxxx",     "your",     "placeholder", "changeme",  "change_me",   "change-me",
    "redacted",   "insert",   "replace",  "dummy",       "sample",    "<",           ">",
    "${",         "{{",       "}}",       "$(",          "%(",        "process.env", "os.environ",
    "os.getenv",  "getenv",   "env.",     "secrets.",    "...",       "****",        "\xE2\x80\xA6",
    "_here",      "-here",    "todo",     "undefined",   "null",      "0123456789",  "1234567890",
    "abcdefghij", "aaaaaaaa", "00000000", "my_secret",   "my-secret", "test_key",    "fake"};

enum class WordClass { kSentence, kTutorial };

using WordClasses = std::unordered_map<std::string_view, WordClass>;

// Lines: a word in lower case, and behind a tab a `t` for tutorials.
WordClasses load_words() {
  WordClasses words;
  for (const std::string_view line : split(embedded_file("lists/password-words.txt"), '\n')) {
    const std::size_t tab = line.find('\t');
    if (line.empty()) continue;
    words.emplace(line.substr(0, tab),
                  tab == std::string_view::npos ? WordClass::kSentence : WordClass::kTutorial);
  }
  return words;
}

bool is_of_class(const std::string& word, WordClass wanted) {
  static const WordClasses words = load_words();
  const auto found = words.find(word);
  return found != words.end() && found->second == wanted;
}

}  // namespace

bool is_sample(std::string_view value) {
  const std::string lower = ascii_lower(value);
  return std::ranges::any_of(
      kSampleMarks, [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

bool is_sentence_word(std::string_view word) {
  return is_of_class(ascii_lower(word), WordClass::kSentence);
}

bool is_tutorial_password(std::string_view value) {
  std::string lower = ascii_lower(value);
  while (!lower.empty() && lower.back() == '!') lower.pop_back();
  return is_of_class(lower, WordClass::kTutorial);
}

}  // namespace expunge
