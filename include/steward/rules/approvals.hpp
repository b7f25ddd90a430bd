/// @file
/// Limits of approval as a kernel uses them (审批权限): who decides, by keys and amount, and by which act.
#pragma once

#include "steward/rules/brackets.hpp"

namespace steward {

/// What the authority does.
enum class ApprovalAct : std::int32_t { approve = 1, record = 2, decide = 3 };

namespace detail {
inline constexpr std::array approval_act_items{
    item(ApprovalAct::approve, "approve", text("审批", "approves")),
    item(ApprovalAct::record, "record", text("备案", "takes it on record")),
    item(ApprovalAct::decide, "decide", text("自主决定", "decides itself")),
};
}  // namespace detail

template <>
struct EnumerationOf<ApprovalAct> {
    static constexpr EnumerationView view{"approval_act", text("审批方式", "act of approval"), detail::approval_act_items};
};

/// Authorities of the code list Authority, over an amount of money, by keys.
template <class Authority, class... Keys>
class Approvals : public BandedRule<Money, Keys...> {
public:
    static constexpr Form form = Form::approvals;

    struct Approval {
        Authority authority;                  ///< who decides
        ApprovalAct act{};                    ///< by which act
        std::optional<Authority> filed_with;  ///< with whom the decision is put on record besides
        RuleUse use;
    };

    [[nodiscard]] static constexpr std::array<std::string_view, 1> value_lists() noexcept {
        return {ColumnTraits<Authority>::enumeration};
    }

    /// Who decides on the amount; empty when no rule is in force or none speaks of the keys. `what` names the amount.
    template <class Trace>
    std::optional<Approval> find(Trace& trace, Text what, Money amount, Keys... keys) const {
        const Band* band = this->band(this->bands(keys...), amount);
        if (!band) {
            this->report_no_band(trace, what, amount, keys...);
            return std::nullopt;
        }
        Approval approval;
        approval.authority = ColumnTraits<Authority>::load(band->value);
        approval.act = static_cast<ApprovalAct>(band->act);
        if (band->record != 0) approval.filed_with = ColumnTraits<Authority>::load(band->record);
        approval.use = this->use_of(*band);
        if constexpr (Trace::recording) {
            static_assert(sizeof...(Keys) + 4 <= Step::max_operands);
            std::array<Operand, Step::max_operands> shown{operand(KeyedRule<Keys...>::template EnumerationText<Keys>::text(), keys)...};
            std::size_t count = sizeof...(Keys);
            shown[count++] = operand(what, amount);
            shown[count++] = operand(text("审批机关", "authority"), approval.authority);
            shown[count++] = operand(EnumerationOf<ApprovalAct>::view.text, approval.act);
            if (approval.filed_with) shown[count++] = operand(text("备案机关", "filed with"), *approval.filed_with);
            trace.applied(approval.use, std::span<const Operand>(shown.data(), count), this->note_of(approval.use));
        } else {
            trace.use(approval.use);
        }
        return approval;
    }
};

}  // namespace steward
