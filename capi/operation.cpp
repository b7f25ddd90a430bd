#include "arguments.hpp"
#include "handles.hpp"

using namespace steward;
using steward::capi::guard;

namespace {

Result<void> prepare(const stw_rulebook* book, const char* operation, const char* jurisdiction, std::optional<Date> known_at, stw_op** out) {
    if (!out) return capi::null_argument("out");
    *out = nullptr;
    if (!book) return capi::null_argument("book");
    const Result<std::string_view> name = capi::name(operation, "operation");
    if (!name) return name.error();
    const Result<std::string_view> where = capi::name(jurisdiction, "jurisdiction");
    if (!where) return where.error();
    Result<std::unique_ptr<PreparedOperation>> prepared = book->book->prepare(*name, *where, known_at);
    if (!prepared) return std::move(prepared).error();
    *out = new stw_op{std::move(prepared).value()};
    return {};
}

Result<void> bind(stw_op* op, const char* column, const InputBinding& binding) {
    if (!op) return capi::null_argument("op");
    const Result<std::string_view> name = capi::name(column, "column");
    if (!name) return name.error();
    return op->operation->bind_input(*name, binding);
}

Result<void> bind_out(stw_op* op, const char* column, const OutputBinding& binding) {
    if (!op) return capi::null_argument("op");
    const Result<std::string_view> name = capi::name(column, "column");
    if (!name) return name.error();
    return op->operation->bind_output(*name, binding);
}

template <class T>
Result<void> result_column(const stw_op* op, const char* column, Storage storage, const T** data, const uint8_t** validity, size_t* n) {
    if (!op) return capi::null_argument("op");
    if (!data) return capi::null_argument("data");
    if (!n) return capi::null_argument("n");
    const Result<std::string_view> name = capi::name(column, "column");
    if (!name) return name.error();
    const Result<ResultColumn> result = op->operation->result_column(*name);
    if (!result) return result.error();
    if (result->storage != storage)
        return Error{Status::wrong_type, BilingualText("结果列“" + std::string(*name) + "”是另一类型", "result column '" + std::string(*name) + "' has another type")};
    *data = static_cast<const T*>(result->data);
    *n = result->size;
    if (validity) *validity = result->validity;
    return {};
}

}  // namespace

int32_t stw_op_prepare(const stw_rulebook* book, const char* operation, const char* jurisdiction, stw_op** out, stw_error* err) {
    return guard(err, [&] { return prepare(book, operation, jurisdiction, std::nullopt, out); });
}

int32_t stw_op_prepare_known(const stw_rulebook* book, const char* operation, const char* jurisdiction, int32_t known_at, stw_op** out, stw_error* err) {
    return guard(err, [&] { return prepare(book, operation, jurisdiction, Date::from_days(known_at), out); });
}

void stw_op_free(stw_op* op) { delete op; }

int32_t stw_op_bind_i64(stw_op* op, const char* column, const int64_t* data, size_t n, const uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&] { return bind(op, column, {data, n, validity, stride, Storage::i64}); });
}
int32_t stw_op_bind_i32(stw_op* op, const char* column, const int32_t* data, size_t n, const uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&] { return bind(op, column, {data, n, validity, stride, Storage::i32}); });
}
int32_t stw_op_bind_u8(stw_op* op, const char* column, const uint8_t* data, size_t n, const uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&] { return bind(op, column, {data, n, validity, stride, Storage::u8}); });
}

int32_t stw_op_bind_text(stw_op* op, const char* column, const int64_t* offsets, size_t n, const char* bytes, size_t n_bytes, const uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!bytes && n_bytes > 0) return capi::null_argument("bytes");
        if (n == 0) return Error{Status::wrong_length, BilingualText("文本列至少要有 1 个偏移（行数加 1）", "a text column needs at least 1 offset (rows + 1)")};
        return bind(op, column, {bytes ? bytes : "", n - 1, validity, stride, Storage::text, offsets, n_bytes});
    });
}

int32_t stw_op_bind_list(stw_op* op, const char* list, const int64_t* offsets, size_t n, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        const Result<std::string_view> name = capi::name(list, "list");
        if (!name) return name.error();
        return op->operation->bind_list(*name, offsets, n);
    });
}

int32_t stw_op_out_i64(stw_op* op, const char* column, int64_t* data, size_t n, uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&] { return bind_out(op, column, {data, n, validity, stride, Storage::i64}); });
}
int32_t stw_op_out_i32(stw_op* op, const char* column, int32_t* data, size_t n, uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&] { return bind_out(op, column, {data, n, validity, stride, Storage::i32}); });
}
int32_t stw_op_out_u8(stw_op* op, const char* column, uint8_t* data, size_t n, uint8_t* validity, int64_t stride, stw_error* err) {
    return guard(err, [&] { return bind_out(op, column, {data, n, validity, stride, Storage::u8}); });
}

int32_t stw_op_unbind_all(stw_op* op, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        op->operation->unbind_all();
        return {};
    });
}

int32_t stw_op_run(stw_op* op, int64_t first, int64_t count, int64_t* n_bad, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        const Result<std::int64_t> bad = op->operation->run(first, count);
        if (!bad) return bad.error();
        if (n_bad) *n_bad = *bad;
        return {};
    });
}

int32_t stw_op_result_list(const stw_op* op, const char* list, const int64_t** offsets, size_t* n, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        if (!offsets) return capi::null_argument("offsets");
        if (!n) return capi::null_argument("n");
        const Result<std::string_view> name = capi::name(list, "list");
        if (!name) return name.error();
        const Result<std::span<const std::int64_t>> result = op->operation->result_list(*name);
        if (!result) return result.error();
        *offsets = result->data();
        *n = result->size();
        return {};
    });
}

int32_t stw_op_result_i64(const stw_op* op, const char* column, const int64_t** data, const uint8_t** validity, size_t* n, stw_error* err) {
    return guard(err, [&] { return result_column(op, column, Storage::i64, data, validity, n); });
}
int32_t stw_op_result_i32(const stw_op* op, const char* column, const int32_t** data, const uint8_t** validity, size_t* n, stw_error* err) {
    return guard(err, [&] { return result_column(op, column, Storage::i32, data, validity, n); });
}
int32_t stw_op_result_u8(const stw_op* op, const char* column, const uint8_t** data, const uint8_t** validity, size_t* n, stw_error* err) {
    return guard(err, [&] { return result_column(op, column, Storage::u8, data, validity, n); });
}

int32_t stw_op_result_text(const stw_op* op, const char* column, const int64_t** offsets, const char** bytes, const uint8_t** validity, size_t* n, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!offsets) return capi::null_argument("offsets");
        if (Result<void> found = result_column(op, column, Storage::text, bytes, validity, n); !found) return found;
        *offsets = op->operation->result_column(column)->offsets;
        return {};
    });
}

int32_t stw_op_show_personal(stw_op* op, int32_t show, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        op->operation->show_personal(show != 0);
        return {};
    });
}

int32_t stw_op_explain(stw_op* op, int64_t row, const char* lang, const char* format, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<ExplanationFormat> as = capi::format(format);
        if (!as) return as.error();
        const Result<std::string_view> text = op->operation->explain_view(row, *language, *as);
        if (!text) return text.error();
        return capi::copy_out(*text, buf, cap, needed);
    });
}

int32_t stw_op_row_error(stw_op* op, int64_t row, const char* lang, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<std::string> text = op->operation->row_error(row, *language);
        if (!text) return text.error();
        return capi::copy_out(*text, buf, cap, needed);
    });
}
