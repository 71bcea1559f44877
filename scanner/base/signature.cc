#include "base/signature.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <memory>

#include "base/digest.h"

namespace expunge {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using PKey = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;
using Bio = std::unique_ptr<BIO, Free>;

constexpr std::size_t kPublicSize = 32;
constexpr std::size_t kSignatureSize = 64;

// A file with a pass phrase is refused, never asked about.
int no_pass_phrase(char*, int, int, void*) { return -1; }

enum class Half { kPrivate, kEither };

Result<PKey> read_key(const std::string& path, Half half) {
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return Error{ErrorCode::kNotFound, "no such file; check the name", path};
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto bio = [&] {
    return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  };
  PKey key(PEM_read_bio_PrivateKey(bio().get(), nullptr, no_pass_phrase, nullptr));
  if (key == nullptr && half == Half::kEither) {
    key.reset(PEM_read_bio_PUBKEY(bio().get(), nullptr, no_pass_phrase, nullptr));
  }
  ERR_clear_error();
  if (key == nullptr || EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) {
    return Error{ErrorCode::kKey,
                 half == Half::kPrivate
                     ? "holds no Ed25519 private key without a pass phrase; make one with: openssl "
                       "genpkey -algorithm ed25519"
                     : "holds no Ed25519 key; take one out of a private key with: openssl pkey "
                       "-pubout",
                 path};
  }
  return key;
}

Result<std::string> raw_public_key(const EVP_PKEY& key, const std::string& path) {
  std::array<std::uint8_t, kPublicSize> bytes{};
  std::size_t size = bytes.size();
  if (EVP_PKEY_get_raw_public_key(&key, bytes.data(), &size) != 1 || size != bytes.size()) {
    return Error{ErrorCode::kKey, "its public key cannot be read", path};
  }
  return to_base64url(bytes);
}

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

Result<Signature> sign_ed25519(const std::string& private_key_file, std::string_view message) {
  const Result<PKey> key = read_key(private_key_file, Half::kPrivate);
  if (!key) return key.error();
  Result<std::string> public_key = raw_public_key(**key, private_key_file);
  if (!public_key) return public_key.error();
  const Context context(EVP_MD_CTX_new());
  std::array<std::uint8_t, kSignatureSize> value{};
  std::size_t size = value.size();
  const bool ok =
      context != nullptr &&
      EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key->get()) == 1 &&
      EVP_DigestSign(context.get(), value.data(), &size, bytes_of(message), message.size()) == 1;
  if (!ok) return Error{ErrorCode::kKey, "cannot sign with this key", private_key_file};
  return Signature{std::move(*public_key), to_base64url(value)};
}

bool verify_ed25519(const Signature& signature, std::string_view message) {
  const Result<std::string> key_bytes = from_base64url(signature.public_key);
  const Result<std::string> value = from_base64url(signature.value);
  if (!key_bytes || !value || key_bytes->size() != kPublicSize || value->size() != kSignatureSize) {
    return false;
  }
  const PKey key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytes_of(*key_bytes),
                                             key_bytes->size()));
  const Context context(EVP_MD_CTX_new());
  const bool ok = key != nullptr && context != nullptr &&
                  EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
                  EVP_DigestVerify(context.get(), bytes_of(*value), value->size(),
                                   bytes_of(message), message.size()) == 1;
  ERR_clear_error();
  return ok;
}

Result<std::string> public_key_of(const std::string& file) {
  const Result<PKey> key = read_key(file, Half::kEither);
  if (!key) return key.error();
  return raw_public_key(**key, file);
}

}  // namespace expunge
