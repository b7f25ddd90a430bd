// Stored decisions.
#include "arguments.hpp"
#include "handles.hpp"
#include "steward/io/stored_decision.hpp"

using namespace steward;
using steward::capi::guard;

int32_t stw_op_decision_json(stw_op* op, int64_t row, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!op) return capi::null_argument("op");
        const Result<std::string> json = decision_json(*op->operation, row);
        if (!json) return json.error();
        return capi::copy_out(*json, buf, cap, needed);
    });
}

int32_t stw_decision_check(const stw_rulebook* book, const char* json, size_t n_json, const char* lang, const char* format, int32_t* verdict, char* buf, size_t cap, size_t* needed, stw_error* err) {
    return guard(err, [&]() -> Result<void> {
        if (!book) return capi::null_argument("book");
        if (!json) return capi::null_argument("json");
        const Result<Language> language = capi::language(lang);
        if (!language) return language.error();
        const Result<ExplanationFormat> as = capi::format(format);
        if (!as) return as.error();
        const Result<DecisionCheck> check = check_decision(*book->book, std::string_view(json, n_json));
        if (!check) return check.error();
        if (verdict) *verdict = static_cast<int32_t>(check->verdict);
        return capi::copy_out(*as == ExplanationFormat::json ? check->to_json(*language) : check->to_text(*language), buf, cap, needed);
    });
}
