// Planted fault: needs a header that it does not include.
#pragma once
inline std::string planted() { return {}; }
