// usage: quality_report FOLDER [--names off|rules|model] [--errors]
// Prints how well the built-in rules do on labelled records, and on request each error (labelled
// texts are invented).
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include "quality/score.h"

int main(int argc, char** argv) {
  std::string folder;
  std::string names = "model";
  bool errors = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--errors") == 0) {
      errors = true;
    } else if (std::strcmp(argv[i], "--names") == 0 && i + 1 < argc) {
      names = argv[++i];
    } else {
      folder = argv[i];
    }
  }
  if (folder.empty()) {
    std::fprintf(stderr, "usage: quality_report FOLDER [--names off|rules|model] [--errors]\n");
    return 2;
  }
  try {
    std::vector<expunge::quality::Miss> misses;
    const auto score = expunge::quality::score_folder(folder, names, misses);
    if (errors) {
      for (const auto& miss : misses) {
        std::printf("%-14s %-9s %-16s %-28s %-24s %s\n", miss.what.c_str(), miss.id.c_str(),
                    miss.entity.c_str(), miss.rule.c_str(), miss.pointer.c_str(),
                    miss.text.c_str());
      }
    }
    std::printf("%s", expunge::quality::table(score).c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "quality_report: %s\n", error.what());
    return 2;
  }
}
