#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace pgmanager::base {

/// The SHA-256 (FIPS 180-4, by OpenSSL) of all text added so far.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  Sha256& add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits. Nothing may be added afterwards.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

std::string sha256_hex(std::string_view bytes);

}  // namespace pgmanager::base
