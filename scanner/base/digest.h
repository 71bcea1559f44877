// SHA-256, HMAC-SHA-256, random bytes and AES-256-GCM.  The only user of OpenSSL.
//
// Functions without a Result cannot fail but for want of memory or a broken OpenSSL installation;
// then they end the process: going on would mean to write unsealed or unkeyed output.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "expunge/result.h"

namespace expunge {

using Digest = std::array<std::uint8_t, 32>;

std::string to_hex(std::span<const std::uint8_t> bytes);
// Base64url without padding (RFC 4648 section 5).
std::string to_base64url(std::span<const std::uint8_t> bytes);
Result<std::string> from_base64url(std::string_view text);

Digest sha256(std::string_view bytes);

// SHA-256 over pieces (FIPS 180-4).  Movable, one thread at a time.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();
  void update(std::string_view bytes);
  Digest finish();  // and starts anew

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// HKDF-SHA-256 (RFC 5869) with an output of 32 bytes, about 2 us.
Digest hkdf(std::string_view secret, std::string_view salt, std::string_view info);

// A secret of 32 bytes; every use derives its own subkey (HKDF-SHA-256, RFC 5869) by purpose, so
// that a fingerprint says nothing about a hash or a seal.  Immutable; shared by threads.
class Key {
 public:
  static Result<Key> random();
  // Any file or string of at least 16 bytes (trailing line end removed), stretched to 32 by
  // SHA-256.
  static Result<Key> from_file(const std::string& path);
  static Result<Key> from_secret(std::string_view secret);

  // Subkey for `purpose` ("fingerprint", "hash", "surrogate", "seal", "encrypt").
  Digest derive(std::string_view purpose) const;
  // Tells keys apart without giving them away: first 8 hex digits of HMAC(derive("id"), "").
  std::string id() const;

 private:
  explicit Key(Digest bytes) : bytes_(bytes) {}
  Digest bytes_;
};

// HMAC-SHA-256 (RFC 2104) with its context reused: 0.6 us a call.  One thread at a time.
class Hmac {
 public:
  explicit Hmac(const Digest& key);
  Hmac(Hmac&&) noexcept;
  Hmac& operator=(Hmac&&) noexcept;
  ~Hmac();
  Digest operator()(std::string_view bytes);
  // Over the parts with their lengths, so that ("ab","c") and ("a","bc") differ.
  Digest operator()(std::string_view first, std::string_view second);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// AES-256-GCM (NIST SP 800-38D).  The nonce is derived from the plaintext and `context` under the
// key (as in AES-GCM-SIV's idea: equal input gives equal output, which promise 4 needs); sealed =
// nonce, ciphertext, tag.
std::string seal(const Digest& key, std::string_view plaintext, std::string_view context);
Result<std::string> open(const Digest& key, std::string_view sealed, std::string_view context);

}  // namespace expunge
