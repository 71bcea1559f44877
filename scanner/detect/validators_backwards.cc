// Values that are written backwards, where the text says so: what they are read forwards.
#include <string>

#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

Verdict validate_turned(const ValueContext& context, Validator validator) {
  const std::string_view value = value_of(context);
  const std::string turned(value.rbegin(), value.rend());
  ValueContext forwards;
  forwards.text = turned;
  forwards.end = turned.size();
  forwards.regions = context.regions;
  forwards.stated_regions = context.stated_regions;
  forwards.has_context = true;
  const Verdict verdict = validator(forwards);
  const bool whole = forwards.begin == 0 && forwards.end == turned.size();
  return whole ? verdict : Verdict::kNo;
}

}  // namespace

Verdict validate_email_backwards(ValueContext& context) {
  return validate_turned(context, validate_email);
}

// A telephone number in a word for it, or so written that nothing else is.
Verdict validate_phone_backwards(ValueContext& context) {
  return validate_turned(context, validate_phone);
}

}  // namespace expunge
