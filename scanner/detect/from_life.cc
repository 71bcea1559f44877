#include "detect/from_life.h"

#include <re2/re2.h>

#include <algorithm>

#include "detect/lazy_pattern.h"
#include "names/letters.h"

namespace expunge {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

const LazyPattern& relative() {
  static const LazyPattern kPattern(
      R"(^(?i:(?:this is |he is |she is |hes |shes |he's |she's |based on )?(?:my|our) (?:(?:own|big|little|older|younger|old|late|dead|dear|actual|real|irl|best|ex|great|baby|kid) ){0,2}(?:ex|crush|brother|bro|sister|sis|twin|mom|mum|mother|dad|father|grand(?:pa|ma|dad|father|mother)|grandad|nan|nana|gran|granny|friend|bestie|boyfriend|girlfriend|bf|gf|husband|wife|son|daughter|boss|manager|teacher|cousin|uncle|aunt|auntie|roommate|flatmate|neighbou?r|coworker|colleague|classmate|group ?chat|gc|friend group|squad|flat|household|band|family|class)\b))");
  return kPattern;
}

// Years of a life, contacts, why it was made: what nobody writes of an invented relative.
const LazyPattern& proof() {
  static const LazyPattern kPattern(
      R"((?i:(?:19|20)[0-9]{2}\)? ?(?:-|\x{2013}|to) ?\(?(?:[0-9]{1,2}/[0-9]{1,2}/)?(?:19|20)[0-9]{2}|\breal (?:guy|girl|person|life|one)\b|\birl\b|\br\.?i\.?p\b|\bpassed (?:away|last|in|(?:19|20)[0-9]{2})\b|\b(?:actual|real) (?:group ?chat|gc|friends)\b|\bas a bot\b|\bdied\b|\bmade (?:from|of|so|because|bc|it|this)\b|\bi miss\b|\b(?:his|her) (?:letters|texts|messages|voice)\b|\binsta|@[a-z0-9_.]{4}))");
  return kPattern;
}

}  // namespace

bool is_told_from_life(std::string_view description) {
  constexpr std::size_t kReach = 400;      // bytes that tell
  constexpr std::size_t kWholeField = 24;  // "my big brother"
  const std::size_t begin = description.find_first_not_of(" \n\"'(");
  if (begin == std::string_view::npos) return false;
  description = description.substr(begin);
  // Most describe somebody else.
  if (description.find("my ") == std::string_view::npos &&
      description.find("My ") == std::string_view::npos &&
      description.find("our ") == std::string_view::npos &&
      description.find("Our ") == std::string_view::npos) {
    return false;
  }
  const std::string_view head =
      description.substr(0, character_start(description, std::min(kReach, description.size())));
  re2::StringPiece rest = piece(head);
  if (!relative().may_begin(head) || !RE2::Consume(&rest, *relative())) return false;
  if (head.size() <= kWholeField && !rest.starts_with("'s")) return true;
  return proof().matches({rest.data(), rest.size()});
}

}  // namespace expunge
