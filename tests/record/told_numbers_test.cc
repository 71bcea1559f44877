#include "record/told_numbers.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

TEST(ToldNumbers, AreToldByAWordOfTheKey) {
  for (const char* key : {"phone", "homePhone", "Phone number", "user.mobile", "PHONE", "zip_code",
                          "card-number", "tel", "lat", "DOB", "passportNo", "Telefonnummer",
                          "\xE6\x89\x8B\xE6\x9C\xBA\xE5\x8F\xB7", "steuernummer"}) {
    EXPECT_TRUE(tells_of_number(key)) << key;
  }
  for (const char* key : {"", "id", "count", "timestamp", "telephony", "score", "user_id", "price",
                          "hotel", "discard", "created_at", "likes", "spine"}) {
    EXPECT_FALSE(tells_of_number(key)) << key;
  }
}

}  // namespace
}  // namespace expunge
