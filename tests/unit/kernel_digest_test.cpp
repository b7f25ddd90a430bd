#include "steward/kernel/digest.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace steward;

struct Known {
    DigestAlgorithm algorithm;
    std::string bytes;
    const char* hex;
};

// SHA-256: FIPS 180-4's examples as NIST publishes them. SM3: GB/T 32905-2016, appendix A, examples 1 and 2.
const Known known[] = {
    {DigestAlgorithm::sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {DigestAlgorithm::sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {DigestAlgorithm::sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {DigestAlgorithm::sm3, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"},
    {DigestAlgorithm::sm3, "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
     "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"},
};

TEST(KernelDigest, GivesTheKnownAnswers) {
    for (const Known& test : known) {
        auto hasher = Hasher::create(test.algorithm);
        ASSERT_TRUE(hasher.ok());
        // Twice, and in two parts: a hasher starts over, and does not see how the bytes are cut.
        for (int i = 0; i < 2; ++i) EXPECT_EQ(to_hex(bytes_of(hasher->hash(test.bytes))), test.hex);
        hasher->update(std::string_view(test.bytes).substr(0, test.bytes.size() / 2));
        hasher->update(std::string_view(test.bytes).substr(test.bytes.size() / 2));
        EXPECT_EQ(to_hex(bytes_of(hasher->finish())), test.hex);
    }
    EXPECT_EQ(sha256_hex("abc"), known[1].hex);
}

TEST(KernelDigest, NamesAndHexadecimalDigitsGoBothWays) {
    for (const auto algorithm : {DigestAlgorithm::sha256, DigestAlgorithm::sm3}) {
        EXPECT_EQ(digest_named(digest_name(algorithm)), algorithm);
    }
    EXPECT_EQ(digest_named("SHA256"), std::nullopt);
    EXPECT_EQ(digest_named(""), std::nullopt);
    const auto digest = digest_from_hex(known[0].hex);
    ASSERT_TRUE(digest);
    EXPECT_EQ(to_hex(bytes_of(*digest)), known[0].hex);
    EXPECT_FALSE(digest_from_hex(std::string(known[0].hex).substr(1)));
    EXPECT_FALSE(digest_from_hex("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"));
    EXPECT_FALSE(digest_from_hex(std::string(63, '0') + "g"));
}

}  // namespace
