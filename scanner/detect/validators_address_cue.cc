// Addresses behind a cue, whatever their streets are called.
#include <algorithm>

#include "base/strings.h"
#include "detect/address_reader.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kLeastAddress = 7;

Verdict take(ValueContext& context, const ReadAddress& address) {
  if (address.span.size() < kLeastAddress) return Verdict::kNo;
  context.begin = address.span.begin;
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

// The value begins with a word that only addresses begin with ("Plot No.", "Purok", "Perumahan").
Verdict validate_address_here(ValueContext& context) {
  const ReadAddress address = read_address(context.text, context.begin);
  if (address.span.begin != context.begin) return Verdict::kNo;
  const std::string_view value = context.text.substr(address.span.begin, address.span.size());
  if (value.find(',') == std::string_view::npos) return Verdict::kNo;
  return take(context, address);
}

}  // namespace expunge
