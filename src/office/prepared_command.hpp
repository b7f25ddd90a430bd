/// @file
/// A prepared command: rows decided one after another, each on the books as the one before left them, and appended to the
/// journal as events. Internal.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "event_body.hpp"
#include "steward/kernel/timestamp.hpp"
#include "steward/office/office.hpp"
#include "steward/rules/row_machine.hpp"

namespace steward::office {

template <const auto& description>
class PreparedCommand final : public RowMachine<description> {
    using Base = RowMachine<description>;
    using typename Base::Facts;
    using typename Base::LoadFailure;
    using typename Base::ResultRow;
    using typename Base::Rows;
    using typename Base::Rules;
    using typename Base::Scope;
    using typename PreparedOperation::OutputSlot;
    using State = typename std::remove_cvref_t<decltype(description)>::State;
    using Lists = std::make_index_sequence<Base::list_count>;

public:
    /// The book is that of the office, or another one by which recorded events are decided again.
    PreparedCommand(std::shared_ptr<Office> office, std::shared_ptr<const Rulebook> book, CommandMode mode)
        : Base(std::move(book), {"CN", std::nullopt}), office_(std::move(office)), mode_(mode) {}

private:
    /// Rows between two appends. An append is a batch of the chain.
    static constexpr std::int64_t block_size = 128;

    Result<std::int64_t> run_rows(std::int64_t first, std::int64_t count) override {
        if (Result<void> begun = office_->begin(); !begun) return begun.error();
        try {
            return run_begun(first, count);
        } catch (...) {
            office_->rollback();  // memory ran out: nothing of the run has happened
            throw;
        }
    }

    Result<std::int64_t> run_begun(std::int64_t first, std::int64_t count) {
        const std::int64_t before = office_->state().seq;
        const Result<std::int64_t> failed = run_in_transaction(first, count);
        if (!failed) {
            office_->rollback();
            return failed;
        }
        if (mode_ == CommandMode::all && (refused_ || *failed > 0)) return withdraw(first, *failed, before);
        if (Result<void> committed = office_->commit(); !committed) {
            office_->rollback();
            return committed.error();
        }
        return failed;
    }

    Result<std::int64_t> run_in_transaction(std::int64_t first, std::int64_t count) {
        this->begin_emissions(Lists{});
        views_ = this->root_views();
        standing_ = {};
        refused_ = false;
        stopped_by_ = {};
        kept_.clear();
        refusals_.clear();
        std::int64_t failed = 0;
        for (std::int64_t done = 0; done < count;) {
            const std::int64_t rows = std::min(count - done, block_size);
            if (Result<void> begun = begin_block(first + done, static_cast<std::size_t>(rows)); !begun) return begun.error();
            for (std::int64_t i = 0; i < rows; ++i) {
                failed += run_row(first + done + i, static_cast<std::size_t>(i)) ? 0 : 1;
                if (!stopped_by_) [[unlikely]] return stopped_by_.error();
            }
            if (Result<void> appended = append_block(); !appended) return appended.error();
            done += rows;
        }
        return failed;
    }

    /// Mode all, and one of the commands was not accepted: nothing happened but the refusals, which are recorded.
    Result<std::int64_t> withdraw(std::int64_t first, std::int64_t failed, std::int64_t before) {
        office_->rollback();
        std::vector<std::int64_t> seqs(refusals_.size());
        if (Result<void> recorded = record_refusals(seqs); !recorded) return recorded.error();
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            auto [disposition, seq] = kept_[i];
            if (!seq || *seq <= before) continue;
            // Of this batch: a refusal stands, at the place that it has now.
            const auto refusal = std::find_if(refusals_.begin(), refusals_.end(), [given = *seq](const Refusal& r) { return r.pending.context.seq == given; });
            const bool stands = refusal != refusals_.end();
            const auto row = first + static_cast<std::int64_t>(i);
            if (!stands) disposition = Disposition::withdrawn;
            detail::write(standard(StandardOutput::disposition).binding, Storage::i32, row, static_cast<std::int64_t>(disposition));
            detail::write(standard(StandardOutput::seq).binding, Storage::i64, row,
                          stands ? std::optional(seqs[static_cast<std::size_t>(refusal - refusals_.begin())]) : std::nullopt);
        }
        return failed;
    }

    /// Appends the refusals that nobody has recorded meanwhile; `seqs` are their places.
    Result<void> record_refusals(std::vector<std::int64_t>& seqs) {
        if (refusals_.empty()) return {};
        if (Result<void> begun = office_->begin(); !begun) return begun;
        std::vector<std::string_view> ids;
        for (const Refusal& refusal : refusals_) ids.push_back(refusal.event_id);
        Result<void> done = office_->journal().find_all(ids, seqs);
        const std::int64_t before = office_->state().seq;
        std::vector<Event> events;
        for (std::size_t i = 0; done && i < refusals_.size(); ++i) {
            if (seqs[i] != 0) continue;
            events.push_back(refusals_[i].event());
            seqs[i] = before + static_cast<std::int64_t>(events.size());
        }
        if (done && !events.empty()) done = office_->append(events);
        if (done) done = office_->commit();
        if (!done) office_->rollback();
        return done;
    }

    // --- one block -------------------------------------------------------------------------------------------------

    /// Loads the columns of a block, a column at a time, and finds the ids that the journal knows.
    Result<void> begin_block(std::int64_t first, std::size_t rows) {
        bodies_.clear();
        events_.clear();
        by_id_.fill(0);
        std::fill_n(block_->facts.begin(), rows, Facts{});
        block_->status.clear(rows);
        std::size_t input = 0;
        std::apply(
            [&](const auto&... columns) {
                ((detail::load_block(columns, views_[input], static_cast<std::int32_t>(input), first, rows, block_->facts, block_->status), ++input), ...);
            },
            description.inputs.columns);
        ids_.clear();
        id_hashes_.clear();
        known_.assign(rows, 0);
        const auto& slot = this->standard_input(CommandInput::event_id);
        for (std::size_t i = 0; i < rows; ++i) {
            ids_.push_back(text_at(slot, first + static_cast<std::int64_t>(i)).value_or(std::string_view()));
            id_hashes_.push_back(std::hash<std::string_view>{}(ids_.back()));
        }
        return office_->journal().find_all(ids_, known_);
    }

    Result<void> append_block() {
        if (events_.empty()) return {};
        // The bodies lie in one buffer that grew: their places are known only now.
        to_append_.clear();
        for (const Pending& pending : events_) to_append_.push_back(pending.event(pending.body_in(bodies_)));
        return office_->append(to_append_);
    }

    // --- one row ---------------------------------------------------------------------------------------------------

    /// True when the row was decided, whatever the outcome; false when it is at fault.
    bool run_row(std::int64_t row, std::size_t i) {
        // So many rows ahead memory is asked for: what is waited for are the tables of the books.
        constexpr std::size_t ahead = 8;
        if constexpr (requires(const State& part, const Facts& facts) { prefetch(part, facts); })
            if (i + ahead < known_.size()) prefetch(std::as_const(*office_).state().template part<State>(), std::as_const(block_->facts[i + ahead]));
        Facts& facts = block_->facts[i];
        context_ = {};
        LoadFailure failure;
        failure.status = block_->status.status[i];
        if (failure.status != Status::ok) failure.column = block_->status.column[i];
        if constexpr (Base::has_rows) this->load_all_lists(row, facts, this->rows_, failure, true, Lists{});
        if (failure.status == Status::ok) load_context(row, failure);
        if (failure.status != Status::ok) {
            fail(row, !failure.at.is_root() ? Status::bad_child : failure.status, failure.column);
            return false;
        }
        if (known_[i] == 0) known_[i] = pending_seq(context_.event_id, id_hashes_[i]);
        if (known_[i] != 0) [[unlikely]] return repeat(row, i, facts);

        CoordinateTrace trace;
        if constexpr (Base::has_rows) this->begin_emitted_row(Lists{});
        const Scope* scope = nullptr;
        Judgement judgement;
        const ResultRow result = judge(facts, this->rows_, trace, scope, judgement);
        if (trace.rejected()) {
            const Rejection rejection = trace.rejection();
            fail(row, !rejection.at.is_root() ? Status::bad_child : rejection.status, this->column_index(rejection.column));
            this->write_child_rejection(row, rejection);
            return false;
        }
        if constexpr (Base::has_rows)
            if (const ListInfo* full = this->full_list()) {
                stopped_by_ = row_limit(*full);
                return false;
            }
        settle(row, i, facts, result, trace, *scope, judgement);
        return true;
    }

    /// An event holds its lists whole or not at all.
    [[nodiscard]] static Error row_limit(const ListInfo& full) {
        const std::string name(full.name), limit = std::to_string(full.max_rows_per_row);
        return {Status::row_limit, BilingualText("结果列表“" + name + "”超过每行 " + limit + " 行的上限，未写入",
                                                 "result list '" + name + "' passed its bound of " + limit + " rows a row; nothing was written")};
    }

    /// The whole decision: what the books say, whether the actor may, and the kernel.
    template <class Trace>
    ResultRow judge(Facts& facts, Rows& rows, Trace& trace, const Scope*& scope, Judgement& judgement) {
        const OfficeState& state = office_->state();
        const State& part = office_->changing().template part<State>();
        look_up(part, std::as_const(context_), facts, trace);
        ResultRow result{};
        if (trace.rejected() || !jurisdictions_known(facts, trace)) return result;
        const Date day = facts.*description.anchor.member;
        scope = this->home_.get();
        judgement.entitled = true;
        if constexpr (description.duty != Duty::none) {
            const std::int64_t unit_id = unit_of(part, std::as_const(facts));
            if (!standing_.is(context_.actor, unit_id, day) && !look_at_standing(state.people, unit_id, day, trace)) return result;
            if constexpr (requires { receiving_unit(std::as_const(facts)); }) {
                const Unit* receiver = state.people.units.find(receiving_unit(std::as_const(facts)));
                if (!receiver || !receiver->exists_on(day)) {
                    trace.reject(Status::out_of_range, "unit", text("接收单位应为该日存在的单位", "the receiving unit must exist on that day"));
                    return result;
                }
            }
            scope = standing_.scope;
            judgement.jurisdiction = standing_.jurisdiction;
            judgement.entitled = standing_.entitled;
        }
        return decide_entitled(scope->on(scope->table->epoch_of(day)), facts, rows, trace, judgement.entitled);
    }

    /// Jurisdictions that the command writes down; of an unknown one it could never be said whose rules decide.
    template <class Trace>
    bool jurisdictions_known(const Facts& facts, Trace& trace) {
        const auto known = [&](const auto& column) {
            if constexpr (std::remove_cvref_t<decltype(column)>::Traits::storage == Storage::i32)
                if (const auto number = detail::stored(column, facts); column.is_jurisdiction && number && !this->scope_of(static_cast<std::int32_t>(*number))) {
                    trace.reject(Status::unknown_code, column.name, text("应为规则库中的地区", "it must be a jurisdiction of the rulebook"));
                    return false;
                }
            return true;
        };
        return std::apply([&](const auto&... columns) { return (known(columns) && ...); }, description.inputs.columns);
    }

    /// Who the actor is in a unit, and the days on which that is so. Rows of a run mostly ask for the same again.
    struct Standing {
        std::int64_t actor = 0;
        std::int64_t unit = 0;
        Period days = Period::between({}, {});
        bool entitled = false;
        std::int32_t jurisdiction = 0;
        const Scope* scope = nullptr;

        [[nodiscard]] bool is(std::int64_t who, std::int64_t where, Date day) const noexcept {
            // Commands that change people may not rest on what was so before.
            if constexpr (std::is_same_v<State, People> || std::is_same_v<State, OfficeState>) return false;
            return unit == where && actor == who && days.contains(day);
        }
    };

    template <class Trace>
    bool look_at_standing(const People& people, std::int64_t unit_id, Date day, Trace& trace) {
        standing_ = {};
        const Unit* unit = people.units.find(unit_id);
        if (!unit || !unit->exists_on(day)) {
            trace.reject(Status::out_of_range, unit ? description.anchor.column : std::string_view("unit"),
                         unit ? text("单位在该日不存在", "the unit does not exist on that day") : text("应为已设立的单位", "it must be a unit that was opened"));
            return false;
        }
        if (!people.actors.find(context_.actor)) {
            trace.reject(Status::unknown_code, "actor", text("应为已登记的经办人", "it must be an actor who was enrolled"));
            return false;
        }
        standing_.scope = this->scope_of(unit->jurisdiction);
        if (!standing_.scope) {
            trace.reject(Status::unknown_code, "unit", text("单位的地区不在规则库中", "the rulebook does not have the jurisdiction of the unit"));
            return false;
        }
        standing_.days = unit->until ? Period::between(unit->from, *unit->until) : Period::since(unit->from);
        standing_.entitled = people.duties_of(context_.actor, unit_id, day, &standing_.days).has(description.duty);
        standing_.jurisdiction = unit->jurisdiction;
        standing_.actor = context_.actor;
        standing_.unit = unit_id;
        return true;
    }

    /// The part of the decision that needs no books, and so can be made again on recorded facts.
    template <class Trace>
    static ResultRow decide_entitled(const Rules& rules, const Facts& facts, Rows& rows, Trace& trace, bool entitled) {
        if (!trace.branch(entitled)) {
            ResultRow result{};
            trace.computed(text("经办人在该单位没有所需的职责", "the actor is not entrusted with the duty in the unit"),
                           operand(text("所需职责", "duty"), description.duty));
            result.outcome = Outcome::violation;
            return result;
        }
        if constexpr (description.duty != Duty::none)
            trace.computed(text("经办人在该单位具有所需的职责", "the actor is entrusted with the duty in the unit"),
                           operand(text("所需职责", "duty"), description.duty));
        return Base::call(rules, facts, rows, trace);
    }

    void settle(std::int64_t row, std::size_t i, const Facts& facts, const ResultRow& result, const CoordinateTrace& trace,
                const Scope& scope, Judgement& judgement) {
        const bool accepted = is_accepted(result.outcome);
        if (accepted) {
            if constexpr (Base::has_rows)
                apply(office_->changing().template part<State>(), std::as_const(context_), facts, this->rows_, result);
            else
                apply(office_->changing().template part<State>(), std::as_const(context_), facts, result);
        } else {
            refused_ = true;
        }
        judgement.verified = trace.confidence() == Confidence::verified;
        if (trace.controlling() >= 0) judgement.rule = rule_name(trace.controlling());
        body_.clear();
        write_body<description>(body_, facts, result, judgement, [&](WireWriter& out) { write_lists(out, Lists{}); });
        Pending& pending = events_.emplace_back();
        pending.date = facts.*description.anchor.member;
        pending.context = context_;
        pending.outcome = result.outcome;
        pending.begin = bodies_.size();
        bodies_ += body_.bytes();
        pending.end = bodies_.size();
        pending.stream = ledger_of(unit_of(std::as_const(*office_).state().template part<State>(), facts), pending.date);
        remember_pending(id_hashes_[i]);
        if (!accepted && mode_ == CommandMode::all) refusals_.push_back({pending, std::string(body_.bytes()), std::string(context_.event_id)});
        keep(accepted ? Disposition::applied : Disposition::refused, context_.seq);

        const std::int32_t epoch = scope.table->epoch_of(pending.date);
        write_results(row, result);
        detail::write(standard(StandardOutput::rule).binding, Storage::i32, row,
                      trace.controlling() < 0 ? std::nullopt : std::optional<std::int64_t>(trace.controlling()));
        detail::write(standard(StandardOutput::epoch).binding, Storage::i32, row, epoch);
        detail::write(standard(StandardOutput::path).binding, Storage::i64, row, trace.path());
        detail::write(standard(StandardOutput::confidence).binding, Storage::i32, row, static_cast<std::int64_t>(trace.confidence()));
        write_standing(row, accepted ? Disposition::applied : Disposition::refused, context_.seq);
        if constexpr (Base::has_rows) {
            this->write_all_children(row, false, Lists{});
            this->end_emissions(false, Lists{});
        }
    }

    /// What a row of mode all got, in case that its batch is withdrawn.
    void keep(Disposition disposition, std::optional<std::int64_t> seq) {
        if (mode_ == CommandMode::all) kept_.push_back({disposition, seq});
    }

    void write_results(std::int64_t row, const ResultRow& result) {
        std::size_t k = 0;
        const auto one = [&](const auto& column) {
            using ColumnType = std::remove_cvref_t<decltype(column)>;
            detail::write(this->outputs_[k++].binding, ColumnType::Traits::storage, row, detail::stored(column, result));
        };
        std::apply([&](const auto&... columns) { (one(columns), ...); }, description.outputs.columns);
    }

    void write_standing(std::int64_t row, Disposition disposition, std::int64_t seq) {
        detail::write(standard(StandardOutput::disposition).binding, Storage::i32, row, static_cast<std::int64_t>(disposition));
        detail::write(standard(StandardOutput::seq).binding, Storage::i64, row, seq);
        detail::write(standard(StandardOutput::row_status).binding, Storage::i32, row, 0);
        detail::write(standard(StandardOutput::row_column).binding, Storage::i32, row, -1);
    }

    void fail(std::int64_t row, Status status, std::int32_t column) {
        keep(Disposition::withdrawn, std::nullopt);
        for (std::size_t k = 0; k < this->outputs_.size(); ++k)
            if (this->outputs_[k].list < 0) detail::write(this->outputs_[k].binding, this->outputs_[k].column.storage, row, std::nullopt);
        detail::write(standard(StandardOutput::row_status).binding, Storage::i32, row, static_cast<std::int64_t>(status));
        detail::write(standard(StandardOutput::row_column).binding, Storage::i32, row, column);
        if constexpr (Base::has_rows) {
            this->write_all_children(row, true, Lists{});
            this->end_emissions(true, Lists{});
        }
    }

    // --- a command whose id is known -------------------------------------------------------------------------------

    /// The same command again: its answer is given again. Another one with the same id is an error.
    bool repeat(std::int64_t row, std::size_t i, const Facts& facts) {
        const std::int64_t seq = known_[i];
        Result<bool> same = Error{Status::internal, BilingualText("事件不在账簿中", "the event is not in the journal")};
        Outcome outcome = Outcome::indeterminate;
        const auto compare = [&](const Event& event) {
            decoded_.emplace();
            if (event.type != description.name || event.actor != context_.actor) {
                same = false;
                return;
            }
            if (Result<void> read = decoded_->read(event.body); !read) {
                same = read.error();
                return;
            }
            same = same_columns(description.inputs.columns, facts, decoded_->facts) && same_lists(Lists{});
            outcome = event.outcome;
            if (*same) write_results(row, decoded_->result);
        };
        if (const Pending* pending = pending_at(seq)) {
            compare(pending->event(pending->body_in(bodies_)));
        } else {
            // Only the one event: reading ends with it.
            Result<void> read = office_->journal().read(seq - 1, [&](const Event& event) {
                compare(event);
                return false;
            });
            if (!read) same = std::move(read).error();
        }
        if (!same) {
            stopped_by_ = same.error();
            return false;
        }
        if (!*same) {
            fail(row, Status::duplicate_event, event_id_column());
            return false;
        }
        keep(Disposition::already_done, seq);
        if (!is_accepted(outcome)) refused_ = true;
        detail::write(standard(StandardOutput::rule).binding, Storage::i32, row, std::nullopt);
        detail::write(standard(StandardOutput::epoch).binding, Storage::i32, row, 0);
        detail::write(standard(StandardOutput::path).binding, Storage::i64, row, 0);
        detail::write(standard(StandardOutput::confidence).binding, Storage::i32, row, decoded_->judgement.verified ? 1 : 0);
        write_standing(row, Disposition::already_done, seq);
        if constexpr (Base::has_rows) {
            this->write_all_children(row, true, Lists{});
            this->end_emissions(true, Lists{});
        }
        return true;
    }

    [[nodiscard]] std::int32_t event_id_column() const noexcept {
        return static_cast<std::int32_t>(this->inputs_.size() - standard_inputs(OperationKind::command).size());
    }

    template <class Columns, class Struct>
    [[nodiscard]] static bool same_columns(const Columns& columns, const Struct& a, const Struct& b) {
        return std::apply([&](const auto&... column) { return ((detail::stored(column, a) == detail::stored(column, b)) && ...); }, columns);
    }
    template <std::size_t... i>
    [[nodiscard]] bool same_lists(std::index_sequence<i...>) const {
        return (same_list<i>() && ...);
    }
    template <std::size_t i>
    [[nodiscard]] bool same_list() const {
        constexpr const auto& list = std::get<i>(description.lists);
        if constexpr (!std::remove_cvref_t<decltype(list)>::emitted) {
            const auto& now = std::get<i>(this->scratch_);
            const auto& then = std::get<i>(decoded_->lists);
            bool same = same_rows(list, now, then);
            detail::each_inner(list, [&](const auto& inner, std::size_t, const auto& inside, const auto& inside_then) {
                same = same && inside.begins == inside_then.begins && same_rows(inner, inside, inside_then);
            }, now, then);
            return same;
        }
        return true;
    }
    template <class List>
    [[nodiscard]] static bool same_rows(const List& list, const detail::ListMemory<List, false>& a, const detail::ListMemory<List, false>& b) {
        return std::equal(a.facts.begin(), a.facts.end(), b.facts.begin(), b.facts.end(),
                          [&](const auto& x, const auto& y) { return same_columns(list.inputs.columns, x, y); });
    }

    // --- the journal's side ----------------------------------------------------------------------------------------

    /// The name of a ledger: unit and year.
    struct Ledger {
        std::array<char, 31> bytes;
        std::uint8_t size = 0;
        [[nodiscard]] std::string_view name() const noexcept { return {bytes.data(), size}; }
    };
    /// Made anew only when unit or year change.
    [[nodiscard]] const Ledger& ledger_of(std::int64_t unit, Date day) noexcept {
        if (ledger_.size != 0 && unit == ledger_unit_ && ledger_days_.contains(day)) return ledger_;
        const auto year = year_month_day(day).year();
        ledger_unit_ = unit;
        const auto begin = [](std::chrono::year of) { return Date::from_days(std::chrono::sys_days(of / 1 / 1).time_since_epoch().count()); };
        ledger_days_ = Period::between(begin(year), begin(year + std::chrono::years(1)));
        char* at = std::to_chars(ledger_.bytes.data(), ledger_.bytes.data() + 20, unit).ptr;
        *at++ = '/';
        at = std::to_chars(at, ledger_.bytes.data() + ledger_.bytes.size(), static_cast<int>(year)).ptr;
        ledger_.size = static_cast<std::uint8_t>(at - ledger_.bytes.data());
        return ledger_;
    }

    /// An event that is decided but not yet appended.
    struct Pending {
        Date date;
        CommandContext context;
        Outcome outcome = Outcome::indeterminate;
        std::size_t begin = 0;
        std::size_t end = 0;
        Ledger stream;

        [[nodiscard]] std::string_view body_in(std::string_view bodies) const noexcept { return {bodies.data() + begin, end - begin}; }
        [[nodiscard]] Event event(std::string_view body) const noexcept {
            Event event;
            event.seq = context.seq;
            event.stream = stream.name();
            event.type = description.name;
            event.schema = description.schema;
            event.event_id = context.event_id;
            event.event_date = date;
            event.recorded_at = context.recorded_at;
            event.actor = context.actor;
            event.outcome = outcome;
            event.body = body;
            return event;
        }
    };
    struct Refusal {
        Pending pending;
        std::string body;
        std::string event_id;
        [[nodiscard]] Event event() const noexcept {
            Event event = pending.event(body);
            event.event_id = event_id;
            return event;
        }
    };

    /// Seq of an earlier row of the block with the same id; 0 for none.
    [[nodiscard]] std::int64_t pending_seq(std::string_view id, std::size_t hash) const noexcept {
        for (std::size_t at = hash % by_id_.size(); by_id_[at] != 0; at = (at + 1) % by_id_.size())
            if (const Pending& pending = events_[by_id_[at] - 1]; pending.context.event_id == id) return pending.context.seq;
        return 0;
    }
    void remember_pending(std::size_t hash) noexcept {
        std::size_t at = hash % by_id_.size();
        while (by_id_[at] != 0) at = (at + 1) % by_id_.size();
        by_id_[at] = static_cast<std::uint8_t>(events_.size());
    }
    [[nodiscard]] const Pending* pending_at(std::int64_t seq) const noexcept {
        if (events_.empty() || seq < events_.front().context.seq) return nullptr;
        return &events_[static_cast<std::size_t>(seq - events_.front().context.seq)];
    }

    [[nodiscard]] static std::optional<std::string_view> text_at(const PreparedOperation::InputSlot& slot, std::int64_t row) noexcept {
        const InputBinding& binding = slot.binding;
        if (!binding.data) return std::nullopt;
        if (binding.validity && !detail::bit(binding.validity, binding.stride == 0 ? 0 : row)) return std::nullopt;
        const std::int64_t* offset = binding.offsets + row * binding.stride;
        return std::string_view(static_cast<const char*>(binding.data) + offset[0], static_cast<std::size_t>(offset[1] - offset[0]));
    }

    /// Who, when, under which id.
    void load_context(std::int64_t row, LoadFailure& failure) {
        const std::size_t first = this->inputs_.size() - standard_inputs(OperationKind::command).size();
        const auto fault = [&](CommandInput which, Status status) {
            if (failure.status == Status::ok) failure = {status, static_cast<std::int32_t>(first + static_cast<std::size_t>(which)), {}};
        };
        const auto id = text_at(this->standard_input(CommandInput::event_id), row);
        if (!id)
            fault(CommandInput::event_id, Status::missing_value);
        else if (id->empty() || id->size() > max_name_bytes)
            fault(CommandInput::event_id, Status::out_of_range);
        else if (!valid_utf8(*id))
            fault(CommandInput::event_id, Status::malformed);
        else
            context_.event_id = *id;
        const auto number = [&](CommandInput which) -> std::int64_t {
            const InputBinding& binding = this->standard_input(which).binding;
            if (binding.validity && !detail::bit(binding.validity, binding.stride == 0 ? 0 : row)) {
                fault(which, Status::missing_value);
                return 0;
            }
            return detail::raw_value<Storage::i64, false>(binding, row);
        };
        context_.actor = number(CommandInput::actor);
        context_.recorded_at = number(CommandInput::recorded_at);
        if (context_.recorded_at < iso::min_timestamp || context_.recorded_at > iso::max_timestamp) fault(CommandInput::recorded_at, Status::out_of_range);
        context_.seq = office_->state().seq + static_cast<std::int64_t>(events_.size()) + 1;
    }

    template <std::size_t... i>
    void write_lists(WireWriter& out, std::index_sequence<i...>) const {
        (write_list<i>(out), ...);
    }
    template <std::size_t i>
    void write_list(WireWriter& out) const {
        constexpr const auto& list = std::get<i>(description.lists);
        constexpr std::uint32_t field = first_list_field + static_cast<std::uint32_t>(i);
        if constexpr (std::remove_cvref_t<decltype(list)>::emitted) {
            const auto& rows = (this->rows_.*list.sink).rows();
            for (std::size_t k = static_cast<std::size_t>(this->result_offsets_[i].back()); k < rows.size(); ++k)
                out.row(field, [&] { out.row(2, [&] { write_columns(out, list.outputs.columns, rows[k]); }); });
        } else {
            const auto& memory = std::get<i>(this->scratch_);
            write_list_rows(out, field, list, memory, 0, memory.facts.size());
        }
    }

    /// "id@first day" of a version; made once for each.
    [[nodiscard]] std::string_view rule_name(std::int32_t version) {
        const auto place = static_cast<std::size_t>(version);
        if (place >= rule_names_.size()) rule_names_.resize(place + 1);
        std::string& name = rule_names_[place];
        if (name.empty()) name = this->book_->rule_of(version).id + "@" + to_text(this->book_->version(version).from);
        return name;
    }

    // --- explanations ----------------------------------------------------------------------------------------------

    /// A command that was given is explained on the facts in its event; any other as if it were given now.
    void record(std::int64_t row, RowRecord& record) override {
        Facts facts{};
        Rows rows{};
        if (!this->record_facts(row, record, facts, rows)) return;
        LoadFailure failure;
        context_ = {};
        load_context(row, failure);
        if (failure.status != Status::ok) {
            record.status = failure.status;
            record.column = failure.column;
            this->set_bad_value(row, record);
            return;
        }
        const Result<std::optional<std::int64_t>> seq = office_->journal().find(context_.event_id);
        if (seq && *seq) {
            bool same = false;
            static_cast<void>(office_->journal().read(**seq - 1, [&](const Event& event) {
                stored_body_ = event.body;
                decoded_.emplace();
                same = event.type == description.name && event.actor == context_.actor && decoded_->read(stored_body_).ok() &&
                       same_columns(description.inputs.columns, facts, decoded_->facts) && same_lists(Lists{});
                return false;
            }));
            if (same) {
                begin_stored(record, *decoded_);
                return;
            }
            record.status = Status::duplicate_event;
            record.column = event_id_column();
            this->set_bad_value(row, record);
            return;
        }
        const Scope* scope = this->home_.get();
        Judgement judgement;
        {
            // A first pass finds the scope and the facts read; the second one records.
            RecordingTrace first;
            standing_ = {};
            static_cast<void>(judge(facts, rows, first, scope, judgement));
            if (first.rejected()) {
                record.trace = std::move(first);
                const Rejection rejection = record.trace.coordinates().rejection();
                record.status = rejection.status;
                record.column = this->column_index(rejection.column);
                record.at = rejection.at;
                this->set_bad_value(row, record);
                return;
            }
        }
        Base::begin_record(record);
        this->limit_emissions(rows, Lists{});
        this->record_decision(row, record, facts, rows, *scope, [&](const Rules& rules, Facts& f, Rows& r, RecordingTrace& trace) {
            return decide_entitled(rules, f, r, trace, judgement.entitled);
        });
    }

    /// Decides recorded facts again, with the recording sink.
    void begin_stored(RowRecord& record, Decoded<description>& stored) {
        Base::begin_record(record);
        Rows rows{};
        this->limit_emissions(rows, Lists{});
        give_lists(stored, rows, Lists{});
        // What was emitted is decided anew; before that it may tell what was read.
        if constexpr (requires { recall(stored.facts, std::as_const(rows)); }) recall(stored.facts, std::as_const(rows));
        this->limit_emissions(rows, Lists{});
        const Scope* scope = stored.judgement.jurisdiction == 0 ? this->home_.get() : this->scope_of(stored.judgement.jurisdiction);
        if (!scope) {
            record.status = Status::unknown_jurisdiction;  // of another book than the one that decided
            return;
        }
        this->record_decision(-1, record, stored.facts, rows, *scope,
                              [&](const Rules& rules, Facts& f, Rows& r, RecordingTrace& trace) {
                                  return decide_entitled(rules, f, r, trace, stored.judgement.entitled);
                              });
    }

    template <std::size_t... i>
    void give_lists(Decoded<description>& stored, Rows& rows, std::index_sequence<i...>) {
        (give_list<i>(stored, rows), ...);
    }
    template <std::size_t i>
    void give_list(Decoded<description>& stored, Rows& rows) {
        constexpr const auto& list = std::get<i>(description.lists);
        if constexpr (!std::remove_cvref_t<decltype(list)>::emitted) {
            auto& memory = std::get<i>(this->scratch_);
            memory = std::get<i>(stored.lists);
            detail::clear_results(list, memory);
            detail::connect(list, memory);
            stored.facts.*list.in = memory.facts;
            rows.*list.out = memory.results;
        } else {
            for (const auto& row : std::get<i>(stored.lists).results) (rows.*list.sink).push(row);
        }
    }

    Result<void> record_event(const Event& event, RowRecord& record) override {
        stored_body_ = event.body;
        decoded_.emplace();
        if (Result<void> read = decoded_->read(stored_body_); !read) return read;
        begin_stored(record, *decoded_);
        record.stored_results.clear();
        std::apply(
            [&](const auto&... columns) {
                std::size_t i = 0;
                ((record.stored_results.push_back(detail::recorded(this->outputs_[i++].column, columns, decoded_->result))), ...);
            },
            description.outputs.columns);
        return {};
    }

    using PreparedOperation::standard;

    std::shared_ptr<Office> office_;
    CommandMode mode_;
    CommandContext context_;
    WireWriter body_;
    std::string bodies_;
    std::string stored_body_;
    std::vector<Pending> events_;
    std::array<std::uint8_t, 2 * block_size> by_id_{};  ///< place in events_ + 1 by hash of the id, 0 for none
    std::vector<std::string_view> ids_;
    std::vector<std::int64_t> known_;
    std::vector<std::size_t> id_hashes_;
    std::vector<Event> to_append_;
    struct Kept {
        Disposition disposition;
        std::optional<std::int64_t> seq;
    };
    std::vector<Kept> kept_;
    std::vector<Refusal> refusals_;
    Result<void> stopped_by_;
    detail::InputViews<Base::input_count> views_;
    /// Facts of the rows at hand; they stay in the first-level cache.
    struct Block {
        std::array<Facts, block_size> facts{};
        detail::BlockStatus<block_size> status;
    };
    std::unique_ptr<Block> block_ = std::make_unique<Block>();
    Standing standing_;
    Ledger ledger_;
    std::int64_t ledger_unit_ = 0;
    Period ledger_days_ = Period::between({}, {});
    bool refused_ = false;
    std::optional<Decoded<description>> decoded_;
    std::vector<std::string> rule_names_;  ///< by version
};

/// Folds an accepted event of the command into the state. What it names must be there, as it was when it was decided: the
/// fold itself cannot fail.
template <const auto& description>
Result<void> replay_event(OfficeState& state, const Event& event) {
    using Description = std::remove_cvref_t<decltype(description)>;
    Decoded<description> decoded;
    if (Result<void> read = decoded.read(event.body); !read) return read;
    const CommandContext context{event.event_id, event.actor, event.recorded_at, event.seq};
    auto& part = state.template part<typename Description::State>();
    {
        auto facts = decoded.facts;
        ValueTrace trace;
        look_up(std::as_const(part), context, facts, trace);
        if (trace.rejected()) {
            const std::string seq = std::to_string(event.seq), column(trace.rejection().column);
            return Error{Status::altered, BilingualText("事件 " + seq + " 与此前的账目不符（列 " + column + "），已被改动；请运行校验",
                                                        "the event " + seq + " does not fit the books before it (column " + column + "): it was altered; verify")};
        }
    }
    if constexpr (Decoded<description>::list_count > 0) {
        typename Description::Rows rows{};
        [&]<std::size_t... i>(std::index_sequence<i...>) {
            const auto one = [&]<std::size_t k>(std::integral_constant<std::size_t, k>) {
                constexpr const auto& list = std::get<k>(description.lists);
                auto& stored = std::get<k>(decoded.lists);
                if constexpr (std::remove_cvref_t<decltype(list)>::emitted) {
                    (rows.*list.sink).clear(list.max_rows_per_row);
                    for (const auto& row : stored.results) (rows.*list.sink).push(row);
                } else {
                    rows.*list.out = stored.results;
                }
            };
            (one(std::integral_constant<std::size_t, i>{}), ...);
        }(std::make_index_sequence<Decoded<description>::list_count>{});
        apply(part, context, decoded.facts, rows, decoded.result);
    } else {
        apply(part, context, decoded.facts, decoded.result);
    }
    return {};
}

template <const auto& description>
[[nodiscard]] CatalogueEntry command_entry() {
    return {operation_info(description), nullptr,
            [](std::shared_ptr<Office> office, CommandMode mode) -> Result<std::unique_ptr<PreparedOperation>> {
                if (Result<void> checked = office->book().check_needs(operation_info(description)); !checked) return std::move(checked).error();
                std::shared_ptr<const Rulebook> book = office->shared_book();
                return std::unique_ptr<PreparedOperation>(std::make_unique<PreparedCommand<description>>(std::move(office), std::move(book), mode));
            }};
}

/// A command's entry in the catalogue, and what its events do.
using EventTypes = std::map<std::string, EventType, std::less<>>;
template <const auto& description>
void add_command(Catalogue* catalogue, EventTypes* types) {
    if (catalogue) catalogue->add(command_entry<description>());
    if (types)
        types->emplace(std::string(description.name),
                       EventType{description.schema, replay_event<description>,
                                 [](std::shared_ptr<Office> office, std::shared_ptr<const Rulebook> book) -> std::unique_ptr<PreparedOperation> {
                                     return std::make_unique<PreparedCommand<description>>(std::move(office), std::move(book), CommandMode::each);
                                 }});
}

}  // namespace steward::office
