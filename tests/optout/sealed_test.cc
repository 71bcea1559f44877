// The sealed registry: what its key's holder can do, and what nobody else can.
#include "optout/sealed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "optout/optout_fixture.h"

namespace expunge {
namespace {

const char* const kPeople =
    "subjects:\n- id: S-1\n  names: [Dana Whitlock]\n  phones: ['+14155550127']\n"
    "  emails: [dana@brightmail.net]\n"
    "- id: S-2\n  action: drop_record\n  records: [{bot_id: bbbb1111, stamp: '16748'}]\n";

std::string sealed(const std::string& yaml, const Key& key = test_key()) {
  return seal_needles(open_needles(registry_of(yaml), key), key);
}

std::string payload_of(const std::string& file) {
  const std::string mark = "\"payload\":\"";
  const std::size_t begin = file.find(mark) + mark.size();
  const Result<std::string> bytes = from_base64url(file.substr(begin, file.rfind('"') - begin));
  EXPECT_TRUE(bytes.has_value());
  return bytes ? *bytes : std::string();
}

void expect_same(const NeedleSet& a, const NeedleSet& b) {
  EXPECT_EQ(a.subjects, b.subjects);
  ASSERT_EQ(a.sections.size(), b.sections.size());
  for (std::size_t i = 0; i < a.sections.size(); ++i) {
    EXPECT_EQ(a.sections[i].key, b.sections[i].key);
    EXPECT_EQ(a.sections[i].needles, b.sections[i].needles);
  }
}

TEST(Sealed, OpensToTheSameNeedles) {
  const Result<NeedleSet> opened = unseal_needles(sealed(kPeople), test_key());
  ASSERT_TRUE(opened.has_value()) << opened.error().to_string();
  expect_same(*opened, open_needles(registry_of(kPeople)));
  EXPECT_TRUE(is_sealed(sealed(kPeople)));
  EXPECT_FALSE(is_sealed(kPeople));
}

TEST(Sealed, SameInputSameBytes) { EXPECT_EQ(sealed(kPeople), sealed(kPeople)); }

TEST(Sealed, AnotherKeyDoesNotOpenIt) {
  const Result<NeedleSet> opened =
      unseal_needles(sealed(kPeople), key_of("another key of the tests"));
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::kKey);
}

TEST(Sealed, EveryChangeIsTold) {
  const std::string file = sealed(kPeople);
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    std::string changed = file;
    char& c = changed[random() % (changed.size() - 1)];
    c = c == 'A' ? 'B' : 'A';
    if (changed == file) continue;
    EXPECT_FALSE(unseal_needles(changed, test_key()).has_value()) << i;
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{10}, file.size() / 2, file.size() - 3}) {
    EXPECT_FALSE(unseal_needles(file.substr(0, size), test_key()).has_value()) << size;
  }
}

// Attacks by a reader of the file who has everything but the key.

TEST(SealedAttack, NoByteOfAnEntryStandsInIt) {
  const std::string file = sealed(kPeople);
  const std::string payload = payload_of(file);
  for (const char* value :
       {"dana", "Dana", "whitlock", "4155550127", "brightmail", "S-1", "bbbb1111"}) {
    EXPECT_EQ(file.find(value), std::string::npos) << value;
    EXPECT_EQ(payload.find(value), std::string::npos) << value;
  }
}

// Tries what an attacker would: every hash of the value that needs no key, of all numbers of an
// exchange, the subject's among them.  None may stand in the file, in bytes, hex or base64.
TEST(SealedAttack, PhonesCannotBeTriedWithoutTheKey) {
  const std::string file = sealed(kPeople);
  const std::string payload = payload_of(file);
  std::set<std::uint64_t> words;  // every eight bytes in a row of the payload
  for (std::size_t at = 0; at + 8 <= payload.size(); ++at) {
    std::uint64_t word = 0;
    std::copy_n(payload.begin() + static_cast<std::ptrdiff_t>(at), 8,
                reinterpret_cast<char*>(&word));
    words.insert(word);
  }
  const Digest no_key{};
  const NeedleHasher unkeyed(no_key);
  Hmac empty_hmac(no_key);
  const auto known = [&](const void* bytes) {
    std::uint64_t word = 0;
    std::copy_n(static_cast<const char*>(bytes), 8, reinterpret_cast<char*>(&word));
    return words.contains(word);
  };
  for (int last = 0; last < 10000; ++last) {
    std::string number = std::to_string(10000 + last).substr(1);
    for (const std::string& digits : {"415555" + number, "1415555" + number, "+1415555" + number}) {
      const Digest plain = sha256(digits);
      EXPECT_FALSE(known(plain.data()));
      const Digest keyless = empty_hmac(digits);
      EXPECT_FALSE(known(keyless.data()));
      const std::uint64_t hash = unkeyed.value(digits);
      EXPECT_FALSE(known(&hash));
    }
  }
}

// Nor could a guess be confirmed by somebody who had the registry's own digests: what stands inside
// is encrypted, so not even the true ones are in the file.
TEST(SealedAttack, NoDigestStandsInTheFile) {
  const std::string file = sealed(kPeople);
  const std::string payload = payload_of(file);
  const Result<NeedleSet> inside = unseal_needles(file, test_key());
  ASSERT_TRUE(inside.has_value());
  ASSERT_FALSE(inside->sections[0].needles.empty());
  for (const Needle& needle : inside->sections[0].needles) {
    const std::string_view digest(reinterpret_cast<const char*>(needle.digest.data()),
                                  needle.digest.size());
    const std::string_view hash(reinterpret_cast<const char*>(&needle.hash), sizeof needle.hash);
    EXPECT_EQ(payload.find(digest), std::string::npos);
    EXPECT_EQ(payload.find(hash), std::string::npos);
  }
}

// The key's id stands in the file in clear: it must not be what opens it.
TEST(SealedAttack, TheKeysIdOpensNothing) {
  const std::string id = test_key().id();
  for (const std::string& guess : {id + id, "key id " + id + " padded"}) {
    EXPECT_FALSE(unseal_needles(sealed(kPeople), key_of(guess)).has_value());
  }
}

TEST(SealedAttack, EqualSubjectsUnderTwoKeysShareNoByte) {
  const std::string a = payload_of(sealed(kPeople));
  const std::string b = payload_of(sealed(kPeople, key_of("another key of the tests")));
  ASSERT_EQ(a.size(), b.size());
  std::set<std::string> runs;
  constexpr std::size_t kRun = 5;  // 16 K places twice: four bytes would meet by chance
  for (std::size_t at = 0; at + kRun <= a.size(); ++at) runs.insert(a.substr(at, kRun));
  std::size_t shared = 0;
  for (std::size_t at = 0; at + kRun <= b.size(); ++at)
    shared += runs.contains(b.substr(at, kRun)) ? 1 : 0;
  EXPECT_EQ(shared, 0U);
  // Needles, too, of one value under two keys: nothing in common but what is no digest.
  const NeedleSet first = open_needles(registry_of(kPeople));
  const NeedleSet second = open_needles(registry_of(kPeople), key_of("another key of the tests"));
  for (const Needle& one : first.sections[0].needles) {
    for (const Needle& other : second.sections[0].needles) {
      EXPECT_NE(one.hash, other.hash);
      EXPECT_NE(one.lead, other.lead);
      EXPECT_NE(one.digest, other.digest);
    }
  }
}

TEST(SealedAttack, SizesTellPowersOfTwoOnly) {
  std::set<std::size_t> sizes;
  std::string yaml = "subjects:\n";
  for (int i = 0; i < 40; ++i) {
    yaml +=
        "- id: S-" + std::to_string(i) + "\n  strings: ['" + std::string(8 + i, 'x') + " quay']\n";
    sizes.insert(payload_of(sealed(yaml)).size());
  }
  EXPECT_EQ(sizes.size(), 1U) << "forty sizes of registry, one of file";
}

TEST(SealedAttack, PayloadLooksRandom) {
  const std::string payload = payload_of(sealed(kPeople));
  std::vector<double> counts(256, 0);
  for (const char c : payload) ++counts[static_cast<unsigned char>(c)];
  const double expected = static_cast<double>(payload.size()) / 256;
  double chi_square = 0;
  for (const double count : counts)
    chi_square += (count - expected) * (count - expected) / expected;
  EXPECT_LT(chi_square, 400);  // of 255 degrees of freedom: chance of 10^-8
}

// What the key's holder can do.

TEST(Sealed, KeyIsChanged) {
  const Key old_key = test_key();
  const Key new_key = key_of("the new key of the tests");
  Result<NeedleSet> opened = unseal_needles(sealed(kPeople), old_key);
  ASSERT_TRUE(opened.has_value());
  const std::string again = seal_needles(*opened, new_key);
  EXPECT_FALSE(unseal_needles(again, old_key).has_value());
  const Result<NeedleSet> rotated = unseal_needles(again, new_key);
  ASSERT_TRUE(rotated.has_value());
  expect_same(*rotated, *opened);
}

TEST(Sealed, RegistriesOfOneKeyMergeIntoOneSection) {
  NeedleSet merged = sealed_needles(registry_of(kPeople));
  const std::string more =
      "subjects:\n- id: S-2\n  action: drop_record\n  records: [{bot_id: cccc2222, stamp: '9'}]\n"
      "- id: S-3\n  names: [Priya Menon]\n- id: S-1\n  names: [Dana Whitlock]\n";
  ASSERT_TRUE(merge_needles(open_needles(registry_of(more)), merged).has_value());
  ASSERT_EQ(merged.sections.size(), 1U);
  ASSERT_EQ(merged.subjects.size(), 3U);
  const NeedleSet once = open_needles(registry_of(kPeople));
  EXPECT_EQ(merged.sections[0].needles.size(), once.sections[0].needles.size() + 2 + 3)
      << "what both have is there once";
  std::set<std::uint32_t> groups;
  for (const Needle& needle : merged.sections[0].needles) groups.insert(needle.group);
  EXPECT_EQ(groups.size(), 3U) << "two records and none";
}

TEST(Sealed, MergingTheSameAgainAddsNothing) {
  const NeedleSet once = sealed_needles(registry_of(kPeople));
  NeedleSet merged = once;
  ASSERT_TRUE(merge_needles(once, merged).has_value());
  EXPECT_EQ(merged.subjects, once.subjects);
  EXPECT_EQ(merged.sections[0].needles, once.sections[0].needles);
}

TEST(Sealed, RegistriesOfTwoKeysMergeIntoTwoSections) {
  NeedleSet merged = sealed_needles(registry_of(kPeople), key_of("another key of the tests"));
  ASSERT_TRUE(
      merge_needles(open_needles(registry_of("subjects:\n- id: S-3\n  names: [Priya Menon]\n")),
                    merged)
          .has_value());
  EXPECT_EQ(merged.sections.size(), 2U);
  EXPECT_EQ(merged.sections[1].needles[0].subject, 2U);
}

TEST(Sealed, OneIdIsOnePerson) {
  NeedleSet merged = sealed_needles(registry_of(kPeople));
  const Result<void> done = merge_needles(
      open_needles(registry_of("subjects:\n- id: S-1\n  action: report\n  names: [Priya Menon]\n")),
      merged);
  ASSERT_FALSE(done.has_value());
  EXPECT_NE(done.error().message.find("S-1"), std::string::npos);
}

TEST(Sealed, HostileInsidesAreRefused) {
  // What a holder of the key could have written wrongly: every prefix of the inside.
  NeedleSet none;
  none.subjects.push_back({"S-1", OptOutAction::kRedact});
  none.sections.push_back({Digest{}, {Needle{}}});
  none.sections[0].needles[0].subject = 7;  // there is no such subject
  EXPECT_FALSE(unseal_needles(seal_needles(none, test_key()), test_key()).has_value());
}

}  // namespace
}  // namespace expunge
