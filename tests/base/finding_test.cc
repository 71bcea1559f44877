#include "expunge/finding.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

TEST(Finding, RoleNamesAreThoseOfProfilesAndLogs) {
  struct Case {
    Role role;
    std::string_view name;
  };
  for (const Case& c :
       {Case{Role::kHuman, "human"}, Case{Role::kBot, "bot"}, Case{Role::kPersona, "persona"},
        Case{Role::kPersonaName, "persona_name"}, Case{Role::kSystem, "system"},
        Case{Role::kMetadata, "metadata"}, Case{Role::kIdentifier, "identifier"},
        Case{Role::kTimestamp, "timestamp"}, Case{Role::kLabel, "label"}}) {
    EXPECT_EQ(to_string(c.role), c.name);
    EXPECT_EQ(role_from_string(c.name), c.role);
  }
  EXPECT_EQ(role_from_string("Human"), std::nullopt);
  EXPECT_EQ(role_from_string(""), std::nullopt);
}

TEST(Finding, OwnerNamesAreThoseOfPoliciesAndLogs) {
  struct Case {
    Owner owner;
    std::string_view name;
  };
  for (const Case& c :
       {Case{Owner::kSelf, "self"}, Case{Owner::kOther, "other"}, Case{Owner::kPersona, "persona"},
        Case{Owner::kPublic, "public"}, Case{Owner::kUnknown, "unknown"}}) {
    EXPECT_EQ(to_string(c.owner), c.name);
    EXPECT_EQ(owner_from_string(c.name), c.owner);
  }
  EXPECT_EQ(owner_from_string("nobody"), std::nullopt);
}

}  // namespace
}  // namespace expunge
