#include "names/hidden.h"

#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::size_t kShortest = 4;  // letters

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The letter that a digit stands for; 0 for others.
char letter_of(char digit) {
  switch (digit) {
    case '0':
      return 'o';
    case '1':
      return 'i';
    case '3':
      return 'e';
    case '4':
      return 'a';
    case '5':
      return 's';
    case '7':
      return 't';
    case '8':
      return 'b';
    default:
      return 0;
  }
}

bool is_word_byte(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "d4n4": letters with digits among them, at least two of them letters and one before a digit or
// between two; digits at the end ("dana98") are an account's.
std::size_t end_of_leet(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t last_letter = at;
  for (; end < text.size() && is_word_byte(text[end]); ++end) {
    if (is_ascii_letter(text[end])) {
      ++letters;
      last_letter = end;
    } else if (letter_of(text[end]) != 0) {
      ++digits;
    } else {
      return at;
    }
  }
  const bool ends_in_number = end - last_letter > 2;
  return digits > 0 && letters >= 2 && letters + 1 >= digits && end - at >= kShortest &&
                 !ends_in_number
             ? end
             : at;
}

// "d a n a", "D.A.N.A", "d-a-n-a": single letters, the same sign between all of them.
std::size_t end_of_singles(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || !is_ascii_letter(text[at])) return at;
  const char gap = text[at + 1];
  if (gap != ' ' && gap != '.' && gap != '-' && gap != '_' && gap != '*') return at;
  std::size_t end = at + 1;
  std::size_t count = 1;
  while (end + 1 < text.size() && text[end] == gap && is_ascii_letter(text[end + 1]) &&
         (end + 2 == text.size() || !is_word_byte(text[end + 2]) || text[end + 2] == gap)) {
    end += 2;
    ++count;
  }
  return count >= kShortest ? end : at;
}

}  // namespace

std::string hidden_key(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const char letter = letter_of(c);
    if (letter != 0) {
      out += letter;
    } else if (is_ascii_letter(c)) {
      const char small = static_cast<char>(c | 0x20);
      out += small == 'l' ? 'i' : small;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      out += c;
    }
  }
  return out;
}

std::string revealed(std::string_view word, char one) {
  std::string out;
  for (const char c : word) {
    const char letter = c == '1' ? one : letter_of(c);
    if (letter != 0) {
      out += letter;
    } else if (is_ascii_letter(c)) {
      out += static_cast<char>(c | 0x20);
    }
  }
  return out;
}

std::size_t end_of_hidden_word(std::string_view text, std::size_t at) {
  const std::size_t end = end_of_singles(text, at);
  return end != at ? end : end_of_leet(text, at);
}

}  // namespace expunge
