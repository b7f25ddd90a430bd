/// @file
/// Incompatible duties (不相容岗位相互分离): which duties may not come together in one hand.
#pragma once

#include "steward/rules/duty.hpp"
#include "steward/rules/forms.hpp"

namespace steward::office {

/// A table of pairs of duties; a pair holds whichever of its two is named first.
class IncompatibleDuties : public Table<Duty, Duty> {
public:
    /// Whether a pair comes together when `given` joins `held`. Tells the trace the first one, and that it decides.
    template <class Trace>
    bool conflict(Trace& trace, Set<Duty> given, Set<Duty> held) const {
        const std::uint64_t all = given.bits | held.bits;
        for (const EnumerationItem& a : EnumerationOf<Duty>::view.items) {
            if (!((given.bits >> a.code) & 1)) continue;
            for (const EnumerationItem& b : EnumerationOf<Duty>::view.items) {
                if (a.code == b.code || !((all >> b.code) & 1)) continue;
                const auto one = static_cast<Duty>(a.code), other = static_cast<Duty>(b.code);
                const bool forward = quiet<bool>(0, one, other).value_or(false);
                if (!forward && !quiet<bool>(0, other, one).value_or(false)) continue;
                const RuleUse use = forward ? use_at(0, one, other) : use_at(0, other, one);
                trace.lookup(use, operand(text("一职", "one duty"), one), operand(text("与之不相容的", "incompatible with"), other));
                trace.control(use);
                return true;
            }
        }
        trace.use(use());
        return false;
    }
};

}  // namespace steward::office
