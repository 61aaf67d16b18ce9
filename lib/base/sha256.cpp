#include "base/sha256.hpp"

// OpenSSL recommends EVP, but its first use reads the configuration and registers every algorithm: 6 million
// instructions, three times as many as the rest of a run without changes. These functions run the same code.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

#include <array>

#include "base/error.hpp"

namespace pgmanager::base {

namespace {

void require(int ok) {
  if (ok != 1) {
    throw Error({.code = ErrorCode::internal, .message = "the cryptographic library refused SHA-256"});
  }
}

}  // namespace

struct Sha256::Context {
  SHA256_CTX state;
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  require(SHA256_Init(&context_->state));
}

Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view bytes) {
  require(SHA256_Update(&context_->state, bytes.data(), bytes.size()));
  return *this;
}

std::string Sha256::hex() {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  require(SHA256_Final(digest.data(), &context_->state));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  return Sha256().add(bytes).hex();
}

}  // namespace pgmanager::base
