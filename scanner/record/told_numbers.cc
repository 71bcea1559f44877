#include "record/told_numbers.h"

#include "base/key_words.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {

bool tells_of_number(std::string_view key) {
  static const WordKinds words(embedded_file("lists/number-keys.txt"));
  return for_each_key_word(key, [](std::string_view word) { return words.find(word) != nullptr; });
}

}  // namespace expunge
