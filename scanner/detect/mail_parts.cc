#include "detect/mail_parts.h"

#include <algorithm>

#include "base/strings.h"
#include "detect/part_words.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kShortestName = 3;
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMostWords = 5;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_name_sign(char c) {
  return is_ascii_alnum(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

// The end of the text without what ends a sentence.
std::size_t end_of_words(std::string_view text, std::size_t end) {
  constexpr std::string_view kBehind = " \t\r\n.,!:;)\"'";
  while (end > 0 && kBehind.find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

std::size_t begin_of_word(std::string_view text, std::size_t end) {
  while (end > 0 && !is_space(text[end - 1])) --end;
  return end;
}

}  // namespace

std::optional<MailboxPart> mailbox_at_end(std::string_view text) {
  MailboxPart part;
  std::size_t end = end_of_words(text, text.size());
  std::size_t begin = begin_of_word(text, end);
  const std::string_view last = text.substr(begin, end - begin);
  if (last == "@" || ascii_lower(last) == "at") {
    part.has_at = true;
    end = end_of_words(text, begin);
    begin = begin_of_word(text, end);
  } else if (last.ends_with('@')) {
    part.has_at = true;
    --end;
  }
  while (begin < end && (text[begin] == '"' || text[begin] == '(')) ++begin;
  const std::string_view name = text.substr(begin, end - begin);
  if (name.size() < kShortestName || name.size() > kLongestName ||
      !std::ranges::all_of(name, is_name_sign) || is_part_word(name)) {
    return std::nullopt;
  }
  part.name = {begin, end};
  return part;
}

std::optional<HostPart> host_at_start(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t words = 0; words <= kMostWords; ++words) {
    while (at < text.size() && (is_space(text[at]) || text[at] == ':' || text[at] == ',')) ++at;
    if (at >= text.size()) return std::nullopt;
    if (text[at] == '@') {
      const bool host = at + 1 < text.size() && is_ascii_alnum(text[at + 1]);
      return host ? std::optional<HostPart>({at, true, true}) : std::nullopt;
    }
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end]) && text[end] != ':' && text[end] != ',') ++end;
    const std::string_view word = text.substr(at, end - at);
    const std::size_t dot = word.find('.');
    if (dot != std::string_view::npos && dot > 0 && dot + 2 < word.size() &&
        std::ranges::all_of(word, is_name_sign)) {
      return HostPart{at, false, false};
    }
    if (ascii_lower(word) == "at") {
      while (end < text.size() && text[end] == ' ') ++end;
      return HostPart{end, false, true};
    }
    if (!is_part_word(word)) return std::nullopt;
    at = end;
  }
  return std::nullopt;
}

bool tells_of_mail(std::string_view text) {
  static constexpr std::string_view kMail[] = {"mail",
                                               "Mail",
                                               "MAIL",
                                               "addy",
                                               "orreo",
                                               "ourriel",
                                               "post",
                                               "inbox",
                                               "\xD0\xBF\xD0\xBE\xD1\x87\xD1\x82",
                                               "\xE9\x82\xAE\xE7\xAE\xB1",
                                               "\xE3\x83\xA1\xE3\x83\xBC\xE3\x83\xAB",
                                               "\xEB\xA9\x94\xEC\x9D\xBC"};
  return std::ranges::any_of(
      kMail, [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace expunge
