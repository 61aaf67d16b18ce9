#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Checksums that other programs compute. The program's own are SHA-256 (sha256.hpp).
namespace pgmanager::base {

/// 40 lower-case hexadecimal digits (FIPS 180-4, by OpenSSL).
std::string sha1_hex(std::string_view bytes);

/// 32 lower-case hexadecimal digits (RFC 1321, by OpenSSL).
std::string md5_hex(std::string_view bytes);

/// The CRC-32 of zip and of Java's java.util.zip.CRC32, of all text added so far.
class Crc32 {
 public:
  Crc32& add(std::string_view bytes);
  std::uint32_t value() const { return ~register_; }

 private:
  std::uint32_t register_ = 0xFFFFFFFFU;
};

/// The bytes that hexadecimal digits stand for, in base 64 with padding (RFC 4648).
std::string base64_of_hex(std::string_view hex);

}  // namespace pgmanager::base
