/* Lists in lists through the C ABI. Prints "tests: N passed, M failed". */
#include <stdio.h>
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

static stw_error err;

static void note_status(int32_t got, int32_t expected, int line, const char* what) {
    if (got == expected) {
        ++passed;
        return;
    }
    ++failed;
    printf("%s:%d: %s is %s, not %s: %s\n", __FILE__, line, what, stw_status_name(got), stw_status_name(expected), err.message);
}
#define STATUS(call, expected) note_status((call), (expected), __LINE__, #call)

/* Two tenders: three bids with two, none and one scores; no bid. */
static const int32_t on[2] = {18628, 18628};
static const int64_t no_experts[3] = {0, 0, 0};
static const int64_t bids[3] = {0, 3, 3};
static int64_t scores[4] = {0, 2, 2, 3};
static const int64_t terms[4] = {0, 0, 1, 1};
static const int64_t price[3] = {1300, 100, 100};
static int64_t points[3] = {80, 30, 59};
static const int32_t size[1] = {2};
static int64_t total[2], of_bid[3], weighted[3];
static int32_t status[2], column[2], bid_status[3], score_status[3], outcome[3];
static uint8_t total_valid[1], of_bid_valid[1], weighted_valid[1];

static void bind(stw_op* op) {
    STATUS(stw_op_bind_i32(op, "on_date", on, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_list(op, "experts", no_experts, 3, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "experts.share", NULL, 0, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_list(op, "bids", bids, 3, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "bids.price_fen", price, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_list(op, "bids.scores", scores, 4, &err), STW_OK);
    STATUS(stw_op_bind_i64(op, "bids.scores.points", points, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_bind_list(op, "bids.terms", terms, 4, &err), STW_OK);
    STATUS(stw_op_bind_i32(op, "bids.terms.size", size, 1, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i64(op, "points", total, 2, total_valid, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "row_status", status, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "row_column", column, 2, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i64(op, "bids.points", of_bid, 3, of_bid_valid, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "bids.row_status", bid_status, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "bids.scores.outcome", outcome, 3, NULL, 1, &err), STW_OK);
    STATUS(stw_op_out_i64(op, "bids.scores.weighted", weighted, 3, weighted_valid, 1, &err), STW_OK);
    STATUS(stw_op_out_i32(op, "bids.scores.row_status", score_status, 3, NULL, 1, &err), STW_OK);
}

int main(void) {
    const char* paths[] = {"tests/unit/data/rules_full.toml"};
    const int64_t no_offsets[4] = {0, 2, 1, 3};
    stw_rulebook* book = NULL;
    stw_op* op = NULL;
    int64_t n_bad = -1;
    char text[8192];
    stw_error_init(&err);
    STATUS(stw_rulebook_open(paths, 1, &book, &err), STW_OK);
    STATUS(stw_op_prepare(book, "test.bids", "CN", &op, &err), STW_OK);
    if (!op) {
        printf("tests: %d passed, %d failed\n", passed, failed);
        return 1;
    }
    bind(op);
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_OK);
    CHECK(n_bad == 0 && status[0] == 0 && status[1] == 0);
    CHECK(total[0] == 169 && total[1] == 0);
    CHECK(outcome[0] == 1 && outcome[1] == 4 && outcome[2] == 4);
    CHECK(weighted_valid[0] == 0); /* no score has a day */
    CHECK(bid_status[0] == 0 && bid_status[2] == 0 && score_status[2] == 0);

    /* A score that cannot be keeps the whole tender from being decided. */
    points[2] = 101;
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_OK);
    CHECK(n_bad == 1 && status[0] == STW_E_BAD_CHILD && status[1] == 0);
    CHECK(bid_status[0] == 0 && bid_status[1] == 0 && bid_status[2] == STW_E_BAD_CHILD);
    CHECK(score_status[0] == 0 && score_status[1] == 0 && score_status[2] == STW_E_OUT_OF_RANGE);
    CHECK(!(total_valid[0] & 1) && total[0] == 0 && (total_valid[0] & 2));
    STATUS(stw_op_row_error(op, 0, "en", text, sizeof text, NULL, &err), STW_OK);
    CHECK(strstr(text, "row 0, bids[2].scores[0], column 'bids.scores.points'") != NULL);
    points[2] = 59;
    STATUS(stw_op_explain(op, 0, "en", "text", text, sizeof text, NULL, &err), STW_E_STALE);
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_OK);
    STATUS(stw_op_explain(op, 0, "en", "text", text, sizeof text, NULL, &err), STW_OK);
    CHECK(strstr(text, "  bid bids[2]: price 1.00 yuan\n    score bids[2].scores[0]: points 59\n") != NULL);
    STATUS(stw_op_decision_json(op, 0, text, sizeof text, NULL, &err), STW_OK);
    CHECK(strstr(text, "\"scores\":[{\"points\":80,") != NULL);

    /* Offsets of the inner list count the bids. */
    STATUS(stw_op_bind_list(op, "bids.scores", scores, 3, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_E_WRONG_LENGTH);
    CHECK(strstr(err.message, "'bids.scores' has 3 offsets; 3 rows need 4") != NULL);
    STATUS(stw_op_bind_list(op, "bids.scores", no_offsets, 4, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_E_BAD_OFFSETS);
    STATUS(stw_op_bind_list(op, "scores", scores, 4, &err), STW_E_UNKNOWN_LIST);
    STATUS(stw_op_bind_list(op, "bids.scores", NULL, 4, &err), STW_E_NULL_POINTER);
    STATUS(stw_op_bind_list(op, "bids.scores", scores, 4, &err), STW_OK);
    STATUS(stw_op_run(op, 0, 2, &n_bad, &err), STW_OK);

    stw_op_free(op);
    stw_rulebook_free(book);
    printf("tests: %d passed, %d failed\n", passed, failed);
    return failed != 0;
}
