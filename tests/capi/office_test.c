/* An office through the C ABI: founded, used, verified, closed, opened again. Prints "tests: N passed, M failed". */
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

/* What the command was answered. */
struct answer {
    int32_t disposition, row_status;
    int64_t seq;
};

/* One row of a command. The memory of its texts must last until it is given. */
struct command {
    stw_op* op;
    int64_t numbers[16], offsets[16][2];
    int32_t small[16];
    uint8_t flags[16];
    int used;
};

static struct command begin(stw_office* office, const char* operation) {
    struct command c;
    memset(&c, 0, sizeof c);
    STATUS(stw_op_prepare_on(office, operation, "each", &c.op, NULL), STW_OK);
    return c;
}
static void i64(struct command* c, const char* name, int64_t value) {
    c->numbers[c->used] = value;
    STATUS(stw_op_bind_i64(c->op, name, &c->numbers[c->used++], 1, NULL, 1, NULL), STW_OK);
}
static void i32(struct command* c, const char* name, int32_t value) {
    c->small[c->used] = value;
    STATUS(stw_op_bind_i32(c->op, name, &c->small[c->used++], 1, NULL, 1, NULL), STW_OK);
}
static void u8(struct command* c, const char* name, uint8_t value) {
    c->flags[c->used] = value;
    STATUS(stw_op_bind_u8(c->op, name, &c->flags[c->used++], 1, NULL, 1, NULL), STW_OK);
}
static void text(struct command* c, const char* name, const char* value) {
    int64_t* offsets = c->offsets[c->used++];
    offsets[1] = (int64_t)strlen(value);
    STATUS(stw_op_bind_text(c->op, name, offsets, 2, value, strlen(value), NULL, 1, NULL), STW_OK);
}
static struct answer give(struct command* c, const char* event_id, int64_t actor, int32_t on_date) {
    static int64_t clock = 1767600000000000; /* 2026-01-05T08:00:00Z */
    struct answer a;
    uint8_t valid[2] = {0, 0};
    int64_t n_bad = -1;
    memset(&a, 0, sizeof a);
    text(c, "event_id", event_id);
    i64(c, "actor", actor);
    i64(c, "recorded_at", clock += 1000000);
    i32(c, "on_date", on_date);
    STATUS(stw_op_out_i32(c->op, "disposition", &a.disposition, 1, &valid[0], 1, NULL), STW_OK);
    STATUS(stw_op_out_i64(c->op, "seq", &a.seq, 1, &valid[1], 1, NULL), STW_OK);
    STATUS(stw_op_out_i32(c->op, "row_status", &a.row_status, 1, NULL, 1, NULL), STW_OK);
    STATUS(stw_op_run(c->op, 0, 1, &n_bad, NULL), STW_OK);
    CHECK(n_bad == (a.row_status != 0));
    CHECK(valid[0] == (a.row_status == 0) && valid[1] == (a.row_status == 0));
    stw_op_free(c->op);
    return a;
}

enum { APPLIED = 1, REFUSED = 2, ALREADY_DONE = 3 };
enum { day = 20489 }; /* 2026-02-05 */
enum { ADMINISTRATOR = 1, HEAD = 2, APPLICANT = 3, PAYER = 4 };

static struct answer entrust(stw_office* office, const char* id, int64_t trust, int64_t person, int64_t duties) {
    struct command c = begin(office, "office.entrust");
    i64(&c, "trust", trust), i64(&c, "person", person), i64(&c, "unit", 1), i64(&c, "duties", duties);
    return give(&c, id, ADMINISTRATOR, day);
}
static struct answer reserve(stw_office* office, const char* id, int64_t commitment, int64_t fen) {
    struct command c = begin(office, "funds.reserve");
    i64(&c, "commitment", commitment), i64(&c, "indicator", 20), i64(&c, "amount_fen", fen);
    return give(&c, id, APPLICANT, day);
}
static struct answer pay(stw_office* office, const char* id, int64_t payment, int64_t commitment, int64_t fen) {
    struct command c = begin(office, "funds.pay");
    i64(&c, "payment", payment), i64(&c, "commitment", commitment), i64(&c, "amount_fen", fen), u8(&c, "last", 0);
    return give(&c, id, PAYER, day);
}

/* The code of a duty, from the catalogue: nothing here knows numbers by heart. */
static int64_t duty(const char* catalogue, const char* id) {
    const char* at = strstr(catalogue, "\"name\":\"duty\"");
    char item[64];
    int code = 0;
    sprintf(item, "\"id\":\"%s\"", id);
    at = at ? strstr(at, item) : NULL;
    if (at) {
        while (at[0] != '{') --at;
        sscanf(at, "{\"code\":%d", &code);
    }
    CHECK(code > 0);
    return (int64_t)1 << code;
}

/* A text of an office, to be freed. */
enum question { HEAD_LINE, VERIFY, EXPLAIN, READJUDICATE };
static int32_t ask_into(enum question what, stw_office* office, const stw_rulebook* book, int64_t seq,
                        const char* anchor, char* buf, size_t cap, size_t* needed) {
    switch (what) {
        case HEAD_LINE: return stw_office_head(office, buf, cap, needed, NULL);
        case VERIFY: return stw_office_verify_json(office, anchor, "en", buf, cap, needed, NULL);
        case EXPLAIN: return stw_office_explain_event(office, seq, "zh", "text", 0, buf, cap, needed, NULL);
        case READJUDICATE: return stw_office_readjudicate_json(office, book, buf, cap, needed, NULL);
    }
    return STW_E_INTERNAL;
}
static char* ask(enum question what, stw_office* office, const stw_rulebook* book, int64_t seq, const char* anchor) {
    size_t needed = 0;
    char* got;
    STATUS(ask_into(what, office, book, seq, anchor, NULL, 0, &needed), STW_E_BUFFER_TOO_SMALL);
    got = calloc(needed + 1, 1);
    if (!got) exit(2);
    STATUS(ask_into(what, office, book, seq, anchor, got, needed, &needed), STW_OK);
    CHECK(strlen(got) + 1 == needed);
    return got;
}
static void contains(char* got, const char* part, int line) {
    note(strstr(got, part) != NULL, line, part);
    free(got);
}
#define CONTAINS(got, part) contains((got), (part), __LINE__)

static void found(stw_office* office, const char* catalogue) {
    struct command c = begin(office, "office.found");
    struct answer a;
    int person;
    i64(&c, "unit", 1), text(&c, "unit_name", "\xe9\x83\xa8"), i32(&c, "jurisdiction", 100001);
    text(&c, "actor_name", "\xe5\xbc\xa0\xe4\xb8\x89");
    a = give(&c, "found", ADMINISTRATOR, day);
    CHECK(a.disposition == APPLIED && a.seq == 1);
    for (person = HEAD; person <= PAYER; ++person) {
        char id[32];
        sprintf(id, "enrol-%d", person);
        c = begin(office, "office.enrol");
        i64(&c, "person", person), i64(&c, "unit", 1), text(&c, "name", "somebody");
        CHECK(give(&c, id, ADMINISTRATOR, day).disposition == APPLIED);
    }
    CHECK(entrust(office, "t2", 2, HEAD, duty(catalogue, "approve_budget")).disposition == APPLIED);
    CHECK(entrust(office, "t3", 3, APPLICANT, duty(catalogue, "apply_expense")).disposition == APPLIED);
    CHECK(entrust(office, "t4", 4, PAYER, duty(catalogue, "execute_payment")).disposition == APPLIED);
    c = begin(office, "funds.issue");
    i64(&c, "indicator", 20), i64(&c, "unit", 1), i64(&c, "year", 2026), i64(&c, "amount_fen", 100000);
    text(&c, "document", "2026-1");
    CHECK(give(&c, "i20", HEAD, day).disposition == APPLIED);
}

static void commands(stw_office* office, const stw_rulebook* book, const char* catalogue) {
    struct answer first, again;
    int64_t seq = -1;
    char* head;
    found(office, catalogue);
    first = reserve(office, "r1", 1, 60000);
    CHECK(first.disposition == APPLIED);
    again = reserve(office, "r1", 1, 60000);
    CHECK(again.disposition == ALREADY_DONE && again.seq == first.seq);
    CHECK(reserve(office, "r1", 1, 60001).row_status == STW_E_DUPLICATE_EVENT);
    CHECK(reserve(office, "r2", 2, 40001).disposition == REFUSED); /* 40,000 are left */
    CHECK(reserve(office, "r3", 3, 0).row_status == STW_E_OUT_OF_RANGE);
    CHECK(pay(office, "p1", 1, 1, 60001).disposition == REFUSED);
    CHECK(pay(office, "p2", 2, 1, 60000).disposition == APPLIED);
    STATUS(stw_office_catch_up(office, &seq, NULL), STW_OK);
    CHECK(seq == first.seq + 3); /* a refusal is an event, a repetition and an error are none */

    head = ask(HEAD_LINE, office, NULL, 0, NULL);
    CHECK(strncmp(head, "steward-journal 1 sm3 ", 22) == 0);
    CONTAINS(ask(VERIFY, office, NULL, 0, NULL), "\"sound\":true");
    CONTAINS(ask(VERIFY, office, NULL, 0, head), "\"sound\":true");
    head[strlen("steward-journal 1 sm3 ")] = '9'; /* another number of events */
    CONTAINS(ask(VERIFY, office, NULL, 0, head), "\"sound\":false");
    free(head);
    STATUS(stw_office_verify_json(office, "no head", "en", NULL, 0, NULL, NULL), STW_E_MALFORMED);
    CONTAINS(ask(READJUDICATE, office, book, 0, NULL), "[]");
    CONTAINS(ask(EXPLAIN, office, NULL, first.seq, NULL), "funds.within_budget");
    STATUS(stw_office_explain_event(office, seq + 1, "zh", "text", 0, NULL, 0, NULL, NULL), STW_E_BAD_RANGE);
    STATUS(stw_office_explain_event(office, 1, "zh", "text", 2, NULL, 0, NULL, NULL), STW_E_ARGUMENT);
    STATUS(stw_office_explain_event(office, 1, "zh", "xml", 0, NULL, 0, NULL, NULL), STW_E_UNKNOWN_LANGUAGE);
}

/* Personal data is shown when it is asked for. */
static void personal(stw_office* office) {
    static char shown[8192];
    STATUS(stw_office_explain_event(office, 1, "zh", "text", 0, shown, sizeof shown, NULL, NULL), STW_OK);
    CHECK(strstr(shown, "\xe5\xbc\xa0\xe4\xb8\x89") == NULL);
    STATUS(stw_office_explain_event(office, 1, "zh", "text", STW_SHOW_PERSONAL, shown, sizeof shown, NULL, NULL),
           STW_OK);
    CHECK(strstr(shown, "\xe5\xbc\xa0\xe4\xb8\x89") != NULL);
}

static void in_file(const stw_rulebook* book, const char* catalogue) {
    stw_office *office = NULL, *other = NULL;
    stw_op* op = NULL;
    int64_t seq = 0, other_seq = 0, n_bad = 0;
    const char* path = "steward_office_test.db";
    remove(path);
    STATUS(stw_office_open(book, path, 0, &office, NULL), STW_E_FILE_NOT_FOUND);
    CHECK(office == NULL);
    STATUS(stw_office_create(book, path, "test", "sm3", &office, NULL), STW_OK);
    if (!office) return;
    commands(office, book, catalogue);
    personal(office);
    STATUS(stw_office_create(book, path, "test", "sm3", &other, NULL), STW_E_FILE_EXISTS);
    STATUS(stw_office_open(book, path, 1, &other, NULL), STW_OK);
    CHECK(reserve(office, "r9", 9, 100).disposition == APPLIED);
    STATUS(stw_office_catch_up(office, &seq, NULL), STW_OK);
    STATUS(stw_office_catch_up(other, &other_seq, NULL), STW_OK);
    CHECK(seq == other_seq && seq > 0);
    STATUS(stw_office_rebuild_tables(office, NULL), STW_OK);
    STATUS(stw_office_rebuild_tables(other, NULL), STW_E_READ_ONLY);
    stw_office_free(other);

    /* An op keeps its office. */
    STATUS(stw_op_prepare_on(office, "office.enrol", "all", &op, NULL), STW_OK);
    stw_office_free(office);
    STATUS(stw_op_run(op, 0, 1, &n_bad, NULL), STW_E_NOT_BOUND);
    stw_op_free(op);
    STATUS(stw_office_open(book, path, 0, &office, NULL), STW_OK);
    STATUS(stw_office_catch_up(office, &other_seq, NULL), STW_OK);
    CHECK(seq == other_seq);
    CHECK(reserve(office, "r9", 9, 100).disposition == ALREADY_DONE);
    stw_office_free(office);
    remove(path);
}

static void wrong(const stw_rulebook* book) {
    stw_office* office = NULL;
    stw_op* op = NULL;
    stw_error err;
    stw_error_init(&err);
    STATUS(stw_office_create(NULL, NULL, "n", "sha256", &office, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_create(book, NULL, NULL, "sha256", &office, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_create(book, NULL, "n", NULL, &office, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_create(book, NULL, "n", "md5", &office, &err), STW_E_ARGUMENT);
    CHECK(strstr(err.message, "md5") != NULL && strstr(err.message, "sha256") != NULL);
    STATUS(stw_office_create(book, NULL, "", "sha256", &office, NULL), STW_E_MISSING_VALUE);
    STATUS(stw_office_create(book, NULL, "\xff", "sha256", &office, NULL), STW_E_INVALID_UTF8);
    STATUS(stw_office_create(book, NULL, "n", "sha256", NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_open(NULL, "x", 0, &office, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_open(book, NULL, 0, &office, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_open(book, "capi/steward.h", 0, &office, NULL), STW_E_NOT_A_JOURNAL);
    STATUS(stw_office_catch_up(NULL, NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_head(NULL, NULL, 0, NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_rebuild_tables(NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_verify_json(NULL, NULL, "en", NULL, 0, NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_explain_event(NULL, 1, "en", "text", 0, NULL, 0, NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_readjudicate_json(NULL, book, NULL, 0, NULL, NULL), STW_E_NULL_POINTER);
    stw_office_free(NULL);

    STATUS(stw_office_create(book, NULL, "n", "sha256", &office, NULL), STW_OK);
    STATUS(stw_office_readjudicate_json(office, NULL, NULL, 0, NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_office_verify_json(office, NULL, "fr", NULL, 0, NULL, NULL), STW_E_UNKNOWN_LANGUAGE);
    STATUS(stw_office_rebuild_tables(office, NULL), STW_OK);
    STATUS(stw_op_prepare_on(NULL, "office.enrol", "each", &op, NULL), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare_on(office, NULL, "each", &op, NULL), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare_on(office, "office.enrol", NULL, &op, NULL), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare_on(office, "office.enrol", "each", NULL, NULL), STW_E_NULL_POINTER);
    STATUS(stw_op_prepare_on(office, "office.enrol", "some", &op, NULL), STW_E_ARGUMENT);
    STATUS(stw_op_prepare_on(office, "office.nothing", "each", &op, NULL), STW_E_UNKNOWN_OPERATION);
    STATUS(stw_op_prepare_on(office, "calendar.is_working_day", "each", &op, &err), STW_E_UNKNOWN_OPERATION);
    CHECK(op == NULL);
    STATUS(stw_op_prepare(book, "office.enrol", "CN", &op, &err), STW_E_UNKNOWN_OPERATION);
    CHECK(op == NULL);
    stw_office_free(office);
}

int main(void) {
    stw_rulebook* book = NULL;
    stw_office* office = NULL;
    size_t needed = 0;
    char* catalogue;
    STATUS(stw_rulebook_open(NULL, 0, &book, NULL), STW_OK);
    STATUS(stw_catalogue_json(book, "en", NULL, 0, &needed, NULL), STW_E_BUFFER_TOO_SMALL);
    catalogue = malloc(needed + 1);
    if (!catalogue) return 2;
    STATUS(stw_catalogue_json(book, "en", catalogue, needed, &needed, NULL), STW_OK);
    STATUS(stw_office_create(book, NULL, "test", "sm3", &office, NULL), STW_OK);
    if (office) {
        commands(office, book, catalogue);
        personal(office);
    }
    stw_office_free(office);
    in_file(book, catalogue);
    wrong(book);
    free(catalogue);
    stw_rulebook_free(book);
    printf("tests: %d passed, %d failed\n", passed, failed);
    return failed ? 1 : 0;
}
