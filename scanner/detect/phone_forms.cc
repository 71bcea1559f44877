#include "detect/phone_forms.h"

#include <phonenumbers/phonenumber.pb.h>
#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <set>

namespace expunge {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Shorter ones, dialled within a town, are too many people's.
constexpr std::size_t kLeastDigits = 7;

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits),
                       [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

Error fault(std::string what) { return Error{ErrorCode::kUsage, std::move(what), ""}; }

void add(std::string form, std::vector<std::string>& forms) {
  if (form.size() < kLeastDigits || std::ranges::find(forms, form) != forms.end()) return;
  forms.push_back(std::move(form));
}

}  // namespace

Result<PhoneForms> phone_forms(std::string_view number, const std::string& region) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  if (!region.empty()) {
    std::set<std::string> regions;
    util.GetSupportedRegions(&regions);
    if (!regions.contains(region)) {
      return fault("unknown region '" + region +
                   "'; write the two letters of ISO 3166: GB, DE, IN");
    }
  }
  const bool international = number.find('+') != std::string_view::npos;
  if (!international && region.empty()) {
    return fault("no country: begin with + and its code, or say the region");
  }
  PhoneNumber parsed;
  if (util.Parse(std::string(number), region.empty() ? "ZZ" : region, &parsed) !=
      PhoneNumberUtil::NO_PARSING_ERROR) {
    return fault("no telephone number");
  }
  if (!util.IsPossibleNumber(parsed)) {
    return fault("no telephone number that can be dialled there: count its digits");
  }
  std::string subscriber;
  util.GetNationalSignificantNumber(parsed, &subscriber);
  if (subscriber.size() < kLeastDigits) return fault("too short: many have such a number");
  PhoneForms forms;
  forms.international = std::to_string(parsed.country_code()) + subscriber;
  // Read once more, without an extension.
  std::string dialled;
  if (util.Parse("+" + forms.international, "ZZ", &parsed) == PhoneNumberUtil::NO_PARSING_ERROR) {
    util.Format(parsed, PhoneNumberUtil::NATIONAL, &dialled);
  }
  add(digits_of(dialled), forms.national);
  add(subscriber, forms.national);
  return forms;
}

}  // namespace expunge
