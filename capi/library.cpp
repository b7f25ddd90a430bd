#include <cstring>

#include "guard.hpp"
#include "steward/version.hpp"

static_assert(sizeof(stw_error) == 1024 && offsetof(stw_error, row) == 8 && offsetof(stw_error, message) == 16);
static_assert(STW_ABI_MAJOR == steward::abi_major && STW_ABI_MINOR == steward::abi_minor);
static_assert(STW_E_STALE == static_cast<int>(steward::Status::stale) && STW_E_BAD_CHILD == static_cast<int>(steward::Status::bad_child));

void stw_error_init(stw_error* err) {
    if (!err) return;
    std::memset(err, 0, sizeof *err);
    err->struct_size = sizeof *err;
    err->row = -1;
}

int32_t stw_abi_major(void) { return steward::abi_major; }
int32_t stw_abi_minor(void) { return steward::abi_minor; }
const char* stw_version(void) { return steward::version; }
const char* stw_status_name(int32_t status) { return steward::status_name(static_cast<steward::Status>(status)); }
