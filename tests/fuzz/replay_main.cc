// NAME SEEDS ROUNDS: runs a fuzz target over the files of the folder SEEDS and over ROUNDS
// mutations of them, the same ones every time.  For compilers without libFuzzer.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run_one(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

std::vector<std::string> read_seeds(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code code;
  for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const std::filesystem::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

// A few cuts, copies and changed bytes; half of the time a part of another seed.
std::string mutate(std::string input, const std::vector<std::string>& seeds,
                   std::mt19937_64& random) {
  constexpr std::size_t kMaxBytes = 8192;
  for (std::size_t changes = 1 + random() % 6; changes > 0; --changes) {
    const std::size_t at = input.empty() ? 0 : random() % input.size();
    switch (random() % 5) {
      case 0:
        if (!input.empty()) input[at] = static_cast<char>(random());
        break;
      case 1:
        input.insert(at, 1, static_cast<char>(random()));
        break;
      case 2:
        input.erase(at, 1 + random() % 8);
        break;
      case 3:
        input.insert(at, input.substr(random() % (input.size() + 1), random() % 32));
        break;
      default: {
        const std::string& other = seeds[random() % seeds.size()];
        input.insert(at, other.substr(random() % (other.size() + 1), random() % 64));
      }
    }
  }
  if (input.size() > kMaxBytes) input.resize(kMaxBytes);
  return input;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: %s SEEDS ROUNDS\n", arguments[0]);
    return 2;
  }
  std::vector<std::string> seeds = read_seeds(arguments[1]);
  if (seeds.empty()) {
    std::fprintf(stderr, "%s: no seeds in %s\n", arguments[0], arguments[1]);
    return 2;
  }
  for (const std::string& seed : seeds) run_one(seed);
  std::mt19937_64 random(1);
  const long rounds = std::strtol(arguments[2], nullptr, 10);
  for (long round = 0; round < rounds; ++round) {
    run_one(mutate(seeds[random() % seeds.size()], seeds, random));
  }
  std::printf("%zu seeds, %ld mutations\n", seeds.size(), rounds);
  return 0;
}
