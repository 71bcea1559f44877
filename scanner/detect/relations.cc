#include "detect/relations.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

// "my ", "unsere ": of who writes.
bool holds_own(std::string_view text) {
  static constexpr std::array<std::string_view, 20> kOwn = {"my ",
                                                            "our ",
                                                            "mi ",
                                                            "mein",
                                                            "unser",
                                                            "mon ",
                                                            "ma ",
                                                            "meu ",
                                                            "minha ",
                                                            "mio ",
                                                            "mia ",
                                                            "mijn ",
                                                            "m\xC3\xB3j ",
                                                            "moj",
                                                            "min ",
                                                            "mitt ",
                                                            "\xD0\xBC\xD0\xBE",
                                                            "mis ",
                                                            "nuestr",
                                                            "anak saya"};
  const std::string near = lower(text);
  return std::any_of(kOwn.begin(), kOwn.end(), [&](std::string_view own) {
    for (std::size_t at = near.find(own); at != std::string::npos; at = near.find(own, at + 1)) {
      if (at == 0 || !is_letter(code_point_before(near, at))) return true;
    }
    return false;
  });
}

}  // namespace

bool is_own_relation(std::string_view text, TextSpan span) {
  constexpr std::size_t kReach = 40;
  const std::size_t from = character_start(text, span.begin > kReach ? span.begin - kReach : 0);
  return holds_own(text.substr(from, span.begin - from));
}

bool is_own_relation_behind(std::string_view text, const Hit& hit) {
  constexpr std::size_t kReach = 24;
  if (hit.rule_id != "names/kin") return false;
  const std::size_t to = character_start(text, std::min(text.size(), hit.span.end + kReach));
  const std::string_view behind = text.substr(hit.span.end, to - hit.span.end);
  return holds_own(behind.substr(0, behind.find_first_of(".!?\n")));
}

}  // namespace expunge
