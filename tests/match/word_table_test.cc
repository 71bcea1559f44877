#include "match/word_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "text/word_index.h"

namespace expunge {
namespace {

using Found = std::set<std::pair<std::uint32_t, std::uint32_t>>;  // key, place

std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) out += static_cast<char>(static_cast<unsigned char>(c) | 0x20U);
  return out;
}

// A key begins `text`, and what follows is in its set.
bool stands(const WordKey& key, std::string_view text) {
  const std::string bytes =
      folded(std::string(text.substr(0, WordKey::kLongest)) + "\n\n\n\n\n\n\n\n");
  for (std::size_t i = 0; i < WordKey::kLongest; ++i) {
    const auto mask = static_cast<unsigned char>(key.mask >> (8 * i));
    if (mask != 0 &&
        static_cast<unsigned char>(bytes[i]) != static_cast<unsigned char>(key.bytes >> (8 * i))) {
      return false;
    }
  }
  return key.size() == WordKey::kLongest ||
         key.next.holds(static_cast<unsigned char>(bytes[key.size()]));
}

TEST(FollowSet, HoldsWhatWasAdded) {
  FollowSet set;
  for (unsigned byte = 0x20; byte < 0x40; ++byte) set.add(static_cast<unsigned char>(byte));
  for (unsigned byte = 'a'; byte <= 'z'; ++byte) {
    EXPECT_FALSE(set.holds(static_cast<unsigned char>(byte))) << byte;
  }
  for (unsigned byte = 0x20; byte < 0x40; ++byte) {
    EXPECT_TRUE(set.holds(static_cast<unsigned char>(byte))) << byte;
  }
  EXPECT_FALSE(set.holds(0xE2));
  set.add(0xE2);
  EXPECT_TRUE(set.holds(0xE2));
  EXPECT_FALSE(set.holds('b'));
  std::size_t count = 0;
  FollowSet::all().for_each_byte([&](unsigned char byte) {
    EXPECT_NE(byte & 0x20, 0);
    ++count;
  });
  EXPECT_EQ(count, 128U);
}

// Every key that stands at a word is found there, and nothing else is; no filter keeps one out.
TEST(WordTable, FindsWhatStands) {
  std::mt19937 random(7);
  const std::string_view alphabet = "abcST .'9\n\xC3\xA9";
  const auto any = [&] { return static_cast<unsigned char>(alphabet[random() % alphabet.size()]); };
  for (int round = 0; round < 60; ++round) {
    std::vector<WordKey> keys;
    for (std::size_t i = 0; i < 40; ++i) {
      WordKey key;
      const std::size_t size = 2 + random() % 7;
      for (std::size_t at = 0; at < size; ++at) key.set(at, any());
      if (size + 1 < WordKey::kLongest && random() % 3 == 0) key.set(size + 1, any());
      if (random() % 2 == 0) {
        key.next = {};
        for (int n = 0; n < 4; ++n) key.next.add(static_cast<unsigned char>(any() | 0x20U));
      }
      keys.push_back(key);
    }
    const WordTable table(keys);
    WordFilter filter;
    table.add_to(filter);
    std::string text;
    for (std::size_t size = random() % 300; text.size() < size;) {
      if (random() % 3 == 0) {  // random bytes begin like few keys
        const WordKey& key = keys[random() % keys.size()];
        for (std::size_t i = 0; i < key.size(); ++i)
          text += static_cast<char>(key.bytes >> (8 * i));
      }
      text += static_cast<char>(any());
    }
    text.append(WordKey::kLongest, ' ');  // what ends with the text is the chooser's to decide
    WordIndex words(filter);
    words.add(text, 0);
    const auto begins_word = [&](std::size_t at) {
      const auto in_word = [&](std::size_t i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        return byte < 0x80 && std::isalnum(byte) != 0;
      };
      return static_cast<unsigned char>(text[at]) >= 0xC2 ||
             (in_word(at) && (at == 0 || !in_word(at - 1)));
    };
    Found wanted;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      for (std::uint32_t key = 0; begins_word(at) && key < keys.size(); ++key) {
        if (stands(keys[key], std::string_view(text).substr(at))) wanted.emplace(key, at);
      }
    }
    Found found;
    table.look_up(text, words.places(), [&](std::uint32_t key, std::uint32_t place) {
      EXPECT_TRUE(found.emplace(key, place).second);
    });
    EXPECT_EQ(found, wanted) << "round " << round;
  }
}

}  // namespace
}  // namespace expunge
