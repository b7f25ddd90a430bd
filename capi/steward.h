/**
 * @file steward.h
 * @brief The C ABI of Steward (机关事务管理): one header, C99, everything by name.
 *
 * The C ABI is the supported binary interface; the C++ interface may change between minor versions, this one only with
 * its major number (::STW_ABI_MAJOR).
 *
 * Conventions
 * - Every function returns an `int32_t` status: #STW_OK or a code whose low 8 bits are its category. Status codes never
 *   change their number. Nothing throws, aborts or unwinds across this interface.
 * - `err` may be NULL. When it is not, its `struct_size` must be set (use stw_error_init()); on failure it receives the
 *   status and a UTF-8 message that names the argument, the value and what would be right.
 * - Names and language tags are NUL-terminated UTF-8. Text that comes back is written to the caller's buffer; `needed`
 *   receives the size including the NUL, and a buffer that is too small is left untouched (#STW_E_BUFFER_TOO_SMALL).
 * - A legal "no" is not an error: it is a value of the `outcome` column.
 * - There is no global state: no initialisation, no environment, no locale, no clock.
 *
 * Ownership: handles are made by `_open`/`_create`/`_prepare` and destroyed by `_free` (NULL is allowed). Handles may be
 * freed in any order; an op keeps its book and its office alive. Memory given to a bind function is borrowed until the
 * column is bound again, stw_op_unbind_all() or stw_op_free(); inputs are read only inside stw_op_run(),
 * stw_op_explain(), stw_op_row_error() and stw_op_decision_json(), outputs are written only inside stw_op_run().
 *
 * Threads: a book is immutable and may be shared; an op is used by one thread at a time; ops on one book run in
 * parallel. An office and all ops on it are used by one thread at a time.
 */
#ifndef STEWARD_H
#define STEWARD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define STW_API __attribute__((visibility("default")))
#else
#define STW_API
#endif

/** @name Versions */
/**@{*/
#define STW_ABI_MAJOR 0 /**< Major of the ABI, the number in the shared library's name. */
#define STW_ABI_MINOR 1 /**< Grows when functions are added. */
/**@}*/

/** @name Status codes
 * Low 8 bits: category (1 argument, 2 unknown name, 3 binding, 4 data of a row, 5 rule pack, 6 state, 7 input/output,
 * 8 memory, 9 internal). */
/**@{*/
#define STW_OK 0                            /**< Success. */
#define STW_E_ARGUMENT 1                    /**< An argument is wrong; the message says which. */
#define STW_E_NULL_POINTER (1 | 1 << 8)     /**< A pointer that must not be NULL is NULL. */
#define STW_E_BAD_RANGE (1 | 2 << 8)        /**< first, count, row or stride outside what is bound. */
#define STW_E_BUFFER_TOO_SMALL (1 | 3 << 8) /**< The caller's buffer is too small; see `needed`. */
#define STW_E_INVALID_UTF8 (1 | 4 << 8)     /**< A text is not UTF-8. */
#define STW_E_OVERLAPPING_MEMORY (1 | 5 << 8) /**< An output shares memory with another binding. */
#define STW_E_UNKNOWN_OPERATION (2 | 1 << 8)    /**< No operation of this name. */
#define STW_E_UNKNOWN_COLUMN (2 | 2 << 8)       /**< The operation has no such column. */
#define STW_E_UNKNOWN_JURISDICTION (2 | 3 << 8) /**< No such jurisdiction. */
#define STW_E_UNKNOWN_LIST (2 | 4 << 8)         /**< The operation has no such list. */
#define STW_E_UNKNOWN_LANGUAGE (2 | 5 << 8)     /**< Neither "zh" nor "en", or neither "text" nor "json". */
#define STW_E_UNKNOWN_RULE (2 | 6 << 8)         /**< No rule of this name. */
#define STW_E_UNKNOWN_ENCODING (2 | 7 << 8)     /**< An encoding that CSV input does not read. */
#define STW_E_WRONG_TYPE (3 | 1 << 8)        /**< The column has another type. */
#define STW_E_WRONG_LENGTH (3 | 2 << 8)      /**< A bound column is shorter than the rows asked for. */
#define STW_E_NOT_BOUND (3 | 3 << 8)         /**< A required input column or list is not bound. */
#define STW_E_VALIDITY_REQUIRED (3 | 4 << 8) /**< A nullable output needs a validity bitmap. */
#define STW_E_BAD_OFFSETS (3 | 5 << 8)       /**< List offsets decrease, or point outside the child columns. */
#define STW_E_ROW_LIMIT (3 | 6 << 8)         /**< An output of unknown length reached its bound. */
#define STW_E_MISSING_VALUE (4 | 1 << 8) /**< Row: a required value is missing. */
#define STW_E_UNKNOWN_CODE (4 | 2 << 8)  /**< Row: a code that the enumeration does not have. */
#define STW_E_BAD_DATE (4 | 3 << 8)      /**< Row: a date outside 1400-01-01 to 9999-12-31. */
#define STW_E_OUT_OF_RANGE (4 | 4 << 8)  /**< Row: a value that cannot be, such as a negative price. */
#define STW_E_OVERFLOW (4 | 5 << 8)      /**< Row: a result does not fit. */
#define STW_E_CONTRADICTION (4 | 6 << 8) /**< Row: facts that exclude each other. */
#define STW_E_BAD_CHILD (4 | 7 << 8)     /**< Row: a row of one of its lists is at fault. */
#define STW_E_MALFORMED (4 | 8 << 8)     /**< Row: text that is no number, date or code; a stored decision that breaks its format. */
#define STW_E_PACK_SYNTAX (5 | 1 << 8)  /**< A rule pack is no valid TOML. */
#define STW_E_PACK_CONTENT (5 | 2 << 8) /**< A rule pack breaks the schema; every diagnostic is in the message. */
#define STW_E_PACK_LAYOUT (5 | 3 << 8)  /**< A rule pack of a layout that this library cannot read. */
#define STW_E_DIGEST_MISMATCH (5 | 4 << 8) /**< The rules have another digest than the one asked for. */
#define STW_E_STALE (6 | 1 << 8)   /**< Bound data changed since the run that the question is about. */
#define STW_E_NOT_RUN (6 | 2 << 8) /**< Results were asked for before a run. */
#define STW_E_CONFLICT (6 | 3 << 8) /**< The journal has moved on: read its tail and decide again. */
#define STW_E_DUPLICATE_EVENT (6 | 4 << 8) /**< An event of this id is in the journal already. */
#define STW_E_NOT_BUILT (6 | 5 << 8)       /**< A part that was left out when the library was built. */
#define STW_E_TRANSACTION (6 | 6 << 8)     /**< Begin, commit or rollback out of turn. */
#define STW_E_FILE_NOT_FOUND (7 | 1 << 8) /**< A file cannot be opened. */
#define STW_E_FILE_READ (7 | 2 << 8)      /**< Reading a file failed. */
#define STW_E_FILE_WRITE (7 | 3 << 8)     /**< Writing a file failed. */
#define STW_E_CSV_SYNTAX (7 | 4 << 8)     /**< A CSV file that RFC 4180 does not allow. */
#define STW_E_BAD_ENCODING (7 | 5 << 8)   /**< Bytes that the named encoding does not allow. */
#define STW_E_NOT_A_JOURNAL (7 | 6 << 8) /**< A file of another kind. */
#define STW_E_NEWER_VERSION (7 | 7 << 8) /**< A file of a later version of the format. */
#define STW_E_STORE_LOCKED (7 | 8 << 8)  /**< Another process holds the store for longer than the wait allowed. */
#define STW_E_DISK_FULL (7 | 9 << 8)     /**< The disk is full; nothing was changed. */
#define STW_E_CORRUPT (7 | 10 << 8)      /**< Pages of a file are damaged or missing. */
#define STW_E_ALTERED (7 | 11 << 8)      /**< Readable, but not what was written. */
#define STW_E_READ_ONLY (7 | 12 << 8)    /**< No permission to write. */
#define STW_E_FILE_EXISTS (7 | 13 << 8)  /**< A file of this name is there already. */
#define STW_E_JSON_SYNTAX (7 | 14 << 8)  /**< A text that is no JSON, or no line of JSON Lines. */
#define STW_E_OUT_OF_MEMORY 8 /**< Memory ran out; nothing was changed. */
#define STW_E_INTERNAL 9      /**< A fault of the library. */
/**@}*/

/** @name Outcomes (结论)
 * Values of the column `outcome`. Zeroed memory never reads as a pass. */
/**@{*/
#define STW_INDETERMINATE 0  /**< 无法判定 */
#define STW_PASS 1           /**< 符合 */
#define STW_NEEDS_REVIEW 2   /**< 需复核 */
#define STW_NEEDS_APPROVAL 3 /**< 需批准 */
#define STW_VIOLATION 4      /**< 不符合 */
#define STW_NOT_APPLICABLE 5 /**< 不适用 */
/**@}*/

typedef struct stw_rulebook stw_rulebook; /**< An immutable set of rules with a digest. Shared between threads. */
typedef struct stw_op stw_op;             /**< One prepared operation. One thread at a time. */
typedef struct stw_office stw_office;     /**< The books of a body. One thread at a time, its ops included. */

/** What went wrong, in memory of the caller. @since 0.1 */
typedef struct stw_error {
    uint32_t struct_size; /**< Size of this struct as the caller knows it; see stw_error_init(). */
    int32_t status;       /**< The status that the call returned. */
    int64_t row;          /**< Row at fault, -1 when the error is not about a row. */
    char message[1008];   /**< UTF-8, NUL-terminated, cut at a character boundary when longer. */
} stw_error;

/** Prepares an error struct: sets `struct_size`, clears the rest. NULL is allowed. @since 0.1 */
STW_API void stw_error_init(stw_error *err);

/** Major of the ABI of the loaded library; compare with #STW_ABI_MAJOR. @since 0.1 */
STW_API int32_t stw_abi_major(void);
/** Minor of the ABI of the loaded library. @since 0.1 */
STW_API int32_t stw_abi_minor(void);
/** Version of the library, such as "0.1.0"; static storage. @since 0.1 */
STW_API const char *stw_version(void);
/** Identifier of a status, such as "unknown_column"; static storage, never NULL. @since 0.1 */
STW_API const char *stw_status_name(int32_t status);

/**
 * Opens the embedded rule packs, with pack files over them: a file whose pack id is embedded replaces that pack, another
 * is added. All or nothing.
 * @param[in] paths NULL, or `n_paths` UTF-8 file names
 * @param[in] n_paths number of files
 * @param[out] out the book; NULL on failure
 * @param[out] err may be NULL
 * @return #STW_OK, #STW_E_FILE_NOT_FOUND, #STW_E_PACK_SYNTAX, #STW_E_PACK_CONTENT, #STW_E_PACK_LAYOUT
 * @since 0.1
 */
STW_API int32_t stw_rulebook_open(const char *const *paths, size_t n_paths, stw_rulebook **out, stw_error *err);
/** Frees a book; prepared ops on it stay usable. NULL is allowed. @since 0.1 */
STW_API void stw_rulebook_free(stw_rulebook *book);
/** Digest of all rules of the book, 64 hexadecimal digits: results are reproducible from (digest, facts).
 * @since 0.1 */
STW_API int32_t stw_rulebook_digest(const stw_rulebook *book, char *buf, size_t cap, size_t *needed, stw_error *err);
/**
 * As stw_rulebook_open(), but only a book with this digest is opened: what was decided with it cannot change unseen.
 * @param[in] digest 64 hexadecimal digits, as stw_rulebook_digest() gives them
 * @return as stw_rulebook_open(), and #STW_E_ARGUMENT, #STW_E_DIGEST_MISMATCH
 * @since 0.1
 */
STW_API int32_t stw_rulebook_open_pinned(const char *const *paths, size_t n_paths, const char *digest, stw_rulebook **out,
                                         stw_error *err);
/** Lint of the book as JSON: an array of diagnostics `{severity, code, file, line, rule, key, message}`. @since 0.1 */
STW_API int32_t stw_rulebook_lint_json(const stw_rulebook *book, const char *lang, char *buf, size_t cap,
                                       size_t *needed, stw_error *err);
/**
 * Lint of pack files over the embedded packs, as JSON of the same shape, whether or not they would load: every error,
 * and the warnings of the files. Without files, the warnings of the embedded packs.
 * @return #STW_OK, #STW_E_FILE_NOT_FOUND, #STW_E_FILE_READ, #STW_E_UNKNOWN_LANGUAGE
 * @since 0.1
 */
STW_API int32_t stw_lint_json(const char *const *paths, size_t n_paths, const char *lang, char *buf, size_t cap,
                              size_t *needed, stw_error *err);
/**
 * What changes from one book to another, as JSON: an array of `{kind, subject, id, jurisdiction, title, keys, part, from,
 * until, before, after, operations, text}`. `kind` is "added", "removed", "value" or "source" (the same value from another
 * version or with other citations); `from` and `until` are the days on which the books differ, null for open; `before`
 * and `after` are `{value, unit, version, confidence, citations}` or null. Empty for equal books.
 * @since 0.1
 */
STW_API int32_t stw_rulebook_diff_json(const stw_rulebook *before, const stw_rulebook *after, const char *lang, char *buf,
                                       size_t cap, size_t *needed, stw_error *err);
/** What a book says otherwise on day `after` than on day `before` (days since 1970-01-01), as JSON of the same shape.
 * @return #STW_OK, #STW_E_BAD_DATE @since 0.1 */
STW_API int32_t stw_rulebook_diff_days_json(const stw_rulebook *book, int32_t before, int32_t after, const char *lang,
                                            char *buf, size_t cap, size_t *needed, stw_error *err);
/** What must be brought up to date for a year, as JSON: an array of `{reason, rule, jurisdiction, title, due, last,
 * citations, operations, pack, text}`. `reason` is "notice_missing", "version_due", "year_missing" or "expires".
 * @return #STW_OK, #STW_E_OUT_OF_RANGE for a year outside 1401 to 9998 @since 0.1 */
STW_API int32_t stw_rulebook_year_roll_json(const stw_rulebook *book, int32_t year, const char *lang, char *buf, size_t cap,
                                            size_t *needed, stw_error *err);
/** Everything that can be asked, as JSON: operations with columns, enumerations, rules, versions, documents.
 * @param[in] lang "zh" or "en": the language of texts
 * @since 0.1 */
STW_API int32_t stw_catalogue_json(const stw_rulebook *book, const char *lang, char *buf, size_t cap, size_t *needed,
                                   stw_error *err);

/** The number of a jurisdiction, as the column `jurisdiction` of every operation has it: of China's divisions, the code
 * of GB/T 2260. @return #STW_OK, #STW_E_UNKNOWN_JURISDICTION @since 0.1 */
STW_API int32_t stw_jurisdiction_number(const stw_rulebook *book, const char *jurisdiction, int32_t *number,
                                        stw_error *err);

/**
 * Prepares an operation of the catalogue: resolves its rules into epochs.
 * @param[in] operation such as "procurement.method"
 * @param[in] jurisdiction of the deciding body (预算级次), such as "CN/central" or "CN/22/2208/220802": that of rows whose
 *            optional column `jurisdiction` names none
 * @return #STW_OK, #STW_E_UNKNOWN_OPERATION, #STW_E_UNKNOWN_JURISDICTION
 * @since 0.1
 */
STW_API int32_t stw_op_prepare(const stw_rulebook *book, const char *operation, const char *jurisdiction, stw_op **out,
                               stw_error *err);
/**
 * As stw_op_prepare(), but only what could be known on a day counts: versions whose documents were issued by then. A
 * version whose document has no issue day in the book makes its rows indeterminate.
 * @param[in] known_at days since 1970-01-01
 * @return as stw_op_prepare(), and #STW_E_BAD_DATE
 * @since 0.1
 */
STW_API int32_t stw_op_prepare_known(const stw_rulebook *book, const char *operation, const char *jurisdiction,
                                     int32_t known_at, stw_op **out, stw_error *err);
/** Frees an op and its results. NULL is allowed. @since 0.1 */
STW_API void stw_op_free(stw_op *op);

/** @name Binding inputs
 * `data` has `n` elements (at least 1 + (rows - 1) * stride for the rows that are run); `validity` is NULL or a bitmap
 * in Arrow order (bit i of row i; 1 = present), at least one bit for every row, one bit for a constant; `stride` is
 * counted in elements, 1 = contiguous, 0 = one constant for all rows. Nested columns are named "list.column" and indexed by child row. Date
 * columns accept int32 and int64 days since 1970-01-01; in int64 the smallest value (numpy NaT) reads as missing.
 * @return #STW_OK, #STW_E_UNKNOWN_COLUMN, #STW_E_WRONG_TYPE, #STW_E_NULL_POINTER, #STW_E_BAD_RANGE */
/**@{*/
/** Money in fen, quantities and decimals in the column's scale, sets as bits, dates as days. @since 0.1 */
STW_API int32_t stw_op_bind_i64(stw_op *op, const char *column, const int64_t *data, size_t n, const uint8_t *validity,
                                int64_t stride, stw_error *err);
/** Codes, counts, dates. @since 0.1 */
STW_API int32_t stw_op_bind_i32(stw_op *op, const char *column, const int32_t *data, size_t n, const uint8_t *validity,
                                int64_t stride, stw_error *err);
/** Booleans, 0 or 1. @since 0.1 */
STW_API int32_t stw_op_bind_u8(stw_op *op, const char *column, const uint8_t *data, size_t n, const uint8_t *validity,
                               int64_t stride, stw_error *err);
/** UTF-8: text i is the bytes offsets[i] to offsets[i+1]-1. `n` = texts + 1 offsets, never decreasing; `stride` is 1, or 0
 * for one text that all rows share. @since 0.1 */
STW_API int32_t stw_op_bind_text(stw_op *op, const char *column, const int64_t *offsets, size_t n, const char *bytes,
                                 size_t n_bytes, const uint8_t *validity, int64_t stride, stw_error *err);
/** A nested list: `n` = parents + 1 offsets, never decreasing; row i owns child rows offsets[i] to offsets[i+1]-1. Of a
 * list in a list, named by its path ("bids.scores"), the parents are the rows of that list, of all rows together.
 * @since 0.1 */
STW_API int32_t stw_op_bind_list(stw_op *op, const char *list, const int64_t *offsets, size_t n, stw_error *err);
/**@}*/

/** @name Binding outputs
 * Memory of the caller; outputs that are not bound are not computed. A failed row or a missing value writes 0 and
 * clears its validity bit; nullable outputs must be bound with `validity`. `stride` must not be 0.
 * @return as for inputs */
/**@{*/
/** @since 0.1 */
STW_API int32_t stw_op_out_i64(stw_op *op, const char *column, int64_t *data, size_t n, uint8_t *validity,
                               int64_t stride, stw_error *err);
/** @since 0.1 */
STW_API int32_t stw_op_out_i32(stw_op *op, const char *column, int32_t *data, size_t n, uint8_t *validity,
                               int64_t stride, stw_error *err);
/** @since 0.1 */
STW_API int32_t stw_op_out_u8(stw_op *op, const char *column, uint8_t *data, size_t n, uint8_t *validity,
                              int64_t stride, stw_error *err);
/**@}*/

/** Forgets every binding and result. @since 0.1 */
STW_API int32_t stw_op_unbind_all(stw_op *op, stw_error *err);

/**
 * Decides rows first to first + count - 1. All lengths are checked before any row; a bad row sets its `row_status` and
 * never fails the call. May be called in chunks for progress and interruption; results of unknown length are those of
 * the last call.
 * @param[out] n_bad number of rows whose `row_status` is not 0; may be NULL
 * @return #STW_OK, #STW_E_NOT_BOUND, #STW_E_WRONG_LENGTH, #STW_E_BAD_RANGE, #STW_E_BAD_OFFSETS,
 * #STW_E_VALIDITY_REQUIRED, #STW_E_OVERLAPPING_MEMORY, #STW_E_ROW_LIMIT
 * @since 0.1
 */
STW_API int32_t stw_op_run(stw_op *op, int64_t first, int64_t count, int64_t *n_bad, stw_error *err);

/** @name Results of unknown length
 * Owned by the op; valid until the next run, bind or free. Row i of the last run (counted from its `first`) owns result
 * rows offsets[i] to offsets[i+1]-1. `validity` may be NULL; it receives NULL when every value is present.
 * @return #STW_OK, #STW_E_NOT_RUN, #STW_E_UNKNOWN_LIST, #STW_E_UNKNOWN_COLUMN, #STW_E_WRONG_TYPE */
/**@{*/
/** @since 0.1 */
STW_API int32_t stw_op_result_list(const stw_op *op, const char *list, const int64_t **offsets, size_t *n,
                                   stw_error *err);
/** @since 0.1 */
STW_API int32_t stw_op_result_i64(const stw_op *op, const char *column, const int64_t **data, const uint8_t **validity,
                                  size_t *n, stw_error *err);
/** @since 0.1 */
STW_API int32_t stw_op_result_i32(const stw_op *op, const char *column, const int32_t **data, const uint8_t **validity,
                                  size_t *n, stw_error *err);
/** @since 0.1 */
STW_API int32_t stw_op_result_u8(const stw_op *op, const char *column, const uint8_t **data, const uint8_t **validity,
                                 size_t *n, stw_error *err);
/** Texts: `n` receives their number; text i is the bytes offsets[i] to offsets[i+1]-1. @since 0.1 */
STW_API int32_t stw_op_result_text(const stw_op *op, const char *column, const int64_t **offsets, const char **bytes,
                                   const uint8_t **validity, size_t *n, stw_error *err);
/**@}*/

/**
 * Explains one row from the bound inputs, whether or not it was run: facts, rules with document, number, article and
 * version, steps, outcome. If outputs of an earlier run are bound and differ, the answer is #STW_E_STALE.
 * @param[in] lang "zh" or "en"
 * @param[in] format "text" or "json"
 * @since 0.1
 */
STW_API int32_t stw_op_explain(stw_op *op, int64_t row, const char *lang, const char *format, char *buf, size_t cap,
                               size_t *needed, stw_error *err);
/** Whether explanations and row errors of the op show personal data (columns marked `personal` in the catalogue); 0 at
 * first. @since 0.1 */
STW_API int32_t stw_op_show_personal(stw_op *op, int32_t show, stw_error *err);
/** Says why a row failed: column, value, remedy. An empty text for a row that is right. @since 0.1 */
STW_API int32_t stw_op_row_error(stw_op *op, int64_t row, const char *lang, char *buf, size_t cap, size_t *needed,
                                 stw_error *err);

/** @name Flags of file runs
 * Added together; a bit that has no name is #STW_E_ARGUMENT. */
/**@{*/
#define STW_SHOW_PERSONAL 1U /**< Write columns of personal data, and name their values in messages. */
#define STW_KNOWN_AT 2U      /**< `known_at` counts: decide from what could be known on that day. */
/**@}*/

/**
 * Decides every row of a CSV file and writes the outcome beside the row as CSV (UTF-8 with BOM, RFC 4180). Columns are
 * found by name; enumerations are accepted as code, id or Chinese name, money as yuan in a column named without the
 * `_fen` suffix or as fen with it, dates as YYYY-MM-DD, jurisdictions as code or number. Columns that the operation does
 * not know are carried over. A bad row gets its message in the column `error` and does not stop the file. Columns marked
 * `personal` in the catalogue are left out of the outputs, and their values out of messages, without #STW_SHOW_PERSONAL.
 * @param[in] lists names of files of nested lists, as "list=path" strings; their rows find their parent by the column
 *            `key`, which the main file must have too. NULL when the operation has no lists.
 * @param[in] encoding "utf-8" (with or without BOM) or "gb18030"
 * @param[in] output_path main output; a result list L is written to `output_path` with ".L.csv" appended
 * @param[in] flags 0, or #STW_SHOW_PERSONAL and #STW_KNOWN_AT
 * @param[in] known_at with #STW_KNOWN_AT: days since 1970-01-01, as for stw_op_prepare_known(); ignored without it
 * @param[out] n_rows rows decided; may be NULL
 * @param[out] n_bad rows with an error, and child rows without a parent; may be NULL
 * @since 0.1
 */
STW_API int32_t stw_csv_run(const stw_rulebook *book, const char *operation, const char *jurisdiction,
                            const char *input_path, const char *const *lists, size_t n_lists, const char *encoding,
                            const char *lang, const char *output_path, uint32_t flags, int32_t known_at,
                            int64_t *n_rows, int64_t *n_bad, stw_error *err);

/**
 * Decides every line of a JSON Lines file (one object a line, UTF-8) and writes the line with its results. Members are
 * columns, named as in CSV; nested lists are arrays of objects inside the line, and so are result lists. A line that
 * cannot be decided gets a member `error` and does not stop the file. Memory holds one block of lines.
 * @param[in] flags,known_at as for stw_csv_run()
 * @param[out] n_rows lines that are not empty; may be NULL
 * @param[out] n_bad lines with an error; may be NULL
 * @since 0.1
 */
STW_API int32_t stw_jsonl_run(const stw_rulebook *book, const char *operation, const char *jurisdiction,
                              const char *input_path, const char *lang, const char *output_path, uint32_t flags,
                              int32_t known_at, int64_t *n_rows, int64_t *n_bad, stw_error *err);

/**
 * Looks through a file before it is decided: columns that are missing, values that cannot be read, codes that no list has,
 * the range of numbers and dates, keys that come twice, rows that would fail. Shows no value of a personal column. The
 * file is read at every call, so give a buffer that is likely to do.
 * @param[in] file_format "csv" or "jsonl"
 * @param[in] lists,encoding as for stw_csv_run(); of "jsonl" NULL, 0 and "utf-8"
 * @param[in] format "text" or "json": of the report, in the language `lang`
 * @param[in] flags,known_at as for stw_csv_run(); #STW_SHOW_PERSONAL is #STW_E_ARGUMENT
 * @since 0.1
 */
STW_API int32_t stw_quality_report(const stw_rulebook *book, const char *operation, const char *jurisdiction,
                                   const char *file_format, const char *input_path, const char *const *lists,
                                   size_t n_lists, const char *encoding, const char *lang, const char *format,
                                   uint32_t flags, int32_t known_at, char *buf, size_t cap, size_t *needed,
                                   stw_error *err);

/** @name Verdicts of stw_decision_check() */
/**@{*/
#define STW_DECISION_SAME 0        /**< Everything that was stored comes out again. */
#define STW_DECISION_DIFFERS 1     /**< Something does not. */
#define STW_DECISION_UNDECIDABLE 2 /**< It cannot be decided with this book: a name or code is no longer known. */
/**@}*/

/**
 * One row, decided from the bound inputs, as JSON that stands by itself: operation, versions, digest, facts, rules with
 * citations, results, explanation in both languages. Personal facts are in it after stw_op_show_personal() only. A row
 * that cannot be decided gives its row status. The format is in docs/reference/stored-decision.md.
 * @since 0.1
 */
STW_API int32_t stw_op_decision_json(stw_op *op, int64_t row, char *buf, size_t cap, size_t *needed, stw_error *err);

/**
 * Decides a stored decision again, from the file alone, with this book, and tells what differs.
 * @param[in] json the stored decision, `n_json` bytes of UTF-8
 * @param[in] format "text" or "json": of what is told, in the language `lang`
 * @param[out] verdict #STW_DECISION_SAME, #STW_DECISION_DIFFERS or #STW_DECISION_UNDECIDABLE; may be NULL
 * @return #STW_OK, #STW_E_JSON_SYNTAX, #STW_E_MALFORMED (no stored decision: the message names the member),
 * #STW_E_NEWER_VERSION
 * @since 0.1
 */
STW_API int32_t stw_decision_check(const stw_rulebook *book, const char *json, size_t n_json, const char *lang,
                                   const char *format, int32_t *verdict, char *buf, size_t cap, size_t *needed,
                                   stw_error *err);

/** @name Offices (机关账簿)
 * The books of a public body: a journal of events in a SQLite file or in memory, and the state that follows from it.
 * Commands (指令) change it and queries (查询) ask it; both are operations of the catalogue, prepared with
 * stw_op_prepare_on() and then bound, run and explained as any other. An office and all its ops are used by one thread at
 * a time; any number of offices, of any number of processes, may be open on one file.
 *
 * Statuses beside those named: #STW_E_FILE_READ, #STW_E_FILE_WRITE, #STW_E_DISK_FULL, #STW_E_READ_ONLY,
 * #STW_E_STORE_LOCKED, #STW_E_CORRUPT, #STW_E_ALTERED. After any of them nothing of the call has happened. */
/**@{*/
/**
 * Makes an office without events. Its first command must be "office.found".
 * @param[in] book the rules that decide; the office keeps them alive
 * @param[in] path of a SQLite file that is not there yet, UTF-8; NULL for books in memory
 * @param[in] name of the journal, 1 to 200 bytes: a part of its chain, for its whole life
 * @param[in] algorithm of the chain: "sha256" or "sm3"
 * @param[out] out the office; NULL on failure
 * @return #STW_OK, #STW_E_ARGUMENT for an unknown algorithm, #STW_E_OUT_OF_RANGE or #STW_E_MISSING_VALUE for the name,
 * #STW_E_FILE_EXISTS, #STW_E_NOT_BUILT without SQLite
 * @since 0.1
 */
STW_API int32_t stw_office_create(const stw_rulebook *book, const char *path, const char *name, const char *algorithm,
                                  stw_office **out, stw_error *err);
/**
 * Opens the books in a file, and reads them from their beginning.
 * @param[in] read_only 1: nothing is written, commands give #STW_E_READ_ONLY; 0 otherwise
 * @return #STW_OK, #STW_E_FILE_NOT_FOUND, #STW_E_NOT_A_JOURNAL, #STW_E_NEWER_VERSION, #STW_E_NOT_BUILT
 * @since 0.1
 */
STW_API int32_t stw_office_open(const stw_rulebook *book, const char *path, int32_t read_only, stw_office **out,
                                stw_error *err);
/** Frees an office; prepared ops on it stay usable. NULL is allowed. @since 0.1 */
STW_API void stw_office_free(stw_office *office);
/** Takes in what others appended to the file. Commands and queries do so by themselves.
 * @param[out] seq sequence number of the last event, 0 without events; may be NULL @since 0.1 */
STW_API int32_t stw_office_catch_up(stw_office *office, int64_t *seq, stw_error *err);
/** The head: one line that stands for every event so far. Kept elsewhere it is the anchor of stw_office_verify_json().
 * @since 0.1 */
STW_API int32_t stw_office_head(stw_office *office, char *buf, size_t cap, size_t *needed, stw_error *err);
/** Writes the readable tables of the file anew from the events. Does nothing in memory. @since 0.1 */
STW_API int32_t stw_office_rebuild_tables(stw_office *office, stw_error *err);
/**
 * Computes every hash again: `{sound, events, batches, ended_early, findings}`, a finding being `{kind, first_seq,
 * last_seq, batch, text}`. The journal is read at every call, so give a buffer that is likely to do.
 * @param[in] anchor NULL, or a line of stw_office_head() that was kept elsewhere; without one, whoever can write the file
 *            can also write all of it anew
 * @return #STW_OK also for a journal that is not sound, #STW_E_MALFORMED for an anchor that is no head
 * @since 0.1
 */
STW_API int32_t stw_office_verify_json(stw_office *office, const char *anchor, const char *lang, char *buf, size_t cap,
                                       size_t *needed, stw_error *err);
/** One recorded event as an explanation, on the facts that it was decided on, whether it was accepted or refused.
 * @param[in] flags 0 or #STW_SHOW_PERSONAL
 * @return #STW_OK, #STW_E_BAD_RANGE when there is no event of this number @since 0.1 */
STW_API int32_t stw_office_explain_event(stw_office *office, int64_t seq, const char *lang, const char *format,
                                         uint32_t flags, char *buf, size_t cap, size_t *needed, stw_error *err);
/** Decides every recorded event again by a book, on its own recorded facts: `[{seq, event_id, type, column, then, now}]`,
 * a difference for each result that would be another; empty when there is none. @since 0.1 */
STW_API int32_t stw_office_readjudicate_json(stw_office *office, const stw_rulebook *book, char *buf, size_t cap,
                                             size_t *needed, stw_error *err);
/**
 * Prepares a command or a query on an office.
 * @param[in] mode of commands: "each" (every row by itself) or "all" (one refusal, and none of a run is accepted); of
 *            queries without effect
 * @return #STW_OK, #STW_E_UNKNOWN_OPERATION also for a decision, #STW_E_ARGUMENT for an unknown mode
 * @since 0.1
 */
STW_API int32_t stw_op_prepare_on(stw_office *office, const char *operation, const char *mode, stw_op **out,
                                  stw_error *err);
/**@}*/

#ifdef __cplusplus
}
#endif

#endif
