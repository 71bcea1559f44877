#include "base/digest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace expunge {
namespace {

std::string unhex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return out;
}

// HMAC pads short keys with zeros and hashes those longer than a block, so that every key of
// RFC 4231 has an equal one of 32 bytes.
Digest key_of(std::string_view bytes) {
  if (bytes.size() > 64) return sha256(bytes);
  Digest key{};
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

Key test_key() { return *Key::from_secret("a secret of the tests, long enough"); }

// FIPS 180-4 examples.
TEST(Digest, Sha256KnownAnswers) {
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Digest, Sha256InPieces_StartsAnewAfterFinish) {
  Sha256 hash;
  for (int round = 0; round < 2; ++round) {
    hash.update("a");
    hash.update("");
    hash.update("bc");
    EXPECT_EQ(hash.finish(), sha256("abc"));
  }
  Sha256 moved = std::move(hash);
  moved.update("x");
  EXPECT_EQ(moved.finish(), sha256("x"));
}

struct HmacCase {
  const char* name;
  std::string key;
  std::string data;
  const char* mac;
};

// RFC 4231 section 4.
TEST(Digest, HmacKnownAnswers) {
  const std::vector<HmacCase> cases = {
      {"1", std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"2", "Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {"3", std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {"4", unhex("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'),
       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
      {"6", std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
  };
  for (const HmacCase& c : cases) {
    SCOPED_TRACE(c.name);
    Hmac hmac(key_of(c.key));
    EXPECT_EQ(to_hex(hmac(c.data)), c.mac);
    hmac("something else");
    EXPECT_EQ(to_hex(hmac(c.data)), c.mac) << "the reused context";
  }
}

TEST(Digest, HmacOfPartsTellsWhereTheyMeet) {
  Hmac hmac(key_of("key"));
  EXPECT_NE(hmac("ab", "c"), hmac("a", "bc"));
  EXPECT_NE(hmac("ab", ""), hmac("ab"));
  EXPECT_EQ(hmac("ab", "c"), hmac("ab", "c"));
}

// RFC 5869 appendix A; 32 of its 42 or 82 bytes, the first block.
TEST(Digest, HkdfKnownAnswers) {
  EXPECT_EQ(to_hex(hkdf(std::string(22, '\x0b'), unhex("000102030405060708090a0b0c"),
                        unhex("f0f1f2f3f4f5f6f7f8f9"))),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
  EXPECT_EQ(to_hex(hkdf(std::string(22, '\x0b'), "", "")),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
}

TEST(Digest, KeysDeriveByPurpose) {
  const Key key = test_key();
  std::set<Digest> seen;
  for (const char* purpose : {"fingerprint", "hash", "surrogate", "seal", "encrypt", "id", ""}) {
    EXPECT_TRUE(seen.insert(key.derive(purpose)).second) << purpose;
    EXPECT_EQ(key.derive(purpose), test_key().derive(purpose));
  }
  EXPECT_EQ(key.id().size(), 8U);
  EXPECT_EQ(key.id(), test_key().id());
  EXPECT_NE(Key::random()->id(), Key::random()->id());
}

TEST(Digest, SecretsAreLongEnoughAndLoseOneLineEnd) {
  const std::string secret = "0123456789abcdef";
  const std::string id = Key::from_secret(secret)->id();
  EXPECT_EQ(Key::from_secret(secret + "\n")->id(), id);
  EXPECT_EQ(Key::from_secret(secret + "\r\n")->id(), id);
  EXPECT_NE(Key::from_secret(secret + "\n\n")->id(), id);
  const Result<Key> weak = Key::from_secret("0123456789abcde\n");
  ASSERT_FALSE(weak);
  EXPECT_EQ(weak.error().code, ErrorCode::kKey);
  EXPECT_EQ(weak.error().message.find("0123"), std::string::npos) << "an error quotes the key";
}

TEST(Digest, KeyFiles) {
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / "expunge_digest_test";
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "key").string();
  std::ofstream(path, std::ios::binary) << "0123456789abcdef\n";
  ASSERT_TRUE(Key::from_file(path));
  EXPECT_EQ(Key::from_file(path)->id(), Key::from_secret("0123456789abcdef")->id());
  std::ofstream(path, std::ios::binary) << "short";
  ASSERT_FALSE(Key::from_file(path));
  EXPECT_EQ(Key::from_file(path).error().where, path);
  std::ofstream(path, std::ios::binary) << std::string((std::size_t{1} << 20) + 1, 'x');
  EXPECT_FALSE(Key::from_file(path));
  std::filesystem::remove_all(folder);
  EXPECT_FALSE(Key::from_file(path));
  EXPECT_FALSE(Key::from_file(folder.parent_path().string())) << "a folder is no key";
}

TEST(Digest, SealAndOpenGiveThePlaintextBack) {
  const Digest key = test_key().derive("encrypt");
  for (const std::string& text : {std::string(), std::string("x"), std::string(100000, 'y'),
                                  std::string("nul \0 inside", 12)}) {
    for (const char* context : {"", "EMAIL_ADDRESS"}) {
      const std::string sealed = seal(key, text, context);
      EXPECT_EQ(sealed.size(), text.size() + 28);
      const Result<std::string> opened = open(key, sealed, context);
      ASSERT_TRUE(opened);
      EXPECT_EQ(*opened, text);
    }
  }
}

TEST(Digest, SealingIsDeterministicAndBound) {
  const Digest key = test_key().derive("encrypt");
  EXPECT_EQ(seal(key, "value", "PERSON"), seal(key, "value", "PERSON"));
  const std::set<std::string> nonces = {
      seal(key, "value", "PERSON").substr(0, 12), seal(key, "value", "HANDLE").substr(0, 12),
      seal(key, "valuf", "PERSON").substr(0, 12), seal(key, "eval", "PERSONu").substr(0, 12),
      seal(test_key().derive("seal"), "value", "PERSON").substr(0, 12)};
  EXPECT_EQ(nonces.size(), 5U) << "a nonce used twice gives GCM's key stream away";
}

TEST(Digest, OpenRefusesEveryChange) {
  const Digest key = test_key().derive("encrypt");
  const std::string sealed = seal(key, "value", "PERSON");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    std::string changed = sealed;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(open(key, changed, "PERSON")) << at;
    EXPECT_FALSE(open(key, sealed.substr(0, at), "PERSON")) << at;
  }
  EXPECT_FALSE(open(key, sealed + "x", "PERSON"));
  EXPECT_FALSE(open(key, sealed, "HANDLE"));
  EXPECT_FALSE(open(test_key().derive("seal"), sealed, "PERSON"));
}

// RFC 4648 section 10, in the alphabet of section 5.
TEST(Digest, Base64UrlThereAndBack) {
  struct Case {
    std::string_view bytes;
    std::string_view text;
  };
  for (const Case& c : {Case{"", ""}, Case{"f", "Zg"}, Case{"fo", "Zm8"}, Case{"foo", "Zm9v"},
                        Case{"foob", "Zm9vYg"}, Case{"fooba", "Zm9vYmE"},
                        Case{"foobar", "Zm9vYmFy"}, Case{"\xFB\xFF\xBE", "-_--"}}) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(c.bytes.data());
    EXPECT_EQ(to_base64url({data, c.bytes.size()}), c.text);
    const Result<std::string> back = from_base64url(c.text);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, c.bytes);
  }
  for (const char* bad : {"Zg==", "Zm9v+", "Zm9v/", "Z", "Zh", "Zm9", "Zg\n", "Z g"}) {
    EXPECT_FALSE(from_base64url(bad)) << bad;
  }
}

}  // namespace
}  // namespace expunge
