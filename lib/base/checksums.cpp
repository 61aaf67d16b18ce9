#include "base/checksums.hpp"

#define OPENSSL_SUPPRESS_DEPRECATED  // why: sha256.cpp
#include <openssl/md5.h>
#include <openssl/sha.h>

#include <array>
#include <cstddef>

namespace pgmanager::base {

namespace {

template <std::size_t Size>
std::string hex_of(const std::array<unsigned char, Size>& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// The polynomial of IEEE 802.3, reflected.
std::uint32_t crc_of_byte(std::uint32_t byte) {
  for (int bit = 0; bit < 8; ++bit) byte = (byte & 1U) != 0 ? (byte >> 1U) ^ 0xEDB88320U : byte >> 1U;
  return byte;
}

unsigned value_of_digit(char c) {
  return static_cast<unsigned>(c >= 'a' ? c - 'a' + 10 : c - '0');
}

}  // namespace

std::string sha1_hex(std::string_view bytes) {
  std::array<unsigned char, SHA_DIGEST_LENGTH> digest{};
  ::SHA1(bytes_of(bytes), bytes.size(), digest.data());
  return hex_of(digest);
}

std::string md5_hex(std::string_view bytes) {
  std::array<unsigned char, MD5_DIGEST_LENGTH> digest{};
  ::MD5(bytes_of(bytes), bytes.size(), digest.data());
  return hex_of(digest);
}

Crc32& Crc32::add(std::string_view bytes) {
  for (const char c : bytes) {
    register_ = crc_of_byte((register_ ^ static_cast<unsigned char>(c)) & 0xFFU) ^ (register_ >> 8U);
  }
  return *this;
}

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  // Three bytes are six digits and four letters.
  for (std::size_t at = 0; at < hex.size(); at += 6) {
    const std::string_view group = hex.substr(at, 6);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 6; ++i) bits = bits * 16 + (i < group.size() ? value_of_digit(group[i]) : 0);
    const std::size_t count = group.size() == 6 ? 4 : group.size() == 4 ? 3 : 2;
    for (std::size_t i = 0; i < 4; ++i) text += i < count ? letters[(bits >> (18 - 6 * i)) & 0x3FU] : '=';
  }
  return text;
}

}  // namespace pgmanager::base
