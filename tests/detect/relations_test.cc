#include "detect/relations.h"

#include <gtest/gtest.h>

#include <string_view>

namespace expunge {
namespace {

// Whether `name`, where `text` first holds it, is told so.
bool is_yours(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  return is_your_relation(text, {at, at + name.size()});
}

TEST(Relations, WhoIsSomebodysToWhomOneSpeaks) {
  EXPECT_TRUE(is_yours("your brother Zelwin sent me", "Zelwin"));
  EXPECT_TRUE(is_yours("ur old friend Zelwin", "Zelwin"));
  EXPECT_TRUE(is_yours("tu hermana Zelwina me dijo", "Zelwina"));
  EXPECT_TRUE(is_yours("it was Zelwin, your gardener", "Zelwin"));
}

TEST(Relations, OthersAreNot) {
  EXPECT_FALSE(is_yours("your Zelwin", "Zelwin")) << "a name for the one spoken to";
  EXPECT_FALSE(is_yours("my brother Zelwin", "Zelwin"));
  EXPECT_FALSE(is_yours("ur creator zelwin told me", "zelwin"));
  EXPECT_FALSE(is_yours("is it yours? Zelwin says so", "Zelwin"));
  EXPECT_FALSE(is_yours("i'm Zelwin, your new flatmate", "Zelwin"));
  EXPECT_FALSE(is_yours("Zelwin, your", "Zelwin"));
}

}  // namespace
}  // namespace expunge
