// Ed25519 signatures (RFC 8032) with keys in PEM files, as OpenSSL writes them.
#pragma once

#include <string>
#include <string_view>

#include "expunge/result.h"

namespace expunge {

struct Signature {
  std::string public_key;  // 32 bytes, base64url
  std::string value;       // 64 bytes, base64url
};

// Signs with the private key of a PEM file.
Result<Signature> sign_ed25519(const std::string& private_key_file, std::string_view message);
bool verify_ed25519(const Signature& signature, std::string_view message);
// The public key of a PEM file (public or private), in base64url.
Result<std::string> public_key_of(const std::string& file);

}  // namespace expunge
