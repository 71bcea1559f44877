#include "base/entity_family.h"

#include <array>

namespace expunge {
namespace {

struct Member {
  std::string_view entity;
  std::string_view family;
};

// Those whose name does not tell.
constexpr std::array kMembers = {Member{"ABA_ROUTING_NUMBER", "BANK_ACCOUNT"},
                                 Member{"BIC_CODE", "BANK_ACCOUNT"},
                                 Member{"DE_KFZ", "VEHICLE_ID"},
                                 Member{"DE_PLZ", "POSTAL_CODE"},
                                 Member{"MEDICAL_LICENSE", "NATIONAL_ID"},
                                 Member{"US_BANK_NUMBER", "BANK_ACCOUNT"},
                                 Member{"VIN", "VEHICLE_ID"},
                                 Member{"UK_SORT_CODE", "BANK_ACCOUNT"}};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string_view entity_family(std::string_view entity) {
  for (const Member& member : kMembers) {
    if (member.entity == entity) return member.family;
  }
  const bool of_a_country = entity.size() > 3 && is_capital(entity[0]) && is_capital(entity[1]) &&
                            entity[2] == '_' && entity != "IP_ADDRESS";
  if (!of_a_country) return entity;
  if (entity.ends_with("_VEHICLE_REGISTRATION") || entity.ends_with("_LICENSE_PLATE")) {
    return "VEHICLE_ID";
  }
  if (entity.ends_with("_POSTCODE")) return "POSTAL_CODE";
  if (entity.ends_with("_PHONE_NUMBER") || entity.ends_with("_MOBILE_NUMBER")) {
    return "PHONE_NUMBER";
  }
  return "NATIONAL_ID";
}

}  // namespace expunge
