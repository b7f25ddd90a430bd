#include "steward/kernel/digest.hpp"

#include <openssl/evp.h>

#include <new>

namespace steward {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// Looked up once in a program: libcrypto's search through its providers costs more than a short digest. Never freed,
/// since hashers may outlive any order of destruction.
const EVP_MD* method(DigestAlgorithm algorithm) {
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    static const EVP_MD* const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
    return algorithm == DigestAlgorithm::sm3 ? sm3 : sha256;
}

/// What was fetched fails only when libcrypto cannot allocate.
void require(int answer) {
    if (answer != 1) throw std::bad_alloc();
}

}  // namespace

std::string_view digest_name(DigestAlgorithm algorithm) noexcept {
    return algorithm == DigestAlgorithm::sm3 ? "sm3" : "sha256";
}

std::optional<DigestAlgorithm> digest_named(std::string_view name) noexcept {
    if (name == "sha256") return DigestAlgorithm::sha256;
    if (name == "sm3") return DigestAlgorithm::sm3;
    return std::nullopt;
}

std::string to_hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += hex_digits[byte >> 4];
        text += hex_digits[byte & 15];
    }
    return text;
}

std::optional<Digest> digest_from_hex(std::string_view hex) noexcept {
    Digest digest{};
    if (hex.size() != digest.size() * 2) return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const std::size_t high = hex_digits.find(hex[2 * i]);
        const std::size_t low = hex_digits.find(hex[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        digest[i] = static_cast<unsigned char>(high << 4 | low);
    }
    return digest;
}

void Hasher::Free::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

Result<Hasher> Hasher::create(DigestAlgorithm algorithm) {
    const EVP_MD* const wanted = method(algorithm);
    if (wanted == nullptr) {
        const std::string name(digest_name(algorithm));
        return Error{Status::not_built,
                     {"本机 libcrypto 不提供摘要算法 " + name + "；请更换算法或 OpenSSL 配置",
                      "this libcrypto does not offer the digest " + name +
                          "; choose another one or change the configuration of OpenSSL"}};
    }
    Hasher hasher(algorithm, EVP_MD_CTX_new());
    if (!hasher.context_) throw std::bad_alloc();
    require(EVP_DigestInit_ex2(hasher.context_.get(), wanted, nullptr));
    return hasher;
}

void Hasher::update(std::string_view bytes) { require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

Digest Hasher::finish() {
    Digest digest{};
    require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr));
    require(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr));  // the same method again
    return digest;
}

std::string sha256_hex(std::string_view bytes) {
    Digest digest{};
    require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr));
    return to_hex(bytes_of(digest));
}

}  // namespace steward
