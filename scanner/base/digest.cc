#include "base/digest.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace expunge {
namespace {

template <auto Free>
struct FreeWith {
  template <class T>
  void operator()(T* p) const noexcept {
    Free(p);
  }
};
using Md = std::unique_ptr<EVP_MD, FreeWith<EVP_MD_free>>;
using MdContext = std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>>;
using Mac = std::unique_ptr<EVP_MAC, FreeWith<EVP_MAC_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeWith<EVP_MAC_CTX_free>>;
using Kdf = std::unique_ptr<EVP_KDF, FreeWith<EVP_KDF_free>>;
using KdfContext = std::unique_ptr<EVP_KDF_CTX, FreeWith<EVP_KDF_CTX_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER, FreeWith<EVP_CIPHER_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, FreeWith<EVP_CIPHER_CTX_free>>;

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;
constexpr std::size_t kLeastSecret = 16;

void require(bool ok, const char* what) {
  if (ok) return;
  std::fprintf(stderr, "expunge: OpenSSL failed at %s; check its installation and memory\n", what);
  std::abort();
}

// Fetched once: looking an algorithm up by name costs more than hashing a short value.
const EVP_MD* sha256_algorithm() {
  static const Md md(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  require(md != nullptr, "SHA-256");
  return md.get();
}

EVP_MAC* hmac_algorithm() {
  static const Mac mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  require(mac != nullptr, "HMAC");
  return mac.get();
}

const EVP_CIPHER* gcm_algorithm() {
  static const Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr));
  require(cipher != nullptr, "AES-256-GCM");
  return cipher.get();
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string_view text_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// OpenSSL takes no null pointers for empty octet strings.
OSSL_PARAM octets(const char* name, std::string_view value) {
  static char none[1] = {0};
  return OSSL_PARAM_construct_octet_string(
      name, value.empty() ? none : const_cast<char*>(value.data()), value.size());
}

constexpr char kBase64Url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int base64url_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '-') return 62;
  return c == '_' ? 63 : -1;
}

// The seal's two subkeys: one for the nonce, one for the cipher.
Digest seal_nonce_key(const Digest& key) { return hkdf(text_of(key), {}, "expunge seal nonce"); }
Digest seal_cipher_key(const Digest& key) { return hkdf(text_of(key), {}, "expunge seal cipher"); }

Error wrong_key() {
  return {ErrorCode::kKey,
          "the sealed bytes do not open: another key, or they were changed; use the key of the run "
          "that sealed them",
          ""};
}

}  // namespace

std::string to_hex(std::span<const std::uint8_t> bytes) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 0xF]);
  }
  return out;
}

std::string to_base64url(std::span<const std::uint8_t> bytes) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t pending = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    pending = (pending << 8) | byte;
    for (bits += 8; bits >= 6; bits -= 6) out.push_back(kBase64Url[(pending >> (bits - 6)) & 0x3F]);
  }
  if (bits > 0) out.push_back(kBase64Url[(pending << (6 - bits)) & 0x3F]);
  return out;
}

Result<std::string> from_base64url(std::string_view text) {
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t pending = 0;
  int bits = 0;
  for (const char c : text) {
    const int value = base64url_value(c);
    if (value < 0) {
      return Error{ErrorCode::kFormat,
                   "a character that is not base64url; use A-Z, a-z, 0-9, - and _", ""};
    }
    pending = (pending << 6) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push_back(static_cast<char>((pending >> bits) & 0xFF));
    }
  }
  // Left-over bits must be zero, so that every byte string has one spelling (RFC 4648 section 3.5).
  if (bits >= 6 || (pending & ((1U << bits) - 1)) != 0) {
    return Error{ErrorCode::kFormat, "base64url that ends in the middle of a byte", ""};
  }
  return out;
}

Digest sha256(std::string_view bytes) {
  Digest digest;
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, sha256_algorithm(),
                     nullptr) == 1,
          "SHA-256");
  return digest;
}

struct Sha256::Impl {
  MdContext context{EVP_MD_CTX_new()};

  Impl() {
    require(context != nullptr, "SHA-256");
    start();
  }
  void start() {
    require(EVP_DigestInit_ex(context.get(), sha256_algorithm(), nullptr) == 1, "SHA-256");
  }
};

Sha256::Sha256() : impl_(std::make_unique<Impl>()) {}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes) {
  require(EVP_DigestUpdate(impl_->context.get(), bytes.data(), bytes.size()) == 1, "SHA-256");
}

Digest Sha256::finish() {
  Digest digest;
  require(EVP_DigestFinal_ex(impl_->context.get(), digest.data(), nullptr) == 1, "SHA-256");
  impl_->start();
  return digest;
}

Digest hkdf(std::string_view secret, std::string_view salt, std::string_view info) {
  const Kdf kdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
  const KdfContext context(kdf == nullptr ? nullptr : EVP_KDF_CTX_new(kdf.get()));
  require(context != nullptr, "HKDF");
  char digest_name[] = "SHA256";
  const OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest_name, 0),
      octets(OSSL_KDF_PARAM_KEY, secret), octets(OSSL_KDF_PARAM_SALT, salt),
      octets(OSSL_KDF_PARAM_INFO, info), OSSL_PARAM_construct_end()};
  Digest out;
  require(EVP_KDF_derive(context.get(), out.data(), out.size(), params) == 1, "HKDF");
  return out;
}

Result<Key> Key::random() {
  Digest bytes;
  if (RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    return Error{ErrorCode::kKey,
                 "the system gave no random bytes for a key; pass one with --key-file", ""};
  }
  return Key(bytes);
}

Result<Key> Key::from_file(const std::string& path) {
  constexpr std::size_t kLongestKeyFile = std::size_t{1} << 20;
  std::ifstream file(path, std::ios::binary);
  std::string secret(kLongestKeyFile + 1, '\0');
  file.read(secret.data(), static_cast<std::streamsize>(secret.size()));
  secret.resize(static_cast<std::size_t>(file.gcount()));
  if (!file.eof() && !file.good()) {
    return Error{ErrorCode::kKey, "the key file cannot be read", path};
  }
  if (secret.size() > kLongestKeyFile) {
    return Error{ErrorCode::kKey, "the key file is longer than 1 MiB; a key is a short secret",
                 path};
  }
  Result<Key> key = from_secret(secret);
  if (!key) return Error{key.error().code, key.error().message, path};
  return key;
}

Result<Key> Key::from_secret(std::string_view secret) {
  if (secret.ends_with('\n')) secret.remove_suffix(1);
  if (secret.ends_with('\r')) secret.remove_suffix(1);
  if (secret.size() < kLeastSecret) {
    return Error{ErrorCode::kKey,
                 "the key is shorter than 16 bytes; make one with: openssl rand -hex 32", ""};
  }
  return Key(sha256(secret));
}

Digest Key::derive(std::string_view purpose) const {
  return hkdf(text_of(bytes_), {}, "expunge " + std::string(purpose));
}

std::string Key::id() const {
  Hmac hmac(derive("id"));
  return to_hex(hmac("")).substr(0, 8);
}

struct Hmac::Impl {
  MacContext context{EVP_MAC_CTX_new(hmac_algorithm())};

  explicit Impl(const Digest& key) {
    require(context != nullptr, "HMAC");
    char digest_name[] = "SHA256";
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest_name, 0),
        OSSL_PARAM_construct_end()};
    require(EVP_MAC_init(context.get(), key.data(), key.size(), params) == 1, "HMAC");
  }
  void update(std::string_view bytes) {
    require(EVP_MAC_update(context.get(), bytes_of(bytes), bytes.size()) == 1, "HMAC");
  }
  void update_size(std::size_t size) {
    char bytes[8];
    for (int i = 0; i < 8; ++i) {
      bytes[i] = static_cast<char>((static_cast<std::uint64_t>(size) >> (8 * i)) & 0xFF);
    }
    update({bytes, sizeof bytes});
  }
  // The key stays set: the next call starts from the two padded key blocks as they were hashed
  // once.
  Digest finish() {
    Digest digest;
    require(EVP_MAC_final(context.get(), digest.data(), nullptr, digest.size()) == 1, "HMAC");
    require(EVP_MAC_init(context.get(), nullptr, 0, nullptr) == 1, "HMAC");
    return digest;
  }
};

Hmac::Hmac(const Digest& key) : impl_(std::make_unique<Impl>(key)) {}
Hmac::Hmac(Hmac&&) noexcept = default;
Hmac& Hmac::operator=(Hmac&&) noexcept = default;
Hmac::~Hmac() = default;

Digest Hmac::operator()(std::string_view bytes) {
  impl_->update(bytes);
  return impl_->finish();
}

Digest Hmac::operator()(std::string_view first, std::string_view second) {
  for (const std::string_view part : {first, second}) {
    impl_->update_size(part.size());
    impl_->update(part);
  }
  return impl_->finish();
}

std::string seal(const Digest& key, std::string_view plaintext, std::string_view context) {
  const Digest nonce = Hmac(seal_nonce_key(key))(context, plaintext);
  const Digest cipher_key = seal_cipher_key(key);
  const CipherContext cipher(EVP_CIPHER_CTX_new());
  std::string out(kNonceSize + plaintext.size() + kTagSize, '\0');
  std::copy_n(nonce.begin(), kNonceSize, out.begin());
  int size = 0;
  unsigned char* body = bytes_of(out) + kNonceSize;
  bool ok = cipher != nullptr && EVP_EncryptInit_ex(cipher.get(), gcm_algorithm(), nullptr,
                                                    cipher_key.data(), nonce.data()) == 1;
  ok = ok && EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytes_of(context),
                               static_cast<int>(context.size())) == 1;
  ok = ok && EVP_EncryptUpdate(cipher.get(), body, &size, bytes_of(plaintext),
                               static_cast<int>(plaintext.size())) == 1;
  ok = ok && EVP_EncryptFinal_ex(cipher.get(), body + plaintext.size(), &size) == 1;
  ok = ok && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, kTagSize,
                                 body + plaintext.size()) == 1;
  require(ok, "AES-256-GCM");
  return out;
}

Result<std::string> open(const Digest& key, std::string_view sealed, std::string_view context) {
  if (sealed.size() < kNonceSize + kTagSize) return wrong_key();
  const std::string_view body = sealed.substr(kNonceSize, sealed.size() - kNonceSize - kTagSize);
  std::string tag(sealed.substr(sealed.size() - kTagSize));
  const Digest cipher_key = seal_cipher_key(key);
  const CipherContext cipher(EVP_CIPHER_CTX_new());
  std::string out(body.size() + 1, '\0');
  int size = 0;
  bool ok = cipher != nullptr && EVP_DecryptInit_ex(cipher.get(), gcm_algorithm(), nullptr,
                                                    cipher_key.data(), bytes_of(sealed)) == 1;
  ok = ok && EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytes_of(context),
                               static_cast<int>(context.size())) == 1;
  ok = ok && EVP_DecryptUpdate(cipher.get(), bytes_of(out), &size, bytes_of(body),
                               static_cast<int>(body.size())) == 1;
  ok = ok && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, kTagSize, tag.data()) == 1;
  ok = ok && EVP_DecryptFinal_ex(cipher.get(), bytes_of(out) + body.size(), &size) == 1;
  if (!ok) return wrong_key();
  out.resize(body.size());
  return out;
}

}  // namespace expunge
