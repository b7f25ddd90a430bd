// The io module in a project that asked for it: 采购 in GB18030, printed in UTF-8.
#include <iostream>

#include "steward/io/encoding.hpp"

int main() {
    const auto text = steward::to_utf8("\xb2\xc9\xb9\xba", steward::Encoding::gb18030);
    if (!text) return 1;
    std::cout << *text << "\n";
}
