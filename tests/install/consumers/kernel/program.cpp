// One module without the others; the digest is what needs OpenSSL at link time.
#include <iostream>

#include "steward/kernel/digest.hpp"

int main() { std::cout << steward::sha256_hex("abc") << "\n"; }
