// Addresses behind a cue, whatever their streets are called.
#include <re2/re2.h>

#include <algorithm>

#include "base/strings.h"
#include "detect/address_reader.h"
#include "detect/address_tail.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kLeastAddress = 7;

// "addr block: 6630 ...": a label between the cue and the address.
std::size_t behind_label(std::string_view text, const ReadAddress& address) {
  static const RE2 label("[A-Za-z]{2,12}(?: [A-Za-z]{2,12})?: ?");
  re2::StringPiece rest(text.data() + address.span.begin, address.span.size());
  return RE2::Consume(&rest, label) ? address.span.end - rest.size() : address.span.begin;
}

Verdict take(ValueContext& context, const ReadAddress& address) {
  const std::size_t begin = behind_label(context.text, address);
  if (address.span.end < begin + kLeastAddress) return Verdict::kNo;
  context.begin = begin;
  context.end = address.span.end;
  return Verdict::kNoOpinion;
}

}  // namespace

// The value is the character behind a word for "address".
Verdict validate_address_cue(ValueContext& context) {
  const ReadAddress address = read_address(context.text, context.begin);
  return address.only_places || is_public_street_address(
                                    context.text.substr(address.span.begin, address.span.size()))
             ? Verdict::kNo
             : take(context, address);
}

// The value is the character behind "I live at", "vivo en": a place may follow instead, and its
// number may belong to what goes on.
Verdict validate_address_home(ValueContext& context) {
  const ReadAddress address = read_address(context.text, context.begin);
  if (address.only_year || !address.number_ends) return Verdict::kNo;
  if (address.uncased && address.names < 2 && !address.code) return Verdict::kNo;
  return validate_address_cue(context);
}

namespace {

// Words that make a sentence of an answer, or count something else than houses; sorted.
constexpr std::string_view kNoStreet[] = {
    "about",  "ago",      "and",  "are",   "around",  "because", "blocks", "but",     "can",
    "days",   "district", "euro", "floor", "for",     "from",    "he",     "hours",   "i",
    "i'm",    "im",       "is",   "it",    "it's",    "its",     "just",   "km",      "like",
    "meters", "miles",    "min",  "mins",  "minutes", "my",      "no",     "not",     "of",
    "or",     "people",   "pm",   "room",  "she",     "since",   "some",   "stunden", "than",
    "that",   "they",     "this", "to",    "uhr",     "until",   "was",    "we",      "when",
    "with",   "years",    "you",  "your"};

// A street and the number of a house as the whole of a stretch, in small letters, with the number
// in words too: "am alten markt 4a", "ahornweg siebzehn", "fourteen birch grove".
std::size_t small_address_end(std::string_view text, std::size_t begin) {
  static const RE2 name_first(
      "(?i)(?:[^\\x00-&(-,/-@\\[-\\x60{-\\x7F]{2,24} ){1,4}?(?:(?:nr|no|n)\\.?[\\x{BA}\\x{B0}]? ?)?"
      "([0-9]{1,4}(?: ?[a-z\\x{430}-\\x{44F}]\\b)?(?:[-/][0-9]{1,4}[a-z]?){0,2}|"
      "(?:ein|zwei|drei|vier|f\\x{FC}nf|sechs|sieben|acht|neun|sech|sieb)?(?:und)?"
      "(?:zehn|zwanzig|drei\\x{DF}ig|vierzig|f\\x{FC}nfzig|sechzig|siebzig|achtzig|neunzig)|"
      "eins|zwei|drei|vier|f\\x{FC}nf|sechs|sieben|acht|neun|elf|zw\\x{F6}lf|"
      "veintid\\x{F3}s|diez|once|doce|trece|catorce|quince|veinte|treinta)(?:$|[,.!?\\n;)])");
  static const RE2 number_first(
      "(?i)(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
      "fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|"
      "eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?) "
      "(?:[a-z'-]{3,20} ){1,3}?(?:street|st|road|rd|lane|ln|avenue|ave|grove|close|drive|dr|court|"
      "ct|place|pl|way|crescent|terrace|gardens|row|hill|walk|mews|square)\\b");
  re2::StringPiece rest(text.data() + begin, text.size() - begin);
  re2::StringPiece number;
  if (RE2::Consume(&rest, number_first)) return text.size() - rest.size();
  rest = re2::StringPiece(text.data() + begin, text.size() - begin);
  if (!RE2::Consume(&rest, name_first, &number)) return begin;
  const auto end = static_cast<std::size_t>(number.data() + number.size() - text.data());
  for (std::string_view word : split(text.substr(begin, end - begin), ' ')) {
    if (is_one_of(ascii_lower(word), kNoStreet)) return begin;
  }
  const bool year = number.size() == 4 && (number.starts_with("19") || number.starts_with("20"));
  return year ? begin : end;
}

}  // namespace

// The value is the first character of an answer to the question where to send something.
Verdict validate_address_answer(ValueContext& context) {
  const std::string_view text = context.text;
  constexpr std::size_t kSoon = 12;
  const ReadAddress address = read_address(text, context.begin);
  if (address.number_ends && !address.only_year && address.names > 0 &&
      address.span.begin <= context.begin + kSoon) {
    return validate_address_cue(context);
  }
  const std::size_t end = small_address_end(text, context.begin);
  if (end == context.begin) return Verdict::kNo;
  context.end = end;
  take_address_tail(context);
  return Verdict::kNoOpinion;
}

// The value begins with a word that only addresses begin with ("Plot No.", "Purok", "Perumahan").
Verdict validate_address_here(ValueContext& context) {
  const ReadAddress address = read_address(context.text, context.begin);
  if (address.span.begin != context.begin) return Verdict::kNo;
  const std::string_view value = context.text.substr(address.span.begin, address.span.size());
  if (value.find(',') == std::string_view::npos) return Verdict::kNo;
  return take(context, address);
}

// The value is the number of a flat or a house, behind which an address without another number
// may go on: "Flat 302, B wing, Otter Enclave, Pune 411052".  A postcode proves it, or a word that
// streets and quarters are called by.
Verdict validate_address_unit(ValueContext& context) {
  static const RE2 street(
      "(?i)\\b(?:street|st|road|rd|lane|avenue|ave|close|quay|row|cross|nagar|colony|layout|"
      "enclave|"
      "society|apartments?|towers?|heights|residency|estate|phase|sector|main|marg|gali|chowk|"
      "garden|gardens|park|village|vihar|puram|mohalla|bazar|bazaar|brgy|barangay|subd|subdivision|"
      "court|house|terrace|mews|square|block|compound|plaza)\\b");
  const std::size_t begin = context.begin;
  const ReadAddress address = read_address(context.text, begin);
  if (address.span.begin != begin || address.names < 2) return Verdict::kNo;
  const std::string_view value = context.text.substr(begin, address.span.size());
  const auto commas = std::ranges::count_if(value, [](char c) { return c == ',' || c == '\n'; });
  if (commas < 2) return Verdict::kNo;
  if (take(context, address) == Verdict::kNo) return Verdict::kNo;
  if (address.code) return Verdict::kYes;
  const std::string_view behind_unit = value.substr(value.find(','));
  const re2::StringPiece rest(behind_unit.data(), behind_unit.size());
  return RE2::PartialMatch(rest, street) ? Verdict::kNoOpinion : Verdict::kNo;
}

}  // namespace expunge
