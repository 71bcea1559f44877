#include <expunge/scanner.h>

#include <iostream>

int main() {
  auto scanner = expunge::Scanner::create({});
  if (!scanner) {
    std::cerr << scanner.error().to_string() << '\n';
    return 2;
  }
  auto clean = scanner->redact("write to jane.hollis@brightmail.net");
  if (!clean) return 2;
  std::cout << clean->text << '\n';
}
