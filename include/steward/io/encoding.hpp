/// @file
/// Encodings of the texts that come from outside: UTF-8 and GB18030 (字符编码). Inside Steward every text is UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "steward/kernel/result.hpp"
#include "steward/kernel/utf8.hpp"

namespace steward {

/// GB18030 also reads GBK and GB2312, which are subsets of it.
enum class Encoding { utf8, gb18030 };

/// "utf-8", "utf8" or "gb18030", in any case of letters; anything else is Status::unknown_encoding.
[[nodiscard]] Result<Encoding> encoding_named(std::string_view name);

/// The text in UTF-8, without a byte order mark. Bytes that the encoding does not allow are Status::bad_encoding; the
/// message names the byte offset (from 0, in `bytes` as given, a byte order mark counted) and the line (from 1).
///
/// UTF-8 is checked strictly: overlong forms, surrogates and code points above U+10FFFF are refused. To check a large
/// text without copying it, use `valid_utf8` and `strip_bom`. GB18030 needs glibc's conversion table; where the system
/// lacks it the error is Status::unknown_encoding.
[[nodiscard]] Result<std::string> to_utf8(std::string_view bytes, Encoding encoding);

/// The text without a leading UTF-8 byte order mark (EF BB BF); at most one is taken off.
[[nodiscard]] std::string_view strip_bom(std::string_view text) noexcept;

}  // namespace steward
