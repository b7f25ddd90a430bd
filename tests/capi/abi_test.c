/* The C ABI from end to end, as a program that has nothing but the header. Prints "tests: N passed, M failed". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "steward.h"

static int passed, failed;

static void note(int good, int line, const char* what) {
    if (good) {
        ++passed;
        return;
    }
    ++failed;
    printf("%s:%d: %s\n", __FILE__, line, what);
}
#define CHECK(condition) note((condition), __LINE__, #condition)

static void note_status(int32_t got, int32_t expected, int line, const char* what) {
    if (got == expected) {
        ++passed;
        return;
    }
    ++failed;
    printf("%s:%d: %s is %s, not %s\n", __FILE__, line, what, stw_status_name(got), stw_status_name(expected));
}
#define STATUS(call, expected) note_status((call), (expected), __LINE__, #call)

/* Calls that fill a buffer: first for the size, then into exactly that much. */
enum question { DIGEST, LINT, LINT_FILES, DIFF, DIFF_DAYS, YEAR_ROLL, CATALOGUE, EXPLAIN, ROW_ERROR, DECISION };

static int32_t ask_into(enum question what, const stw_rulebook* book, stw_op* op, int64_t row, const char* lang,
                        const char* format, char* buf, size_t cap, size_t* needed, stw_error* err) {
    switch (what) {
        case DIGEST: return stw_rulebook_digest(book, buf, cap, needed, err);
        case LINT: return stw_rulebook_lint_json(book, lang, buf, cap, needed, err);
        case LINT_FILES: return stw_lint_json(NULL, 0, lang, buf, cap, needed, err);
        case DIFF: return stw_rulebook_diff_json(book, book, lang, buf, cap, needed, err);
        case DIFF_DAYS: return stw_rulebook_diff_days_json(book, 17166, 17167, lang, buf, cap, needed, err); /* into 2017 */
        case YEAR_ROLL: return stw_rulebook_year_roll_json(book, 2027, lang, buf, cap, needed, err);
        case CATALOGUE: return stw_catalogue_json(book, lang, buf, cap, needed, err);
        case EXPLAIN: return stw_op_explain(op, row, lang, format, buf, cap, needed, err);
        case ROW_ERROR: return stw_op_row_error(op, row, lang, buf, cap, needed, err);
        case DECISION: return stw_op_decision_json(op, row, buf, cap, needed, err);
    }
    return STW_E_INTERNAL;
}

/* The text, to be freed. Checks the protocol of sizes on the way. */
static char* ask(enum question what, const stw_rulebook* book, stw_op* op, int64_t row, const char* lang,
                 const char* format) {
    stw_error err;
    size_t needed = 0, again = 0;
    char* text;
    stw_error_init(&err);
    STATUS(ask_into(what, book, op, row, lang, format, NULL, 0, &needed, &err), STW_E_BUFFER_TOO_SMALL);
    CHECK(err.status == STW_E_BUFFER_TOO_SMALL && err.message[0] != '\0');
    CHECK(needed > 0);
    text = malloc(needed + 1);
    if (!text) abort();
    memset(text, '#', needed + 1);
    STATUS(ask_into(what, book, op, row, lang, format, text, needed - 1, &again, NULL), STW_E_BUFFER_TOO_SMALL);
    CHECK(again == needed && text[0] == '#');
    STATUS(ask_into(what, book, op, row, lang, format, text, needed, &again, &err), STW_OK);
    CHECK(again == needed && strlen(text) == needed - 1 && text[needed] == '#');
    STATUS(ask_into(what, book, op, row, lang, format, text, needed, NULL, NULL), STW_OK);
    return text;
}

/* A file of this test in the folder for temporary files. */
static const char* temporary(char* path, const char* name) {
    const char* folder = getenv("TMPDIR");
    if (!folder || !folder[0] || strlen(folder) > 400) folder = "/tmp";
    strcpy(path, folder);
    strcat(path, "/steward_abi_test_");
    strcat(path, name);
    return path;
}

static int has(const char* text, const char* piece) { return strstr(text, piece) != NULL; }

static void versions(void) {
    int32_t code;
    CHECK(stw_abi_major() == STW_ABI_MAJOR);
    CHECK(stw_abi_minor() >= STW_ABI_MINOR);
    CHECK(stw_version() && stw_version()[0] >= '0' && stw_version()[0] <= '9');
    CHECK(strcmp(stw_status_name(STW_OK), "ok") == 0);
    CHECK(strcmp(stw_status_name(STW_E_UNKNOWN_COLUMN), "unknown_column") == 0);
    CHECK(strcmp(stw_status_name(STW_E_OUT_OF_MEMORY), "out_of_memory") == 0);
    for (code = -300; code < 3000; ++code)
        if (!stw_status_name(code)) CHECK(0);
    CHECK(stw_status_name(INT32_MIN) && stw_status_name(INT32_MAX));
}

static void books(stw_rulebook** out) {
    stw_error err;
    stw_rulebook *book = NULL, *other = (stw_rulebook*)&err;
    const char* missing[] = {"no/such/pack.toml"};
    const char* none[] = {NULL};
    const char* bad_utf8[] = {"\xff\xfe.toml"};
    char path[512];
    const char* broken_path = temporary(path, "broken.toml");
    const char* broken[1];
    char found[2000];
    FILE* file;
    char* text;

    stw_error_init(&err);
    CHECK(err.struct_size == sizeof err && err.status == 0 && err.row == -1 && err.message[0] == '\0');
    STATUS(stw_rulebook_open(NULL, 0, &book, &err), STW_OK);
    CHECK(book != NULL);

    STATUS(stw_rulebook_open(missing, 1, &other, &err), STW_E_FILE_NOT_FOUND);
    CHECK(other == NULL && err.status == STW_E_FILE_NOT_FOUND && has(err.message, "no/such/pack.toml"));
    STATUS(stw_rulebook_open(none, 1, &other, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_open(NULL, 1, &other, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_open(bad_utf8, 1, &other, &err), STW_E_INVALID_UTF8);
    CHECK(has(err.message, "paths"));

    file = fopen(broken_path, "wb");
    if (file) {
        fputs("[pack]\nlayout = \"1.0\"\nid = \"x\"\ndata_version = 2026-01-01\nextra = 1.5\n", file);
        fclose(file);
        broken[0] = broken_path;
        STATUS(stw_rulebook_open(broken, 1, &other, &err), STW_E_PACK_CONTENT);
        CHECK(other == NULL && has(err.message, "broken.toml:5") && has(err.message, "extra"));
        STATUS(stw_lint_json(broken, 1, "en", found, sizeof found, NULL, &err), STW_OK);
        CHECK(has(found, "\"code\":\"float\"") || has(found, "\"code\":\"unknown_key\""));
        CHECK(has(found, "broken.toml\",\"line\":5") && !has(found, "warning"));
        STATUS(stw_lint_json(missing, 1, "en", found, sizeof found, NULL, &err), STW_E_FILE_NOT_FOUND);
        STATUS(stw_lint_json(none, 1, "en", found, sizeof found, NULL, &err), STW_E_NULL_POINTER);
        STATUS(stw_lint_json(NULL, 1, "en", found, sizeof found, NULL, &err), STW_E_NULL_POINTER);
        file = fopen(broken_path, "wb");
        fputs("[pack\n", file);
        fclose(file);
        STATUS(stw_rulebook_open(broken, 1, &other, &err), STW_E_PACK_SYNTAX);
        file = fopen(broken_path, "wb");
        fputs("[pack]\nlayout = \"9.9\"\nid = \"x\"\ndata_version = 2026-01-01\n", file);
        fclose(file);
        STATUS(stw_rulebook_open(broken, 1, &other, &err), STW_E_PACK_LAYOUT);
        file = fopen(broken_path, "wb");
        fputs("[pack]\nlayout = \"1.0\"\nid = \"x.y\"\ndata_version = 2026-01-01\n", file);
        fclose(file);
        STATUS(stw_rulebook_open(broken, 1, &other, &err), STW_OK);
        stw_rulebook_free(other);
        remove(broken_path);
    } else {
        CHECK(!"a file can be written here");
    }

    text = ask(DIGEST, book, NULL, 0, NULL, NULL);
    CHECK(strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64);
    free(text);
    text = ask(LINT, book, NULL, 0, "zh", NULL);
    CHECK(text[0] == '[' && text[strlen(text) - 1] == ']');
    free(text);
    text = ask(LINT_FILES, book, NULL, 0, "en", NULL);
    CHECK(has(text, "dead_rule") && !has(text, "\"severity\":\"error\""));
    free(text);
    text = ask(DIFF, book, NULL, 0, "en", NULL);
    CHECK(strcmp(text, "[]") == 0);
    free(text);
    text = ask(DIFF_DAYS, book, NULL, 0, "zh", NULL);
    CHECK(has(text, "procurement.open_tender_amount") && has(text, "1200000.00") && has(text, "改为"));
    free(text);
    text = ask(YEAR_ROLL, book, NULL, 0, "en", NULL);
    CHECK(has(text, "calendar.working_days") && has(text, "energy.grid_emission_factor"));
    free(text);
    STATUS(stw_rulebook_diff_days_json(book, 17166, 5000000, "zh", NULL, 0, NULL, &err), STW_E_BAD_DATE);
    STATUS(stw_rulebook_year_roll_json(book, 10000, "zh", NULL, 0, NULL, &err), STW_E_OUT_OF_RANGE);
    STATUS(stw_lint_json(NULL, 0, "fr", NULL, 0, NULL, &err), STW_E_UNKNOWN_LANGUAGE);

    text = ask(DIGEST, book, NULL, 0, NULL, NULL);
    other = NULL;
    STATUS(stw_rulebook_open_pinned(NULL, 0, text, &other, &err), STW_OK);
    CHECK(other != NULL);
    stw_rulebook_free(other);
    text[0] = text[0] == '0' ? '1' : '0';
    STATUS(stw_rulebook_open_pinned(NULL, 0, text, &other, &err), STW_E_DIGEST_MISMATCH);
    CHECK(other == NULL && has(err.message, text));
    STATUS(stw_rulebook_open_pinned(NULL, 0, "", &other, &err), STW_E_ARGUMENT);
    STATUS(stw_rulebook_open_pinned(NULL, 0, NULL, &other, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_open_pinned(NULL, 0, text, NULL, &err), STW_E_NULL_POINTER);
    free(text);

    text = ask(CATALOGUE, book, NULL, 0, "zh", NULL);
    CHECK(has(text, "\"procurement.method\"") && has(text, "采购方式适用") && has(text, "\"budget_fen\""));
    free(text);
    text = ask(CATALOGUE, book, NULL, 0, "en", NULL);
    CHECK(has(text, "methods allowed for a purchase"));
    free(text);
    STATUS(stw_catalogue_json(book, "fr", NULL, 0, NULL, &err), STW_E_UNKNOWN_LANGUAGE);
    CHECK(has(err.message, "fr"));
    STATUS(stw_rulebook_lint_json(book, "", NULL, 0, NULL, &err), STW_E_UNKNOWN_LANGUAGE);
    *out = book;
}

static void prepares(const stw_rulebook* book) {
    stw_error err;
    stw_op* op = (stw_op*)&err;
    stw_error_init(&err);
    STATUS(stw_op_prepare(book, "procurement.methods", "CN/central", &op, &err), STW_E_UNKNOWN_OPERATION);
    CHECK(op == NULL && has(err.message, "procurement.methods"));
    STATUS(stw_op_prepare(book, "procurement.method", "CN/99", &op, &err), STW_E_UNKNOWN_JURISDICTION);
    CHECK(op == NULL && has(err.message, "CN/99"));
    STATUS(stw_op_prepare(book, "procurement.method", "CN/22/2308", &op, &err), STW_E_UNKNOWN_JURISDICTION);
    STATUS(stw_op_prepare(book, "\xc3", "CN", &op, &err), STW_E_INVALID_UTF8);
    STATUS(stw_op_prepare(book, "procurement.method", "\xed\xa0\x80", &op, &err), STW_E_INVALID_UTF8);
    STATUS(stw_op_prepare(book, "procurement.method", "CN/22/2208/220802", &op, &err), STW_OK);
    CHECK(op != NULL);
    stw_op_free(op);
    stw_op_free(NULL);
    stw_rulebook_free(NULL);
}

/* Purchases: 2 million yuan by consultation without a ground, the same by open tender, and one in a year with no rule. */
static void purchases(const stw_rulebook* book) {
    enum { N = 4 };
    const int32_t category[N] = {1, 1, 1, 1};
    int64_t budget[N] = {200000000, 200000000, 200000000, -5};
    const int32_t announced[N] = {18322, 18322, -150000, 18322}; /* 2020-03-01, 1559 */
    const int32_t method[N] = {4, 1, 1, 1};
    const uint8_t ground[1] = {0};
    int32_t outcome[N], status[N], column[N];
    uint8_t valid[1] = {0};
    int64_t n_bad = -1;
    stw_error err;
    stw_op* op = NULL;
    char* text;
    int i;

    stw_error_init(&err);
    for (i = 0; i < N; ++i) outcome[i] = status[i] = column[i] = 99;
    STATUS(stw_op_prepare(book, "procurement.method", "CN/central", &op, &err), STW_OK);
    if (!op) return;
    STATUS(stw_op_run(op, 0, N, &n_bad, &err), STW_E_NOT_BOUND);
    STATUS(stw_op_bind_i32(op, "category", category, N, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "budget_fen", budget, N, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "announced_on", announced, N, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "method", method, N, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_u8(op, "ground_holds", ground, 1, NULL, 0, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "outcome", outcome, N, valid, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "row_status", status, N, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "row_column", column, N, NULL, 1, &err), STW_OK);

    STATUS(stw_op_bind_i64(op, "budget", budget, N, NULL, 1, &err), STW_E_UNKNOWN_COLUMN);
    CHECK(has(err.message, "'budget'") && has(err.message, "budget_fen"));
    STATUS(stw_op_bind_i32(op, "budget_fen", method, N, NULL, 1, &err), STW_E_WRONG_TYPE);
    STATUS(stw_op_bind_i64(op, "budget_fen", budget, N, NULL, -1, &err), STW_E_BAD_RANGE);
    STATUS(stw_op_bind_i64(op, "budget_fen", NULL, N, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i32(op, "outcome", outcome, N, NULL, 0, &err), STW_E_BAD_RANGE);
    STATUS(stw_op_out_i32(op, "rule", outcome, N, NULL, 1, &err), STW_E_VALIDITY_REQUIRED);
    STATUS(stw_op_bind_list(op, "lines", budget, 1, &err), STW_E_UNKNOWN_LIST);
    STATUS(stw_op_run(op, 0, N + 1, &n_bad, &err), STW_E_WRONG_LENGTH);
    STATUS(stw_op_run(op, -1, 1, &n_bad, &err), STW_E_BAD_RANGE);
    STATUS(stw_op_run(op, 0, INT64_MIN, &n_bad, &err), STW_E_BAD_RANGE);
    STATUS(stw_op_run(op, INT64_MAX, INT64_MAX, &n_bad, &err), STW_E_BAD_RANGE);
    CHECK(n_bad == -1 && outcome[0] == 99);

    STATUS(stw_op_run(op, 0, N, &n_bad, &err), STW_OK);
    CHECK(n_bad == 1);
    CHECK(outcome[0] == STW_VIOLATION);
    CHECK(outcome[1] == STW_PASS || outcome[1] == STW_NEEDS_REVIEW || outcome[1] == STW_INDETERMINATE);
    CHECK(outcome[2] == STW_INDETERMINATE || outcome[2] == STW_NOT_APPLICABLE);
    CHECK(outcome[3] == 0 && status[3] == STW_E_OUT_OF_RANGE && column[3] == 1);
    CHECK(status[0] == 0 && status[1] == 0 && status[2] == 0 && column[0] == -1);
    CHECK((valid[0] & 15) == 7);
    STATUS(stw_op_run(op, 0, 2, NULL, NULL), STW_OK);

    text = ask(EXPLAIN, book, op, 0, "zh", "text");
    CHECK(has(text, "采购方式适用") && has(text, "不符合") && has(text, "2000000.00") &&
          has(text, "国办发〔2019〕55号"));
    free(text);
    text = ask(EXPLAIN, book, op, 0, "en", "text");
    CHECK(has(text, "violation") && has(text, "2000000.00"));
    free(text);
    text = ask(EXPLAIN, book, op, 0, "zh", "json");
    CHECK(text[0] == '{' && has(text, "\"steps\"") && has(text, "\"citations\"") && has(text, "\"CN/central\""));
    free(text);
    text = ask(EXPLAIN, book, op, 3, "en", "json");
    CHECK(has(text, "\"error\"") && has(text, "out_of_range"));
    free(text);
    text = ask(ROW_ERROR, book, op, 3, "zh", NULL);
    CHECK(has(text, "budget_fen") && has(text, "-5"));
    free(text);
    text = ask(ROW_ERROR, book, op, 0, "en", NULL);
    CHECK(text[0] == '\0');
    free(text);
    STATUS(stw_op_explain(op, 0, "de", "text", NULL, 0, NULL, &err), STW_E_UNKNOWN_LANGUAGE);
    STATUS(stw_op_explain(op, 0, "zh", "html", NULL, 0, NULL, &err), STW_E_UNKNOWN_LANGUAGE);
    STATUS(stw_op_explain(op, N, "zh", "text", NULL, 0, NULL, &err), STW_E_WRONG_LENGTH);
    STATUS(stw_op_explain(op, -1, "zh", "text", NULL, 0, NULL, &err), STW_E_BAD_RANGE);

    budget[0] = 100; /* changed after the run */
    STATUS(stw_op_explain(op, 0, "zh", "text", NULL, 0, NULL, &err), STW_E_STALE);
    STATUS(stw_op_run(op, 0, 1, &n_bad, &err), STW_OK);
    free(ask(EXPLAIN, book, op, 0, "zh", "text"));

    STATUS(stw_op_out_i32(op, "outcome", (int32_t*)(void*)budget, N, NULL, 1, &err), STW_OK);
    STATUS(stw_op_run(op, 0, N, &n_bad, &err), STW_E_OVERLAPPING_MEMORY);
    STATUS(stw_op_unbind_all(op, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 0, &n_bad, &err), STW_E_NOT_BOUND);
    stw_op_free(op);
}

/* One trip of three days with two lines, one without lines, one with a line that cannot be. */
static void claims(const stw_rulebook* book) {
    const int32_t rank[3] = {3, 3, 3}, started[3] = {18700, 18700, 18700};
    const int64_t ended[3] = {18702, 18702, 18702};
    const int64_t offsets[4] = {0, 2, 2, 4};
    const int64_t decreasing[4] = {0, 2, 1, 4}, outside[4] = {0, 2, 2, 5};
    const int32_t expense[4] = {1, 2, 1, 2}, place[4] = {1, 1, 1, 1}, on[4] = {18700, 18700, 18700, 18700};
    const int64_t quantity[4] = {2, 3, 2, 0}, amount[4] = {80000, 30000, 80000, 30000};
    int32_t outcome[3] = {9, 9, 9}, status[3] = {9, 9, 9}, line_status[4] = {9, 9, 9, 9},
            line_outcome[4] = {9, 9, 9, 9};
    int64_t payable[4] = {9, 9, 9, 9};
    uint8_t payable_valid[1] = {0};
    int64_t n_bad = -1;
    stw_error err;
    stw_op* op = NULL;
    char* text;

    stw_error_init(&err);
    STATUS(stw_op_prepare(book, "funds.travel_claim", "CN/central", &op, &err), STW_OK);
    if (!op) return;
    STATUS(stw_op_bind_i32(op, "rank", rank, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "started_on", started, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "ended_on", ended, 3, NULL, 1, &err), STW_OK); /* dates also as int64 */
    STATUS(stw_op_bind_i32(op, "lines.expense", expense, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "lines.place", place, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "lines.on_date", on, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "lines.quantity", quantity, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "lines.amount_fen", amount, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 3, &n_bad, &err), STW_E_NOT_BOUND);
    CHECK(has(err.message, "lines"));
    STATUS(stw_op_bind_list(op, "lines", decreasing, 4, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 3, &n_bad, &err), STW_E_BAD_OFFSETS);
    STATUS(stw_op_bind_list(op, "lines", outside, 4, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 3, &n_bad, &err), STW_E_BAD_OFFSETS);
    STATUS(stw_op_bind_list(op, "lines", offsets, 3, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 3, &n_bad, &err), STW_E_WRONG_LENGTH);
    STATUS(stw_op_bind_list(op, "lines", offsets, 4, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "outcome", outcome, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "row_status", status, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "lines.row_status", line_status, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "lines.outcome", line_outcome, 4, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i64(op, "lines.payable_fen", payable, 4, payable_valid, 1, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 3, &n_bad, &err), STW_OK);
    CHECK(n_bad == 1);
    CHECK(status[0] == 0 && status[1] == 0 && status[2] == STW_E_BAD_CHILD);
    CHECK(outcome[0] >= STW_INDETERMINATE && outcome[0] <= STW_NOT_APPLICABLE && outcome[2] == 0);
    CHECK(line_status[0] == 0 && line_status[2] == 0 && line_status[3] == STW_E_OUT_OF_RANGE);
    CHECK(line_outcome[2] == 0 && line_outcome[3] == 0 && payable[2] == 0);
    CHECK((payable_valid[0] & 12) == 0);
    text = ask(ROW_ERROR, book, op, 2, "en", NULL);
    CHECK(has(text, "lines.quantity") && has(text, "lines[1]"));
    free(text);
    text = ask(EXPLAIN, book, op, 0, "zh", "text");
    CHECK(has(text, "差旅费报销审核") && has(text, "费用明细"));
    free(text);
    stw_op_free(op);
}

static void schedules(void) {
    const int32_t asset_class[2] = {8, 8}, acquired[2] = {18700, 18700};
    const int64_t cost[2] = {600000, -1}, life[2] = {72, 72};
    const int64_t *offsets = NULL, *amount = NULL, *net = NULL;
    const int32_t* month_on = NULL;
    const uint8_t *validity = (const uint8_t*)"x", *flags = NULL;
    size_t n = 0, n_amount = 0, n_net = 0, n_month = 0, i;
    int64_t n_bad = -1, sum = 0;
    stw_error err;
    stw_rulebook* book = NULL;
    stw_op* op = NULL;
    char* text;

    stw_error_init(&err);
    STATUS(stw_rulebook_open(NULL, 0, &book, &err), STW_OK);
    STATUS(stw_op_prepare(book, "assets.depreciation_schedule", "CN/central", &op, &err), STW_OK);
    stw_rulebook_free(book); /* the op keeps its book alive */
    if (!op) return;
    STATUS(stw_op_bind_i32(op, "asset_class", asset_class, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "cost_fen", cost, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "acquired_on", acquired, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "life_months", life, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_result_list(op, "schedule", &offsets, &n, &err), STW_E_NOT_RUN);
    STATUS(stw_op_result_i64(op, "schedule.amount_fen", &amount, NULL, &n_amount, &err), STW_E_NOT_RUN);
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_OK);
    CHECK(n_bad == 1);
    STATUS(stw_op_result_list(op, "schedules", &offsets, &n, &err), STW_E_UNKNOWN_LIST);
    STATUS(stw_op_result_list(op, "schedule", &offsets, &n, &err), STW_OK);
    CHECK(n == 3 && offsets[0] == 0 && offsets[1] == 72 && offsets[2] == 72);
    STATUS(stw_op_result_i64(op, "schedule.amount_fen", &amount, &validity, &n_amount, &err), STW_OK);
    CHECK(n_amount == 72 && validity == NULL);
    STATUS(stw_op_result_i64(op, "schedule.net_fen", &net, NULL, &n_net, &err), STW_OK);
    STATUS(stw_op_result_i32(op, "schedule.month_on", &month_on, NULL, &n_month, &err), STW_OK);
    CHECK(n_net == 72 && n_month == 72);
    for (i = 0; i < n_amount; ++i) sum += amount[i];
    CHECK(sum == 600000 && net[71] == 0 && month_on[71] > month_on[0]);
    STATUS(stw_op_result_i64(op, "schedule.month_on", &amount, NULL, &n_amount, &err), STW_E_WRONG_TYPE);
    STATUS(stw_op_result_u8(op, "schedule.net_fen", &flags, NULL, &n_amount, &err), STW_E_WRONG_TYPE);
    STATUS(stw_op_result_i64(op, "schedule.no", &amount, NULL, &n_amount, &err), STW_E_UNKNOWN_COLUMN);
    text = ask(EXPLAIN, NULL, op, 0, "en", "json");
    CHECK(has(text, "\"result_lists\"") && has(text, "\"schedule\""));
    free(text);
    stw_op_free(op);
}

/* A csv file in and out. */
static void tables(const stw_rulebook* book) {
    char in_path[512], out_path[512];
    const char *in = temporary(in_path, "in.csv"), *out = temporary(out_path, "out.csv");
    const char* bad_list[] = {"lines"};
    int64_t n_rows = -1, n_bad = -1;
    stw_error err;
    char line[4096];
    int lines = 0;
    FILE* file = fopen(in, "wb");
    if (!file) {
        CHECK(!"a file can be written here");
        return;
    }
    fputs(
        "category,budget_fen,announced_on,method,ground_holds,note\n"
        "goods,200000000,2020-03-01,competitive_consultation,false,a\n"
        "goods,many,2020-03-01,open_tender,,b\n",
        file);
    fclose(file);
    stw_error_init(&err);
    STATUS(
        stw_csv_run(book, "procurement.method", "CN/central", in, NULL, 0, "utf-8", "zh", out, 0, 0, &n_rows, &n_bad, &err),
        STW_OK);
    CHECK(n_rows == 2 && n_bad == 1);
    file = fopen(out, "rb");
    CHECK(file != NULL);
    if (file) {
        while (fgets(line, sizeof line, file)) {
            if (lines == 0)
                CHECK((unsigned char)line[0] == 0xef && has(line, "outcome") && has(line, "error") &&
                      has(line, "note"));
            if (lines == 1) CHECK(has(line, "violation"));
            if (lines == 2) CHECK(has(line, "many") && has(line, "budget_fen"));
            ++lines;
        }
        CHECK(lines == 3);
        fclose(file);
    }
    STATUS(stw_csv_run(book, "procurement.method", "CN/central", in, NULL, 0, "latin-1", "zh", out, 0, 0, NULL, NULL, &err),
           STW_E_UNKNOWN_ENCODING);
    STATUS(stw_csv_run(book, "procurement.method", "CN/central", in, NULL, 0, "utf-8", "xx", out, 0, 0, NULL, NULL, &err),
           STW_E_UNKNOWN_LANGUAGE);
    STATUS(stw_csv_run(book, "no.such", "CN/central", in, NULL, 0, "utf-8", "zh", out, 0, 0, NULL, NULL, &err),
           STW_E_UNKNOWN_OPERATION);
    STATUS(stw_csv_run(book, "procurement.method", "CN/99", in, NULL, 0, "utf-8", "zh", out, 0, 0, NULL, NULL, &err),
           STW_E_UNKNOWN_JURISDICTION);
    STATUS(stw_csv_run(book, "procurement.method", "CN", "no/such.csv", NULL, 0, "utf-8", "zh", out, 0, 0, NULL, NULL, &err),
           STW_E_FILE_NOT_FOUND);
    STATUS(stw_csv_run(book, "procurement.method", "CN", in, bad_list, 1, "utf-8", "zh", out, 0, 0, NULL, NULL, &err),
           STW_E_ARGUMENT);
    remove(in);
    remove(out);
}

/* The number of a jurisdiction, which a row may name; and what could be known on a day. */
static void standpoints(const stw_rulebook* book) {
    const int32_t day = 20515, before = 15000; /* 2026-03-03, 2011-01-26 */
    int32_t number = -1, numbers[2], days[2], outcome[2] = {-1, -1}, status[2] = {-1, -1};
    uint8_t valid = 0;
    const int64_t amount[2] = {200000000, 200000000};
    int32_t category[2] = {1, 1};
    stw_error err;
    stw_op* op = NULL;
    char* text;

    stw_error_init(&err);
    STATUS(stw_jurisdiction_number(book, "CN/22/2208", &number, &err), STW_OK);
    CHECK(number == 220800); /* GB/T 2260: Baicheng */
    STATUS(stw_jurisdiction_number(book, "CN/central", &numbers[0], &err), STW_OK);
    STATUS(stw_jurisdiction_number(book, "CN/99", &number, &err), STW_E_UNKNOWN_JURISDICTION);
    CHECK(number == 220800 && has(err.message, "CN/99"));
    STATUS(stw_jurisdiction_number(book, NULL, &number, &err), STW_E_NULL_POINTER);
    STATUS(stw_jurisdiction_number(NULL, "CN", &number, &err), STW_E_NULL_POINTER);
    STATUS(stw_jurisdiction_number(book, "CN", NULL, &err), STW_E_NULL_POINTER);

    STATUS(stw_op_prepare_known(book, "procurement.open_tender", "CN/central", INT32_MAX, &op, &err), STW_E_BAD_DATE);
    CHECK(op == NULL);
    STATUS(stw_op_prepare_known(NULL, "procurement.open_tender", "CN/central", day, &op, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare_known(book, "procurement.open_tender", "CN/central", day, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare_known(book, "procurement.open_tender", "CN/central", before, &op, &err), STW_OK);
    if (!op) return;
    numbers[1] = 999999; /* no such */
    days[0] = days[1] = day;
    STATUS(stw_op_bind_i32(op, "category", category, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "budget_fen", amount, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "announced_on", days, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "jurisdiction", numbers, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "outcome", outcome, 2, &valid, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "row_status", status, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 2, NULL, &err), STW_OK);
    /* In 2011 nothing was known of the amounts of 2020. */
    CHECK(status[0] == 0 && outcome[0] == STW_INDETERMINATE);
    CHECK(status[1] == STW_E_UNKNOWN_CODE);
    text = ask(EXPLAIN, NULL, op, 0, "en", "text");
    CHECK(has(text, "known at: 2011-01-26"));
    free(text);
    stw_op_free(op);
}

/* Texts, personal data, and a decision that is stored and checked. */
static void decisions(const stw_rulebook* book) {
    const int32_t rank = 3, day = 20515, expense = 1, place = 1;
    const int64_t quantity = 1, amount = 45000, lines[2] = {0, 1}, offsets[2] = {0, 6}, wild[2] = {0, 7};
    const char name[] = "\xe5\xbc\xa0\xe4\xb8\x89"; /* 张三 */
    const char *bytes = NULL, *found;
    const int64_t* text_offsets = NULL;
    size_t n = 0, needed = 0;
    int32_t verdict = -1;
    stw_error err;
    stw_op* op = NULL;
    char *text, *stored, told[16384], *edited;

    stw_error_init(&err);
    STATUS(stw_op_prepare(book, "funds.travel_claim", "CN/central", &op, &err), STW_OK);
    if (!op) return;
    STATUS(stw_op_bind_i32(op, "rank", &rank, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "started_on", &day, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "ended_on", &day, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "lines.expense", &expense, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "lines.place", &place, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "lines.on_date", &day, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "lines.quantity", &quantity, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "lines.amount_fen", &amount, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_list(op, "lines", lines, 2, &err), STW_OK);

    STATUS(stw_op_bind_text(NULL, "claimant", offsets, 2, name, 6, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_text(op, NULL, offsets, 2, name, 6, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_text(op, "claimant", NULL, 2, name, 6, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_text(op, "claimant", offsets, 2, NULL, 6, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_text(op, "claimant", offsets, 0, name, 6, NULL, 1, &err), STW_E_WRONG_LENGTH);
    STATUS(stw_op_bind_text(op, "claimant", offsets, 2, name, 6, NULL, 2, &err), STW_E_BAD_RANGE);
    STATUS(stw_op_bind_text(op, "rank", offsets, 2, name, 6, NULL, 1, &err), STW_E_WRONG_TYPE);
    STATUS(stw_op_bind_text(op, "claimant", wild, 2, name, 6, NULL, 1, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 1, NULL, &err), STW_E_BAD_OFFSETS);
    STATUS(stw_op_bind_text(op, "claimant", offsets, 2, "\xff\xff\xff\xff\xff\xff", 6, NULL, 1, &err), STW_OK);
    text = ask(ROW_ERROR, NULL, op, 0, "en", NULL);
    CHECK(has(text, "claimant") && has(text, "personal, not shown"));
    free(text);
    STATUS(stw_op_bind_text(op, "claimant", offsets, 2, name, 6, NULL, 1, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 1, NULL, &err), STW_OK);
    STATUS(stw_op_result_text(op, "lines.place", &text_offsets, &bytes, NULL, &n, &err), STW_E_UNKNOWN_COLUMN);
    STATUS(stw_op_result_text(op, "lines.place", NULL, &bytes, NULL, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_text(op, NULL, &text_offsets, &bytes, NULL, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_text(op, "lines.place", &text_offsets, NULL, NULL, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_text(NULL, "lines.place", &text_offsets, &bytes, NULL, &n, &err), STW_E_NULL_POINTER);

    text = ask(EXPLAIN, NULL, op, 0, "en", "text");
    CHECK(!has(text, name) && has(text, "(personal, not shown)"));
    free(text);
    text = ask(DECISION, NULL, op, 0, NULL, NULL);
    CHECK(!has(text, name) && has(text, "\"withheld\":true"));
    free(text);
    STATUS(stw_op_show_personal(NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_show_personal(op, 1, &err), STW_OK);
    text = ask(EXPLAIN, NULL, op, 0, "zh", "text");
    CHECK(has(text, name));
    free(text);

    stored = ask(DECISION, NULL, op, 0, NULL, NULL);
    CHECK(has(stored, "\"steward_decision\":1") && has(stored, name));
    STATUS(stw_decision_check(book, stored, strlen(stored), "en", "text", &verdict, NULL, 0, &needed, &err), STW_E_BUFFER_TOO_SMALL);
    CHECK(needed > 0 && needed <= sizeof told);
    STATUS(stw_decision_check(book, stored, strlen(stored), "en", "text", &verdict, told, sizeof told, &needed, &err), STW_OK);
    CHECK(verdict == STW_DECISION_SAME && has(told, "same (funds.travel_claim)") && strlen(told) == needed - 1);
    STATUS(stw_decision_check(book, stored, strlen(stored) - 9, "en", "text", &verdict, told, sizeof told, NULL, &err), STW_E_JSON_SYNTAX);
    STATUS(stw_decision_check(book, "{}", 2, "en", "text", &verdict, told, sizeof told, NULL, &err), STW_E_MALFORMED);
    CHECK(has(err.message, "steward_decision"));
    STATUS(stw_decision_check(book, "{\"steward_decision\":2}", 22, "en", "text", NULL, told, sizeof told, NULL, &err), STW_E_NEWER_VERSION);
    STATUS(stw_decision_check(NULL, stored, 1, "en", "text", &verdict, told, sizeof told, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_decision_check(book, NULL, 1, "en", "text", &verdict, told, sizeof told, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_decision_check(book, stored, 1, NULL, "text", &verdict, told, sizeof told, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_decision_check(book, stored, 1, "en", NULL, &verdict, told, sizeof told, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_decision_json(NULL, 0, told, sizeof told, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_decision_json(op, -1, told, sizeof told, NULL, &err), STW_E_BAD_RANGE);

    /* One digit of an amount: the file no longer says what the rules say. */
    edited = strstr(stored, "\"amount_fen\":45000");
    CHECK(edited != NULL);
    if (edited) {
        edited[strlen("\"amount_fen\":")] = '9';
        STATUS(stw_decision_check(book, stored, strlen(stored), "zh", "json", &verdict, told, sizeof told, NULL, &err), STW_OK);
        CHECK(verdict == STW_DECISION_DIFFERS && has(told, "\"verdict\":\"differs\"") && has(told, "claimed_fen"));
    }
    found = strstr(stored, "\"id\":\"other\"");
    CHECK(found != NULL);
    if (found) {
        stored[found - stored + 6] = 'X';
        STATUS(stw_decision_check(book, stored, strlen(stored), "en", "json", &verdict, told, sizeof told, NULL, &err), STW_OK);
        CHECK(verdict == STW_DECISION_UNDECIDABLE && has(told, "Xther"));
    }
    free(stored);
    stw_op_free(op);
}

static void write_file(const char* path, const char* text) {
    FILE* file = fopen(path, "wb");
    CHECK(file != NULL);
    if (!file) return;
    fputs(text, file);
    fclose(file);
}

static size_t read_file(const char* path, char* text, size_t cap) {
    FILE* file = fopen(path, "rb");
    size_t size;
    CHECK(file != NULL);
    if (!file) return 0;
    size = fread(text, 1, cap - 1, file);
    text[size] = '\0';
    fclose(file);
    return size;
}

/* JSON Lines, the quality of files, and the flags of both. */
static void files(const stw_rulebook* book) {
    char in_path[512], out_path[512], table_path[512], text[16384];
    const char *in = temporary(in_path, "in.jsonl"), *out = temporary(out_path, "out.jsonl"), *table = temporary(table_path, "claims.csv");
    const char* lists[] = {"lines=no/such.csv"};
    const char* op = "funds.travel_claim";
    int64_t n_rows = -1, n_bad = -1;
    size_t needed = 0;
    stw_error err;

    stw_error_init(&err);
    write_file(in,
               "{\"rank\":\"other\",\"started_on\":\"2026-03-03\",\"ended_on\":\"2026-03-03\",\"claimant\":\"Zhang\",\"lines\":[]}\n"
               "{\"rank\":\"none\",\"lines\":[]}\n");
    STATUS(stw_jsonl_run(book, op, "CN/central", in, "en", out, 0, 0, &n_rows, &n_bad, &err), STW_OK);
    CHECK(n_rows == 2 && n_bad == 1);
    read_file(out, text, sizeof text);
    CHECK(has(text, "\"outcome\":\"not_applicable\"") && has(text, "\"error\":") && !has(text, "Zhang"));
    STATUS(stw_jsonl_run(book, op, "CN/central", in, "en", out, STW_SHOW_PERSONAL | STW_KNOWN_AT, 20515, NULL, NULL, &err), STW_OK);
    read_file(out, text, sizeof text);
    CHECK(has(text, "Zhang"));
    STATUS(stw_jsonl_run(book, op, "CN/central", in, "en", out, STW_KNOWN_AT, INT32_MAX, NULL, NULL, &err), STW_E_BAD_DATE);
    STATUS(stw_jsonl_run(book, op, "CN/central", in, "en", out, 4, 0, NULL, NULL, &err), STW_E_ARGUMENT);
    CHECK(has(err.message, "flags"));
    STATUS(stw_jsonl_run(NULL, op, "CN", in, "en", out, 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_jsonl_run(book, NULL, "CN", in, "en", out, 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_jsonl_run(book, op, NULL, in, "en", out, 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_jsonl_run(book, op, "CN", NULL, "en", out, 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_jsonl_run(book, op, "CN", in, NULL, out, 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_jsonl_run(book, op, "CN", in, "en", NULL, 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_jsonl_run(book, op, "CN", in, "en", in, 0, 0, NULL, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_jsonl_run(book, op, "CN", "no/such", "en", out, 0, 0, NULL, NULL, &err), STW_E_FILE_NOT_FOUND);

    STATUS(stw_quality_report(book, op, "CN/central", "jsonl", in, NULL, 0, "utf-8", "en", "text", 0, 0, text, 8, &needed, &err), STW_E_BUFFER_TOO_SMALL);
    CHECK(needed > 8 && needed < sizeof text);
    STATUS(stw_quality_report(book, op, "CN/central", "jsonl", in, NULL, 0, "utf-8", "en", "text", 0, 0, text, sizeof text, &needed, &err), STW_OK);
    CHECK(has(text, "2 rows, of which 1 would fail") && has(text, "claimant") && !has(text, "Zhang"));
    write_file(table, "category,budget,announced_on\ngoods,5,2024-05-06\ngoods,x,2024-05-06\n");
    STATUS(stw_quality_report(book, "procurement.open_tender", "CN/central", "csv", table, NULL, 0, "utf-8", "zh", "json", STW_KNOWN_AT, 20515, text, sizeof text, NULL, &err), STW_OK);
    CHECK(has(text, "\"failing\":1") && has(text, "\"invalid_share\":\"50.0%\""));
    STATUS(stw_quality_report(book, op, "CN", "csv", in, lists, 1, "utf-8", "en", "text", 0, 0, text, sizeof text, NULL, &err), STW_E_FILE_NOT_FOUND);
    STATUS(stw_quality_report(book, op, "CN", "xml", in, NULL, 0, "utf-8", "en", "text", 0, 0, text, sizeof text, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_quality_report(book, op, "CN", "jsonl", in, lists, 1, "utf-8", "en", "text", 0, 0, text, sizeof text, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_quality_report(book, op, "CN", "jsonl", in, NULL, 0, "gb18030", "en", "text", 0, 0, text, sizeof text, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_quality_report(book, op, "CN", "jsonl", in, NULL, 0, "utf-8", "en", "text", STW_SHOW_PERSONAL, 0, text, sizeof text, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_quality_report(NULL, op, "CN", "jsonl", in, NULL, 0, "utf-8", "en", "text", 0, 0, text, 8, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_quality_report(book, op, "CN", NULL, in, NULL, 0, "utf-8", "en", "text", 0, 0, text, 8, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_quality_report(book, op, "CN", "jsonl", in, NULL, 1, "utf-8", "en", "text", 0, 0, text, 8, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_quality_report(book, op, "CN", "jsonl", in, NULL, 0, NULL, "en", "text", 0, 0, text, 8, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_quality_report(book, op, "CN", "jsonl", in, NULL, 0, "utf-8", "en", NULL, 0, 0, text, 8, NULL, &err), STW_E_NULL_POINTER);
    remove(in);
    remove(out);
    remove(table);
}

/* Red flags over OCDS files. */
static void ocds(const stw_rulebook* book) {
    char in_path[512], out_path[512], other[600], text[65536];
    const char *in = temporary(in_path, "ocds.jsonl"), *out = temporary(out_path, "flags.jsonl");
    const char *inputs[] = {in}, *none[] = {"no/such"}, *null[] = {NULL};
    int64_t n_processes = -1, n_bad = -1;
    size_t needed = 0;
    stw_error err;

    stw_error_init(&err);
    snprintf(other, sizeof other, "%s.organizations.jsonl", out);
    write_file(in, "{\"ocid\":\"a\",\"tender\":{\"procurementMethod\":\"open\",\"numberOfTenderers\":1}}\n{\"ocid\"\n");
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", out, 1, &n_processes, &n_bad, text, sizeof text, &needed, &err), STW_OK);
    CHECK(n_processes == 1 && n_bad == 1 && needed == strlen(text) + 1);
    CHECK(has(text, "\"id\":\"R018\"") && has(text, "Single bid received") && has(text, "\"line\":2"));
    read_file(out, text, sizeof text);
    CHECK(has(text, "\"R018\":{\"value\":1}") && has(text, "\"R003\":\"no_start_date\""));
    STATUS(stw_ocds_red_flags(book, inputs, 1, "indicators = R003\n", "zh", out, 2, NULL, NULL, text, sizeof text, NULL, &err), STW_OK);
    CHECK(!has(text, "R018") && has(text, "投标期过短"));
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", out, 1, NULL, NULL, text, 8, &needed, &err), STW_E_BUFFER_TOO_SMALL);
    CHECK(needed > 8);
    STATUS(stw_ocds_red_flags(book, inputs, 1, "[R003]\nthreshold = x\n", "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_MALFORMED);
    CHECK(has(err.message, "line 2"));
    STATUS(stw_ocds_red_flags(book, inputs, 1, "\xff", "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_INVALID_UTF8);
    STATUS(stw_ocds_red_flags(book, none, 1, NULL, "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_FILE_NOT_FOUND);
    STATUS(stw_ocds_red_flags(book, inputs, 0, NULL, "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", in, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", out, 0, NULL, NULL, text, sizeof text, NULL, &err), STW_E_OUT_OF_RANGE);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", out, 257, NULL, NULL, text, sizeof text, NULL, &err), STW_E_OUT_OF_RANGE);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "fr", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_UNKNOWN_LANGUAGE);
    STATUS(stw_ocds_red_flags(NULL, inputs, 1, NULL, "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_red_flags(book, NULL, 1, NULL, "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_red_flags(book, null, 1, NULL, "en", out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, NULL, out, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", NULL, 1, NULL, NULL, text, sizeof text, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_red_flags(book, inputs, 1, NULL, "en", out, 1, NULL, NULL, NULL, sizeof text, NULL, &err), STW_E_NULL_POINTER);
    remove(in);
    remove(out);
    remove(other);
}

/* NULL for every pointer of every function: refused with its name, or accepted where the header allows it. */
static void null_pointers(const stw_rulebook* book) {
    stw_error err;
    stw_op *op = NULL, *made = NULL;
    stw_rulebook* opened = NULL;
    int64_t number = 1, n_bad = 0;
    int32_t code = 1;
    uint8_t flag = 1;
    const int64_t* offsets = NULL;
    const int32_t* codes = NULL;
    const uint8_t* flags = NULL;
    size_t n = 0;
    char buf[8];

    stw_error_init(&err);
    stw_error_init(NULL);
    STATUS(stw_op_prepare(book, "assets.depreciation_schedule", "CN", &op, NULL), STW_OK);
    if (!op) return;

    STATUS(stw_rulebook_open(NULL, 0, NULL, &err), STW_E_NULL_POINTER);
    CHECK(has(err.message, "out"));
    STATUS(stw_rulebook_open(NULL, 1, &opened, NULL), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_digest(NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_digest(book, NULL, 1000, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_digest(book, NULL, 0, NULL, NULL), STW_E_BUFFER_TOO_SMALL);
    STATUS(stw_rulebook_lint_json(NULL, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_lint_json(book, NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_lint_json(book, "zh", NULL, 10000000, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_diff_json(NULL, book, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_diff_json(book, NULL, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_diff_json(book, book, NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_diff_days_json(NULL, 0, 1, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_rulebook_year_roll_json(NULL, 2027, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_lint_json(NULL, 0, NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_catalogue_json(NULL, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_catalogue_json(book, NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_catalogue_json(book, "zh", NULL, 100000000, &n, &err), STW_E_NULL_POINTER);

    STATUS(stw_op_prepare(NULL, "assets.depreciation", "CN", &made, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare(book, NULL, "CN", &made, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare(book, "assets.depreciation", NULL, &made, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare(book, "assets.depreciation", "CN", NULL, &err), STW_E_NULL_POINTER);
    CHECK(made == NULL);

    STATUS(stw_op_bind_i64(NULL, "cost_fen", &number, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_i64(op, NULL, &number, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_i64(op, "cost_fen", NULL, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_i32(NULL, "asset_class", &code, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_i32(op, NULL, &code, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_i32(op, "asset_class", NULL, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_u8(NULL, "x", &flag, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_u8(op, NULL, &flag, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_list(NULL, "lines", &number, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_list(op, NULL, &number, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i64(NULL, "monthly_fen", &number, 1, &flag, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i64(op, NULL, &number, 1, &flag, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i64(op, "monthly_fen", NULL, 1, &flag, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i32(NULL, "outcome", &code, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i32(op, NULL, &code, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_i32(op, "outcome", NULL, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_u8(NULL, "x", &flag, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_out_u8(op, NULL, &flag, 1, NULL, 1, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_unbind_all(NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_run(NULL, 0, 1, &n_bad, &err), STW_E_NULL_POINTER);

    STATUS(stw_op_bind_i64(op, "cost_fen", &number, 1, NULL, 1, NULL), STW_OK);
    STATUS(stw_op_bind_i32(op, "asset_class", &code, 1, NULL, 1, NULL), STW_OK);
    STATUS(stw_op_bind_i32(op, "acquired_on", &code, 1, NULL, 1, NULL), STW_OK);
    STATUS(stw_op_run(op, 0, 1, NULL, NULL), STW_OK);

    STATUS(stw_op_result_list(NULL, "schedule", &offsets, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_list(op, NULL, &offsets, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_list(op, "schedule", NULL, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_list(op, "schedule", &offsets, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i64(NULL, "schedule.net_fen", &offsets, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i64(op, NULL, &offsets, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i64(op, "schedule.net_fen", NULL, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i64(op, "schedule.net_fen", &offsets, &flags, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i64(op, "schedule.net_fen", &offsets, NULL, &n, NULL), STW_OK);
    STATUS(stw_op_result_i32(NULL, "schedule.month_on", &codes, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i32(op, NULL, &codes, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i32(op, "schedule.month_on", NULL, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_i32(op, "schedule.month_on", &codes, &flags, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_u8(NULL, "x", &flags, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_u8(op, NULL, &flags, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_u8(op, "x", NULL, &flags, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_result_u8(op, "x", &flags, &flags, NULL, &err), STW_E_NULL_POINTER);

    STATUS(stw_op_explain(NULL, 0, "zh", "text", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_explain(op, 0, NULL, "text", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_explain(op, 0, "zh", NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_explain(op, 0, "zh", "text", NULL, 1000000, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_explain(op, 0, "zh", "text", NULL, 0, NULL, NULL), STW_E_BUFFER_TOO_SMALL);
    STATUS(stw_op_row_error(NULL, 0, "zh", buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_row_error(op, 0, NULL, buf, 8, &n, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_row_error(op, 0, "zh", NULL, 8, &n, &err), STW_E_NULL_POINTER);

    STATUS(stw_csv_run(NULL, "assets.depreciation", "CN", "a", NULL, 0, "utf-8", "zh", "b", 0, 0, NULL, NULL, &err),
           STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, NULL, "CN", "a", NULL, 0, "utf-8", "zh", "b", 0, 0, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, "assets.depreciation", NULL, "a", NULL, 0, "utf-8", "zh", "b", 0, 0, NULL, NULL, &err),
           STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, "assets.depreciation", "CN", NULL, NULL, 0, "utf-8", "zh", "b", 0, 0, NULL, NULL, &err),
           STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, "assets.depreciation", "CN", "a", NULL, 1, "utf-8", "zh", "b", 0, 0, NULL, NULL, &err),
           STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, "assets.depreciation", "CN", "a", NULL, 0, NULL, "zh", "b", 0, 0, NULL, NULL, &err),
           STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, "assets.depreciation", "CN", "a", NULL, 0, "utf-8", NULL, "b", 0, 0, NULL, NULL, &err),
           STW_E_NULL_POINTER);
    STATUS(stw_csv_run(book, "assets.depreciation", "CN", "a", NULL, 0, "utf-8", "zh", NULL, 0, 0, NULL, NULL, NULL),
           STW_E_NULL_POINTER);
    stw_op_free(op);
}

/* An error struct of a caller that knows less of it: what lies beyond its size is not written. */
static void error_structs(const stw_rulebook* book) {
    union {
        stw_error err;
        unsigned char bytes[sizeof(stw_error)];
    } mem;
    stw_op* op = NULL;
    size_t size, i, length;
    char long_name[3000];
    for (size = 0; size <= sizeof(stw_error); size += size < 40 ? 1 : 97) {
        memset(&mem, 0x5a, sizeof mem);
        mem.err.struct_size = (uint32_t)size;
        STATUS(stw_op_prepare(book, "没有这个操作", "CN", &op, &mem.err), STW_E_UNKNOWN_OPERATION);
        for (i = size < 4 ? 4 : size; i < sizeof mem; ++i)
            if (mem.bytes[i] != 0x5a) break;
        CHECK(i == sizeof mem);
        if (size >= 8) CHECK(mem.err.status == STW_E_UNKNOWN_OPERATION);
        if (size >= 16) CHECK(mem.err.row == -1);
        if (size > 17) {
            for (length = 0; length < size - 16 && mem.err.message[length]; ++length) {
            }
            CHECK(length < size - 16);
            /* cut at a character: no lead byte without its tail */
            if (length > 0) {
                i = length;
                while (i > 0 && ((unsigned char)mem.err.message[i - 1] & 0xc0) == 0x80) --i;
                if (i > 0 && (unsigned char)mem.err.message[i - 1] >= 0xe0) CHECK(length - i == 2);
            }
        }
    }
    memset(&mem, 0x5a, sizeof mem);
    mem.err.struct_size = UINT32_MAX; /* a caller of a later version */
    memset(long_name, 'x', sizeof long_name);
    long_name[sizeof long_name - 1] = '\0';
    STATUS(stw_op_prepare(book, long_name, "CN", &op, &mem.err), STW_E_UNKNOWN_OPERATION);
    CHECK(strlen(mem.err.message) == sizeof mem.err.message - 1);
    STATUS(stw_op_prepare(book, long_name, "CN", &op, NULL), STW_E_UNKNOWN_OPERATION);
}

/* OCDS: releases in, a record out, faults with their lines, breaches of a schema. */
static void open_contracting(void) {
    char in_path[512], out_path[512], faults_path[512], schema_path[512], text[16384];
    const char *in = temporary(in_path, "releases.jsonl"), *out = temporary(out_path, "records.jsonl");
    const char *faults = temporary(faults_path, "faults.jsonl"), *schema = temporary(schema_path, "schema.json");
    int64_t n_records = -1, n_releases = -1, n_faults = -1, n_checked = -1, n_invalid = -1;
    stw_error err;

    stw_error_init(&err);
    write_file(in,
               "{\"ocid\":\"P\",\"id\":\"2\",\"date\":\"2026-01-02\",\"tag\":[\"tender\"],\"language\":\"zh\"}\n"
               "{\"ocid\":\"P\",\"id\":\"1\",\"date\":\"2026-01-01\",\"tag\":[\"tender\"],\"language\":\"en\"}\n"
               "{\"id\":\"3\"}\n");
    STATUS(stw_ocds_merge(&in, 1, NULL, "en", out, faults, 0, &n_records, &n_releases, &n_faults, &err), STW_OK);
    CHECK(n_records == 1 && n_releases == 2 && n_faults == 1);
    read_file(out, text, sizeof text);
    CHECK(has(text, "\"id\":\"P-2026-01-02\"") && has(text, "\"language\":\"zh\"}") && has(text, "\"versionedRelease\""));
    read_file(faults, text, sizeof text);
    CHECK(has(text, "\"line\":3") && has(text, "\"keyword\":\"ocid\"") && has(text, "no ocid"));
    STATUS(stw_ocds_merge(&in, 1, NULL, "zh", out, NULL, STW_OCDS_NO_RELEASES | STW_OCDS_NO_VERSIONS, NULL, NULL, NULL, &err), STW_OK);
    read_file(out, text, sizeof text);
    CHECK(!has(text, "\"releases\"") && !has(text, "\"versionedRelease\""));
    STATUS(stw_ocds_merge(NULL, 0, NULL, "en", out, NULL, 0, &n_records, NULL, NULL, &err), STW_OK);
    CHECK(n_records == 0);
    STATUS(stw_ocds_merge(NULL, 1, NULL, "en", out, NULL, 0, NULL, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_merge(&in, 1, NULL, NULL, out, NULL, 0, NULL, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_merge(&in, 1, NULL, "en", NULL, NULL, 0, NULL, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_merge(&in, 1, NULL, "en", out, NULL, 4, NULL, NULL, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_merge(&in, 1, NULL, "en", in, NULL, 0, NULL, NULL, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_merge(&in, 1, NULL, "en", out, in, 0, NULL, NULL, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_merge(&in, 1, NULL, "en", out, out, 0, NULL, NULL, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_merge(&in, 1, "no/such", "en", out, NULL, 0, NULL, NULL, NULL, &err), STW_E_FILE_NOT_FOUND);

    write_file(schema, "{\"required\":[\"ocid\"],\"properties\":{\"ocid\":{},\"tag\":{\"type\":\"array\"}}}");
    STATUS(stw_ocds_validate(&schema, 1, in, "en", faults, &n_checked, &n_invalid, &n_faults, &err), STW_OK);
    CHECK(n_checked == 3 && n_invalid == 1 && n_faults == 1);
    read_file(faults, text, sizeof text);
    CHECK(has(text, "\"line\":3") && has(text, "\"keyword\":\"required\"") && has(text, "'ocid'"));
    STATUS(stw_ocds_validate(NULL, 0, in, "en", NULL, NULL, NULL, NULL, &err), STW_E_ARGUMENT);
    STATUS(stw_ocds_validate(&schema, 1, NULL, "en", NULL, NULL, NULL, NULL, &err), STW_E_NULL_POINTER);
    STATUS(stw_ocds_validate(&schema, 1, in, "fr", NULL, NULL, NULL, NULL, &err), STW_E_UNKNOWN_LANGUAGE);
    STATUS(stw_ocds_validate(&schema, 1, in, "en", schema, NULL, NULL, NULL, &err), STW_E_ARGUMENT);
    write_file(schema, "{\"properties\":{\"a\":{\"$ref\":\"http://example.org/x.json\"}}}");
    STATUS(stw_ocds_validate(&schema, 1, in, "en", NULL, NULL, NULL, NULL, &err), STW_E_MALFORMED);
    CHECK(has(err.message, "http://example.org/x.json"));
    STATUS(stw_office_ocds(NULL, "ocds-x", "releases", out, NULL, &err), STW_E_NULL_POINTER);
    remove(in), remove(out), remove(faults), remove(schema);
}

int main(void) {
    stw_rulebook* book = NULL;
    versions();
    open_contracting();
    books(&book);
    if (book) {
        prepares(book);
        purchases(book);
        claims(book);
        schedules();
        tables(book);
        standpoints(book);
        decisions(book);
        files(book);
        ocds(book);
        null_pointers(book);
        error_structs(book);
    }
    stw_rulebook_free(book);
    printf("tests: %d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
