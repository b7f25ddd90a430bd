#include "steward/kernel/result.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace {

using namespace steward;

TEST(KernelStatus, NamesAreUniqueAndKeepTheirNumbers) {
    EXPECT_STREQ(status_name(Status::ok), "ok");
    EXPECT_STREQ(status_name(Status::unknown_column), "unknown_column");
    EXPECT_STREQ(status_name(static_cast<Status>(4 | 8 << 8)), "malformed");
    EXPECT_STREQ(status_name(static_cast<Status>(7 | 5 << 8)), "bad_encoding");
    EXPECT_STREQ(status_name(static_cast<Status>(9)), "internal");
    EXPECT_STREQ(status_name(static_cast<Status>(200)), "unknown_status");
    EXPECT_STREQ(status_name(static_cast<Status>(-1)), "unknown_status");

    std::set<std::string> names;
    int known = 0;
    for (int code = 0; code < 1 << 16; ++code) {
        const std::string name = status_name(static_cast<Status>(code));
        if (name == "unknown_status") continue;
        ++known;
        EXPECT_TRUE(names.insert(name).second) << name;
    }
    EXPECT_GE(known, 58);
}

TEST(KernelStatus, Categories) {
    EXPECT_EQ(category(Status::bad_encoding), 7);
    EXPECT_EQ(category(Status::ok), 0);
}

}  // namespace
