#include "steward/kernel/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <new>

namespace steward {

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, 32> hash{};
    unsigned int length = 0;
    // The one-shot call fails only when libcrypto cannot allocate.
    if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &length, EVP_sha256(), nullptr) != 1) throw std::bad_alloc();
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(hash.size() * 2);
    for (const unsigned char byte : hash) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

}  // namespace steward
