/* One decision through the C ABI: may this purchase be made by competitive consultation? */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "steward.h"

static int fail(const stw_error *err) {
    fprintf(stderr, "%s\n", err->message);
    return 1;
}

int main(void) {
    stw_error err;
    stw_rulebook *book = NULL;
    stw_op *op = NULL;
    char *text = NULL;
    size_t needed = 0;
    int failed = 1;

    const int64_t budget = INT64_C(246470000);                    /* fen */
    const int32_t announced = 19783, category = 2, method = 4;    /* 2024-03-01, services, competitive consultation */
    const uint8_t ground_holds = 1, finance_approved = 0;
    int32_t outcome = STW_INDETERMINATE;

    stw_error_init(&err);
    if (stw_rulebook_open(NULL, 0, &book, &err) != STW_OK ||
        stw_op_prepare(book, "procurement.method", "CN/central", &op, &err) != STW_OK ||
        stw_op_bind_i64(op, "budget_fen", &budget, 1, NULL, 1, &err) != STW_OK ||
        stw_op_bind_i32(op, "announced_on", &announced, 1, NULL, 1, &err) != STW_OK ||
        stw_op_bind_i32(op, "category", &category, 1, NULL, 1, &err) != STW_OK ||
        stw_op_bind_i32(op, "method", &method, 1, NULL, 1, &err) != STW_OK ||
        stw_op_bind_u8(op, "ground_holds", &ground_holds, 1, NULL, 1, &err) != STW_OK ||
        stw_op_bind_u8(op, "finance_approved", &finance_approved, 1, NULL, 1, &err) != STW_OK ||
        stw_op_out_i32(op, "outcome", &outcome, 1, NULL, 1, &err) != STW_OK ||
        stw_op_run(op, 0, 1, NULL, &err) != STW_OK) {
        fail(&err);
        goto done;
    }
    printf("outcome %" PRId32 "\n", outcome); /* 3: needs an approval */

    /* Ask for the size, then for the text. */
    if (stw_op_explain(op, 0, "en", "text", NULL, 0, &needed, &err) != STW_E_BUFFER_TOO_SMALL ||
        (text = malloc(needed)) == NULL ||
        stw_op_explain(op, 0, "en", "text", text, needed, &needed, &err) != STW_OK) {
        fail(&err);
        goto done;
    }
    printf("%s", text);
    failed = outcome != STW_NEEDS_APPROVAL;

done:
    free(text);
    stw_op_free(op);
    stw_rulebook_free(book);
    return failed;
}
