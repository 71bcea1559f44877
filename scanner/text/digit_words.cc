#include "text/digit_words.h"

#include "text/spoken_words.h"

namespace expunge {

std::size_t digits_said(std::string_view word) {
  if (word.empty() || word.size() > kLongestSpokenWord) return 0;
  switch (find_spoken_word(word).kind) {
    case SpokenKind::kDigit:
      return 1;
    case SpokenKind::kTeen:
    case SpokenKind::kTens:
      return 2;
    case SpokenKind::kHundreds:
      return 3;
    default:
      return 0;
  }
}

}  // namespace expunge
