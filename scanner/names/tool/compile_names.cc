// expunge_compile_names FIRST SURNAMES WORDS FUNCTION-WORDS PUBLIC-FIGURES CUES OUT: when the
// program is built, makes the table of names out of the lists.
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "names/name_lists.h"

int main(int count, char** arguments) {
  constexpr int kLists = 6;
  if (count != kLists + 2) {
    std::fprintf(stderr, "usage: expunge_compile_names LIST LIST LIST LIST LIST LIST OUT\n");
    return 2;
  }
  std::array<std::string, kLists> lists;
  for (int i = 0; i < kLists; ++i) {
    std::ifstream in(arguments[i + 1], std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    lists[static_cast<std::size_t>(i)] = bytes.str();
    if (!in || lists[static_cast<std::size_t>(i)].empty()) {
      std::fprintf(stderr, "expunge_compile_names: cannot read %s\n", arguments[i + 1]);
      return 1;
    }
  }
  const std::vector<std::uint64_t> table =
      expunge::make_name_table({lists[0], lists[1], lists[2], lists[3], lists[4], lists[5]});
  std::ofstream out(arguments[kLists + 1], std::ios::binary);
  out.write(reinterpret_cast<const char*>(table.data()),
            static_cast<std::streamsize>(table.size() * sizeof(table[0])));
  out.close();
  if (!out) {
    std::fprintf(stderr, "expunge_compile_names: cannot write %s\n", arguments[kLists + 1]);
    return 1;
  }
  return 0;
}
