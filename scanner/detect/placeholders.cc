// One pattern for the marks of all dialects:
//   {{user}} {{char}} {{random_user_1}}        PIPPA, character cards, SillyTavern
//   <USER> <BOT> <START>                       older character cards
//   [Your Name] [user 1's name]                language models' letters, Synthetic-Persona-Chat
//   NAME_1                                     LMSYS-Chat-1M
//   [NAME_IN_MESSAGE_REDACTED] [REDACTED]      the Character.AI dumper
//   <PRESIDIO_ANONYMIZED_PERSON> <TRUFFLEHOG_REDACTED_...>  WildChat
//   <PERSON> <EMAIL_ADDRESS>                   Presidio's default replacement
//   [EMAIL_ADDRESS_1] [PERSON:3fa9c1d2] [PERSON:enc:...]    expunge
//   *** ____                                   hand-made blanks
#include "detect/placeholders.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/utf8.h"
#include "detect/lazy_pattern.h"
#include "names/letters.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

constexpr char kPattern[] =
    R"re((\{\{[^{}\r\n]{1,40}\}\})re"
    R"re(|\{(?:(?i)[a-z_]*(?:name|user|char|bot|email|phone|address)[a-z_0-9]*)\})re"
    R"re(|<(?:(?i)user|bot|char|start|person|name|nickname|username|email|phone|address|redacted)>)re"
    R"re(|<[A-Z]+(?:_[A-Z0-9]+)+>)re"
    R"re(|\[[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?:_?[0-9]+)?\])re"
    R"re(|\[[A-Z][A-Z_]+:(?:enc:)?[A-Za-z0-9_=-]+\])re"
    R"re(|\[[A-Z]+_?[0-9]+\])re"
    R"re(|\[(?:(?i)redacted|removed|deleted|censored|hidden|masked|anonymi[sz]ed|person|phone|e-?mail|name|address|url|date|location|username|user|ssn|secret|handle|age|crypto|organization|medical|nrp)\])re"
    R"re(|\[(?:(?i)(?:[a-z0-9 '/\x{2019}-]{0,40}\b)?(?:your|my|insert|name|surname|e-?mail|phone|address|number|recipient|company|date|city|state|zip|position|title|university|employer)\b[a-z0-9 ,.'/\x{2019}-]{0,40})\])re"
    R"re(|\bNAME_[0-9]+\b)re"
    R"re(|\*{3,}|_{3,}))re";

// Where a mark may begin, from `at` on: each begins with one of these.
std::size_t next_start(std::string_view text, std::size_t at) {
  const auto brackets = [](ByteBlock b) {
    return b.equal_to('{') | b.equal_to('<') | b.equal_to('[');
  };
  const auto stars = [](ByteBlock b) { return b.equal_to('*'); };
  const auto lines = [](ByteBlock b) { return b.equal_to('_'); };
  const auto capital = [](ByteBlock b) { return b.equal_to('N'); };
  const auto letter = [](ByteBlock b) { return b.equal_to('A'); };
  MaskBuffer buffer;
  for (; at < text.size(); at += kMaskBytes) {
    const char* bytes = masked_bytes(text, at, buffer);
    std::uint64_t starts = mask_of(bytes, brackets);
    // "***", "___", "NAME_1"; most texts hold no two of these in a row.
    const auto note_rows = [&](auto sign) {
      const std::uint64_t two = mask_of(bytes, sign) & mask_of(bytes + 1, sign);
      if (two != 0) starts |= two & mask_of(bytes + 2, sign);
    };
    note_rows(stars);
    note_rows(lines);
    const std::uint64_t capitals = mask_of(bytes, capital);
    if (capitals != 0) starts |= capitals & mask_of(bytes + 1, letter);
    if (starts != 0) return at + take_lowest(starts);
  }
  return std::string_view::npos;
}

}  // namespace

struct Placeholders::Impl {
  LazyPattern pattern{kPattern};
};

Placeholders::Placeholders() : impl_(std::make_unique<Impl>()) {}
Placeholders::~Placeholders() = default;

void Placeholders::find(std::string_view text, const std::vector<std::string>& extra,
                        std::vector<TextSpan>& out) const {
  out.clear();
  const re2::StringPiece input(text.data(), text.size());
  re2::StringPiece match;
  for (std::size_t at = next_start(text, 0); at < text.size(); at = next_start(text, at)) {
    if ((*impl_->pattern).Match(input, at, text.size(), RE2::ANCHOR_START, &match, 1)) {
      out.push_back({at, at + match.size()});
      at += std::max<std::size_t>(match.size(), 1);
    } else {
      ++at;
    }
  }
  const std::size_t by_pattern = out.size();
  for (const std::string& token : extra) {
    if (token.empty()) continue;
    for (std::size_t at = text.find(token); at != std::string_view::npos;
         at = text.find(token, at + token.size())) {
      out.push_back({at, at + token.size()});
    }
  }
  if (out.size() == by_pattern) return;
  std::sort(out.begin(), out.end());
  std::size_t kept = 0;  // merge those that overlap
  for (std::size_t i = 1; i < out.size(); ++i) {
    if (out[i].begin < out[kept].end) {
      out[kept].end = std::max(out[kept].end, out[i].end);
    } else {
      out[++kept] = out[i];
    }
  }
  out.resize(kept + 1);
}

namespace {

TextSpan trim_to_letters(std::string_view text, TextSpan span) {
  const auto is_content = [](char32_t c) { return is_letter(c) || (c >= '0' && c <= '9'); };
  while (!span.empty() && !is_content(code_point_at(text, span.begin))) {
    next_code_point(text, span.begin);
  }
  while (!span.empty() && !is_content(code_point_before(text, span.end))) {
    previous_code_point(text, span.end);
  }
  return span;
}

// The first of those that overlap `span`, or what stands behind it.
std::vector<TextSpan>::const_iterator first_touching(const std::vector<TextSpan>& placeholders,
                                                     TextSpan span) {
  return std::ranges::upper_bound(placeholders, span.begin, {}, &TextSpan::end);
}

}  // namespace

bool touches_placeholder(TextSpan span, const std::vector<TextSpan>& placeholders) {
  const auto mark = first_touching(placeholders, span);
  return mark != placeholders.end() && mark->overlaps(span);
}

TextSpan without_placeholders(std::string_view text, TextSpan span,
                              const std::vector<TextSpan>& placeholders) {
  TextSpan best{span.begin, span.begin};
  std::size_t at = span.begin;
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const TextSpan piece = trim_to_letters(text, {begin, end});
    if (piece.size() > best.size()) best = piece;
  };
  for (auto mark = first_touching(placeholders, span);
       mark != placeholders.end() && mark->overlaps(span); ++mark) {
    keep(at, mark->begin);
    at = mark->end;
  }
  keep(at, span.end);
  return best;
}

}  // namespace expunge
