/// @file
/// The chain of evidence (追溯): every event behind a payment, a commitment, an indicator, a card, a unit or an event, up to
/// the document that the money came by, with who did it, by which rule, and what proves that it was not changed.
#pragma once

#include <optional>
#include <string_view>

#include "steward/office/queries.hpp"
#include "steward/office/subject.hpp"

namespace steward::office {

struct ChainFacts {
    const Books* books = nullptr;
    Date on;
    Subject subject = Subject::event;
    std::int64_t id = 0;
};

/// One event of the chain.
struct ChainRow {
    std::int64_t level = 0;  ///< 0 for what was asked about, 1 for what it rests on, and so on
    Subject subject = Subject::event;
    std::int64_t subject_id = 0;
    std::int64_t seq = 0;
    std::string_view event_type;
    std::string_view what_zh, what_en;  ///< what was done, in words: two columns, so that no language has to be chosen
    std::string_view event_id;
    Date on;
    Timestamp recorded_at;
    std::int64_t actor = 0;
    std::optional<std::string_view> actor_name;
    Outcome outcome = Outcome::indeterminate;
    Disposition disposition = Disposition::refused;
    std::optional<std::string_view> basis;  ///< number of the document that the event names (指标文号)
    std::optional<std::string_view> rule;   ///< "id@first day"
    std::optional<std::string_view>
        document;  ///< titles of what the rule cites, with "; " between; so are the next two
    std::optional<std::string_view> document_number;
    std::optional<std::string_view> article;  ///< articles of one document have ", " between
    std::string_view event_hash;              ///< hexadecimal, as it is kept beside the event
    std::int64_t batch = 0;
    std::string_view batch_hash;  ///< hexadecimal; stands for all events up to and with this batch
};

/// Of what was asked about: all events that name it, the refused ones too. Of what it rests on: the accepted events that
/// made it what it is. Events are found by an index over the columns of all commands (`References`), made at the first call.
/// @return the number of rows, or a rejection of `id` when the books have no such thing at the moment
[[nodiscard]] Listed trace_chain(const ChainFacts& facts, ListedRows<ChainRow>& rows);

template <class Trace>
Listed decide(const NoRules&, const ChainFacts& facts, ListedRows<ChainRow>& rows, Trace& trace) {
    const Listed listed = trace_chain(facts, rows);
    if (listed.count == 0)
        trace.reject(Status::unknown_code, "id",
                     text("应为该时点账簿中已有的编号", "the books must have it at the moment asked about"));
    return listed;
}

inline constexpr auto chain = query(operation<ChainFacts, NoRules, Listed, ListedRows<ChainRow>>(
    "office.chain", text("追溯依据", "the chain of evidence"), "审计法 34, 36; 会计法 15",
    anchor("as_of_on", &ChainFacts::on),
    inputs(column("subject", &ChainFacts::subject, text("追溯对象", "kind of thing")),
           column("id", &ChainFacts::id, text("编号（事件为序号）", "its id; of an event its seq"))),
    uses(), detail::listed_outputs,
    emits("rows", text("事件", "events"), &ListedRows<ChainRow>::rows,
          outputs(column("level", &ChainRow::level, text("层级（0 为所问对象）", "level, 0 for what was asked about")),
                  column("subject", &ChainRow::subject, text("对象", "subject")),
                  column("subject_id", &ChainRow::subject_id, text("对象编号", "id of the subject")),
                  column("seq", &ChainRow::seq, text("事件序号", "sequence number")),
                  column("event_type", &ChainRow::event_type, text("事件类型", "type")),
                  column("what_zh", &ChainRow::what_zh, text("事由（中文）", "what was done, in Chinese")),
                  column("what_en", &ChainRow::what_en, text("事由（英文）", "what was done, in English")),
                  column("event_id", &ChainRow::event_id, text("事件标识", "event id")),
                  column("on_date", &ChainRow::on, text("业务日期", "business day")),
                  column("recorded_at", &ChainRow::recorded_at, text("记录时间", "recorded at")),
                  column("actor", &ChainRow::actor, text("经办人", "actor")),
                  column("actor_name", &ChainRow::actor_name, text("经办人姓名", "name of the actor")).personal(),
                  column("outcome", &ChainRow::outcome, text("结论", "outcome")),
                  column("disposition", &ChainRow::disposition, text("处理结果", "what became of the command")),
                  column("basis", &ChainRow::basis, text("依据文号", "document that the event names")),
                  column("rule", &ChainRow::rule, text("决定性规则", "controlling rule")),
                  column("document", &ChainRow::document, text("规则依据文件", "documents of the rule")),
                  column("document_number", &ChainRow::document_number, text("文号", "their numbers")),
                  column("article", &ChainRow::article, text("条款", "their articles")),
                  column("event_hash", &ChainRow::event_hash, text("事件摘要", "hash of the event")),
                  column("batch", &ChainRow::batch, text("批次", "batch")),
                  column("batch_hash", &ChainRow::batch_hash, text("批次摘要", "hash of the batch"))),
          no_bound)));

}  // namespace steward::office
