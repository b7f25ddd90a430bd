/// @file
/// Digests (摘要) from OpenSSL's libcrypto: SHA-256 (FIPS 180-4) and SM3 (国密, GB/T 32905-2016).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"

struct evp_md_ctx_st;  // of libcrypto, whose headers stay in the .cpp

namespace steward {

/// Codes are fixed for ever: they are written to files.
enum class DigestAlgorithm : std::int32_t { sha256 = 1, sm3 = 2 };

/// "sha256" or "sm3"; static storage.
[[nodiscard]] std::string_view digest_name(DigestAlgorithm algorithm) noexcept;

/// The algorithm of a name that `digest_name` gives; nothing for any other.
[[nodiscard]] std::optional<DigestAlgorithm> digest_named(std::string_view name) noexcept;

/// A digest; both algorithms give 32 bytes.
using Digest = std::array<unsigned char, 32>;

/// The bytes of a digest; valid as long as the digest.
[[nodiscard]] inline std::string_view bytes_of(const Digest& digest) noexcept {
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// Lower-case hexadecimal digits, two for each byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);

/// The digest that 64 hexadecimal digits of lower case name; nothing for any other text.
[[nodiscard]] std::optional<Digest> digest_from_hex(std::string_view hex) noexcept;

/// Digests of many texts, one after another, without allocating for each. Used by one thread at a time.
class Hasher {
public:
    /// @return `not_built` when this libcrypto does not offer the algorithm (a policy can take SM3 or SHA-256 away)
    [[nodiscard]] static Result<Hasher> create(DigestAlgorithm algorithm);

    [[nodiscard]] DigestAlgorithm algorithm() const noexcept { return algorithm_; }

    /// Adds bytes to the digest under way.
    void update(std::string_view bytes);

    /// The digest of all bytes since the last call; starts over.
    [[nodiscard]] Digest finish();

    /// The digest of these bytes alone.
    [[nodiscard]] Digest hash(std::string_view bytes) {
        update(bytes);
        return finish();
    }

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };

    Hasher(DigestAlgorithm algorithm, evp_md_ctx_st* context) noexcept : algorithm_(algorithm), context_(context) {}

    DigestAlgorithm algorithm_;
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace steward
