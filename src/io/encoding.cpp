#include "steward/io/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace steward {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
Text utf8_fault(std::string_view rest) noexcept {
    const auto byte = [rest](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U; };
    const unsigned lead = byte(0);
    const unsigned second = byte(1);
    const bool continued = (second & 0xC0U) == 0x80U;
    if (lead < 0xC0) return text("续字节前没有首字节", "a continuation byte without a first byte");
    if (lead < 0xC2 || (lead == 0xE0 && continued && second < 0xA0) || (lead == 0xF0 && continued && second < 0x90)) {
        return text("过长编码", "an overlong form");
    }
    if (lead == 0xED && continued && second > 0x9F) {
        return text("代理码点（U+D800 至 U+DFFF）", "a surrogate (U+D800 to U+DFFF)");
    }
    if (lead > 0xF7) return text("UTF-8 中从不出现的字节", "a byte that UTF-8 never uses");
    if (lead > 0xF4 || (lead == 0xF4 && continued && second > 0x8F)) {
        return text("码点大于 U+10FFFF", "a code point above U+10FFFF");
    }
    return text("字符不完整，缺少续字节", "an incomplete character, a continuation byte is missing");
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (!out.empty()) out += ' ';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

Error encoding_fault(std::string_view bytes, std::size_t offset, std::string_view encoding, Text fault, Text remedy) {
    // A line feed is never part of a longer sequence, in UTF-8 as in GB18030, so that bytes can be counted.
    const auto before = bytes.substr(0, offset);
    const std::string line = std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
    const std::string place = std::to_string(offset);
    const std::string shown = hexadecimal(bytes.substr(offset, 4));
    const std::string name(encoding);
    return Error{
        Status::bad_encoding,
        {"第 " + line + " 行（字节偏移 " + place + "）不是合法的 " + name + "：字节 " + shown + "，" + std::string(fault.zh) + "；" +
             std::string(remedy.zh),
         "line " + line + " (byte offset " + place + ") is not valid " + name + ": bytes " + shown + ", " +
             std::string(fault.en) + "; " + std::string(remedy.en)}};
}

/// iconv(3)'s descriptor, closed when it goes out of scope. One for each call: descriptors must not be shared.
class Converter {
public:
    Converter() noexcept : descriptor_(iconv_open("UTF-8", "GB18030")) {}
    ~Converter() {
        if (ok()) iconv_close(descriptor_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    [[nodiscard]] bool ok() const noexcept { return descriptor_ != reinterpret_cast<iconv_t>(-1); }
    [[nodiscard]] iconv_t get() const noexcept { return descriptor_; }

private:
    iconv_t descriptor_;
};

Result<std::string> from_gb18030(std::string_view bytes) {
    if (is_ascii(bytes)) return std::string(bytes);

    const Converter converter;
    if (!converter.ok()) {
        const int code = errno;
        const std::string number = std::to_string(code);
        return Error{code == ENOMEM ? Status::out_of_memory : Status::unknown_encoding,
                     {"本机无法转换 GB18030（iconv_open，errno " + number + "）；请安装 glibc 的 gconv 模块，或先把文本另存为 UTF-8",
                      "this system cannot convert GB18030 (iconv_open, errno " + number +
                          "); install glibc's gconv modules, or save the text as UTF-8 first"}};
    }

    // Two bytes of GB18030 become at most three of UTF-8, four at most four: half as much again is always enough.
    std::string out(bytes.size() + bytes.size() / 2 + 16, '\0');
    char* from = const_cast<char*>(bytes.data());  // NOLINT: iconv does not write to it
    std::size_t from_left = bytes.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    while (iconv(converter.get(), &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) {
        if (errno == E2BIG) {
            const std::size_t used = out.size() - to_left;
            out.resize(out.size() * 2);
            to = out.data() + used;
            to_left = out.size() - used;
            continue;
        }
        const Text fault = errno == EINVAL ? text("文本在一个字符中间结束", "the text ends inside a character")
                                           : text("没有对应的字符", "no character has this code");
        return encoding_fault(bytes, bytes.size() - from_left, "GB18030", fault,
                              text("请核对文件是否完整、编码是否其实为 utf-8",
                                   "check that the file is complete and that its encoding is not utf-8 in fact"));
    }
    out.resize(out.size() - to_left);
    if (strip_bom(out).size() != out.size()) out.erase(0, byte_order_mark.size());
    return out;
}

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Result<Encoding> encoding_named(std::string_view name) {
    const auto is = [name](std::string_view known) {
        return std::equal(name.begin(), name.end(), known.begin(), known.end(),
                          [](char a, char b) { return lower(a) == b; });
    };
    if (is("utf-8") || is("utf8")) return Encoding::utf8;
    if (is("gb18030")) return Encoding::gb18030;
    const std::string shown = printable(name);
    return Error{Status::unknown_encoding,
                 {"未知的编码“" + shown + "”；可用：utf-8、gb18030（GBK、GB2312 的文件请用 gb18030）",
                  "unknown encoding \"" + shown + "\"; known: utf-8, gb18030 (which also reads GBK and GB2312)"}};
}

Result<std::string> to_utf8(std::string_view bytes, Encoding encoding) {
    if (encoding == Encoding::gb18030) return from_gb18030(bytes);
    const std::size_t valid = valid_utf8_prefix(bytes);
    if (valid != bytes.size()) {
        return encoding_fault(bytes, valid, "UTF-8", utf8_fault(bytes.substr(valid)),
                              text("请将文本另存为 UTF-8，或在其编码为 GBK、GB18030 时以 gb18030 读取",
                                   "save the text as UTF-8, or read it as gb18030 if it is GBK or GB18030"));
    }
    return std::string(strip_bom(bytes));
}

std::string_view strip_bom(std::string_view text) noexcept {
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
    return text;
}

}  // namespace steward
