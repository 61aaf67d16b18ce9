#include "base/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <new>

#include "base/error.hpp"

namespace pgmanager::base {

namespace {

void require(int ok) {
  if (ok != 1) {
    throw Error({.code = ErrorCode::internal, .message = "the cryptographic library refused SHA-256"});
  }
}

// Fetched once: EVP_sha256() makes the library look for an implementation each time it is used.
const EVP_MD* algorithm() {
  static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> fetched(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                       &EVP_MD_free);
  return fetched ? fetched.get() : EVP_sha256();
}

}  // namespace

struct Sha256::Context {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> handle{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
  if (!context_->handle) throw std::bad_alloc();
  require(EVP_DigestInit_ex(context_->handle.get(), algorithm(), nullptr));
}

Sha256::~Sha256() = default;

Sha256& Sha256::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->handle.get(), bytes.data(), bytes.size()));
  return *this;
}

std::string Sha256::hex() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context_->handle.get(), digest.data(), &size));
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  hex.reserve(size * 2UL);
  for (unsigned int i = 0; i < size; ++i) {
    hex += digits[digest[i] >> 4U];
    hex += digits[digest[i] & 0xFU];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  return Sha256().add(bytes).hex();
}

}  // namespace pgmanager::base
