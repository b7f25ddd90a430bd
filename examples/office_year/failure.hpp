// How this program stops: a message in both languages, thrown once and printed by main.
#pragma once

#include <string>
#include <utility>

#include "steward/kernel/result.hpp"

namespace office_year {

struct Failure {
    steward::BilingualText message;
};

/// The value, or the end of the program with the library's own message.
template <class T>
T must(steward::Result<T> result) {
    if (!result) throw Failure{result.error().message};
    return std::move(result).value();
}
inline void must(steward::Result<void> result) {
    if (!result) throw Failure{result.error().message};
}

}  // namespace office_year
