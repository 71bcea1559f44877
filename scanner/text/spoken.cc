// The spoken view: addresses and numbers in words.  A cheap scan tells whether anything could be
// there; only then the text is cut into tokens, and three readers, for mail addresses, numbers and
// spaced letters, propose rewritings of the gaps and words between what stays.  Each rewriting is
// as small as it can be, so that a value found on the view covers its written form and no more.
#include <algorithm>
#include <string_view>
#include <vector>

#include "text/spoken_cues.h"
#include "text/spoken_readers.h"
#include "text/view.h"

namespace expunge {

namespace {

// How many digits a spaced number has that is written 415-555-0127 in North America, with a 1
// before or not; else 0.  Ten digits one by one are hardly anything else.
std::size_t local_number(const Tokens& tokens, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  if (count != 10 && count != 11) return 0;
  const bool digits = std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                  tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](const SpokenToken& token) { return token.numeric; });
  return digits ? count : 0;
}

}  // namespace

void join_spaced_letters(std::string_view text, const Tokens& tokens, Rewritings& out) {
  constexpr std::size_t kLeast = 4;
  const auto separator_after = [&](std::size_t i) {
    if (i + 1 >= tokens.size() || tokens[i + 1].begin != tokens[i].end + 1) return '\0';
    const char c = text[tokens[i].end];
    return c == ' ' || c == '.' || c == '-' || c == '/' ? c : '\0';
  };
  // "d a n a @ x . o r g": a sign between spaces, as each of the letters is.
  const auto sign_after = [&](std::size_t i) -> std::string_view {
    if (i + 1 >= tokens.size() || tokens[i + 1].begin != tokens[i].end + 3) return {};
    const std::string_view gap = text.substr(tokens[i].end, 3);
    const bool sign = gap[0] == ' ' && gap[2] == ' ' &&
                      std::string_view("@._-").find(gap[1]) != std::string_view::npos;
    return sign ? gap.substr(1, 1) : std::string_view();
  };
  const auto fits = [&](std::size_t i, char separator) {
    return tokens[i].single && !tokens[i].used && !(separator == '/' && !tokens[i].numeric);
  };
  // Few digits with dots or slashes between are an address of the Internet, a version or a date.
  constexpr std::size_t kLeastDotted = 8;
  const auto is_few = [&](std::size_t begin, std::size_t end, char separator) {
    if (separator != '.' && separator != '/') return end - begin < kLeast;
    const bool digits = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                    tokens.begin() + static_cast<std::ptrdiff_t>(end),
                                    [](const SpokenToken& token) { return token.numeric; });
    return end - begin < (digits ? kLeastDotted : kLeast);
  };
  // Where the run of tokens [begin, end) goes on to if a sign for "at" stands behind it.
  const auto with_mail_host = [&](std::size_t begin, std::size_t end, const auto& sign_of) {
    if (separator_after(begin) != ' ') return end;
    std::size_t last = end;
    bool at_sign = false;
    while (last < tokens.size() && tokens[last].single && !tokens[last].used) {
      const std::string_view sign = sign_of(last - 1);
      if (sign.empty() && separator_after(last - 1) != ' ') break;
      at_sign |= sign == "@";
      ++last;
    }
    // A host in one piece: "d a n a @ brightfen.net".
    if (!at_sign && last < tokens.size() && sign_of(last - 1) == "@" &&
        tokens[last].end < text.size() && text[tokens[last].end] == '.') {
      return last + 1;
    }
    return at_sign ? last : end;
  };
  // "o . w r e n _ 7": in an account or a mailbox a sign may stand among spaced letters.
  const auto goes_on = [&](std::size_t i, char separator) {
    if (separator_after(i) == separator) return true;
    const std::string_view sign = separator == ' ' ? sign_after(i) : std::string_view();
    return (sign == "." || sign == "_") && !(tokens[i].numeric && tokens[i + 1].numeric);
  };
  for (std::size_t i = 0; i < tokens.size();) {
    char separator = tokens[i].single ? separator_after(i) : '\0';
    if (separator == '\0' && tokens[i].single && goes_on(i, ' ')) separator = ' ';
    std::size_t end = i + 1;
    if (separator != '\0' && fits(i, separator)) {
      while (end < tokens.size() && goes_on(end - 1, separator) && fits(end, separator)) ++end;
    }
    if (separator != '\0') end = with_mail_host(i, end, sign_after);
    if (separator != '\0' && !is_few(i, end, separator)) {
      const std::size_t groups = local_number(tokens, i, end);
      // "@ w r e n _ 7"
      const std::size_t begin = tokens[i].begin;
      if (separator == ' ' && begin > 1 && text[begin - 1] == ' ' && text[begin - 2] == '@' &&
          (begin == 2 || text[begin - 3] == ' ')) {
        out.push_back({begin - 1, begin, ""});
      }
      for (std::size_t k = i + 1; k < end; ++k) {
        const bool parts = groups != 0 && (end - k == 4 || end - k == 7 || end - k == 10);
        const std::string_view sign = sign_after(k - 1);
        out.push_back({tokens[k - 1].end, tokens[k].begin,
                       !sign.empty() ? sign : (parts ? std::string_view("-") : "")});
      }
    }
    i = end;
  }
}

namespace {

// Writes `text` with the rewritings, through `folded` if there is one.
void apply(std::string_view text, const View* folded, Rewritings& rewritings, View& out) {
  std::sort(rewritings.begin(), rewritings.end(),
            [](const Rewriting& a, const Rewriting& b) { return a.begin < b.begin; });
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (folded != nullptr) {
      out.append_view(*folded, {begin, end});
    } else {
      out.keep(text, {begin, end});
    }
  };
  std::size_t kept = 0;
  for (const Rewriting& r : rewritings) {
    if (r.begin < kept) continue;
    keep(kept, r.begin);
    out.append(r.replacement,
               folded != nullptr ? folded->to_text({r.begin, r.end}) : TextSpan{r.begin, r.end});
    kept = r.end;
  }
  keep(kept, text.size());
}

}  // namespace

bool build_spoken(std::string_view text, const View* folded, View& out) {
  out.clear();
  const std::string_view base = folded != nullptr ? folded->text() : text;
  const SpokenCues cues = find_spoken_cues(base);
  if (!cues.any()) return false;
  Tokens tokens;
  constexpr std::size_t kUsualWord = 4;  // with the space behind it, or more
  tokens.reserve(base.size() / kUsualWord);
  find_spoken_tokens(base, tokens);
  Rewritings rewritings;
  if (cues.mail) read_spoken_mail(base, tokens, rewritings);
  if (cues.digits) read_spoken_numbers(base, tokens, rewritings);
  if (cues.letters) join_spaced_letters(base, tokens, rewritings);
  if (rewritings.empty()) return false;
  apply(base, folded, rewritings, out);
  return true;
}

bool build_spoken(std::string_view text, View& out) {
  View folded;
  return build_spoken(text, build_folded(text, folded) ? &folded : nullptr, out);
}

}  // namespace expunge
