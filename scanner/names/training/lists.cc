#include "names/training/lists.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/model_word.h"
#include "names/training/corpus.h"

namespace expunge::training {
namespace {

namespace fs = std::filesystem;

constexpr std::uint8_t kMentioned = 1;  // in a large list of unknown weight
constexpr std::uint8_t kListed = 2;     // in a list of a country's names
constexpr std::uint8_t kPopular = 3;    // among a country's most popular
constexpr std::array<std::size_t, 5> kFrequencyRanks = {300, 1500, 6000, 20000, 50000};

// 1 and one more for each bound that `value` reaches.
std::uint8_t level(double value, std::initializer_list<double> bounds) {
  unsigned out = 1;
  for (const double bound : bounds) out += value >= bound ? 1 : 0;
  return static_cast<std::uint8_t>(out);
}

std::string capitalised(std::string_view word) {
  std::string out(word);
  std::size_t next = 0;
  const char32_t first = next_code_point(out, next);
  if (is_lower(first) && first < 0x80) out[0] = static_cast<char>(first - 32);
  return out;
}

bool is_single_word(std::string_view word) {
  const std::size_t least = is_ascii(word) ? 3 : 1;
  return word.size() <= kModelWordBytes && word.find_first_of(" .(\t,") == std::string_view::npos &&
         count_code_points(word) >= least;
}

void raise(std::uint8_t& mine, std::uint8_t other) { mine = std::max(mine, other); }

class Builder {
 public:
  void first(std::string_view name, std::uint8_t how) {
    raise(out.words[lower(name)].first_name, how);
  }
  void last(std::string_view name, std::uint8_t how) { raise(out.words[lower(name)].surname, how); }
  void pool_first(const std::string& language, std::string_view name, std::uint64_t weight) {
    NamePool& pool = out.pools[language];
    pool.first_names.push_back(capitalised(name));
    pool.first_choice.add(weight);
  }
  void pool_last(const std::string& language, std::string_view name, std::uint64_t weight) {
    NamePool& pool = out.pools[language];
    pool.surnames.push_back(capitalised(name));
    pool.surname_choice.add(weight);
  }

  void read_census(const fs::path& folder);
  void read_popular(const fs::path& folder);
  void read_locales(const fs::path& file);
  void read_plain(const fs::path& folder);
  void read_japanese(const fs::path& file);
  void read_hebrew(const fs::path& file);
  void read_clusters(const fs::path& file);

  ListData out;
};

// "SMITH          1.006  1.006      1": name, per cent of bearers.
void Builder::read_census(const fs::path& folder) {
  const auto read = [&](const char* file, auto each) {
    for_each_line(read_file(folder / file), [&](std::string_view line) {
      const std::string name = lower(line.substr(0, line.find(' ')));
      if (name.size() > 1) each(name, std::atof(std::string(line.substr(15)).c_str()));
    });
  };
  constexpr double kWeightScale = 1000;
  for (const char* file : {"dist.female.first", "dist.male.first"}) {
    read(file, [&](const std::string& name, double share) {
      first(name, level(share, {.002, .01, .05, .3}));
      if (name.size() > 2) {
        pool_first("en", name, 20 + static_cast<std::uint64_t>(share * kWeightScale));
      }
    });
  }
  read("dist.all.last", [&](const std::string& name, double share) {
    last(name, level(share, {.0005, .002, .01, .05}));
    if (share >= .001 && name.size() > 2) {
      pool_last("en", name, 5 + static_cast<std::uint64_t>(share * kWeightScale));
    }
  });
}

// Comma-separated without quotes: the native form and the romanised one of each name.
void Builder::read_popular(const fs::path& folder) {
  const auto read = [&](const char* file, std::size_t native, auto each) {
    bool header = true;
    for_each_line(read_file(folder / file), [&](std::string_view line) {
      const auto cells = split(line, ',');
      if (!header && cells.size() > native + 1) {
        each(cells[native]);
        each(cells[native + 1]);
      }
      header = false;
    });
  };
  read("popular-names_common-forenames-by-country.csv", 10, [&](std::string_view names) {
    for (const std::string_view name : split(names, ' ')) {
      if (is_single_word(name)) first(name, kPopular);
    }
  });
  read("popular-names_common-surnames-by-country.csv", 4, [&](std::string_view name) {
    if (is_single_word(name)) last(name, kPopular);
  });
}

// "de_AT<TAB>first<TAB>name"; "middle" is a patronymic, which stands like a surname.
void Builder::read_locales(const fs::path& file) {
  for_each_line(read_file(file), [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (cells.size() < 3 || !is_single_word(cells[2])) return;
    const std::string language(cells[0].substr(0, cells[0].find_first_of("_-")));
    if (cells[1] == "first") {
      first(cells[2], kListed);
      if (language != "en") pool_first(language, cells[2], 1);
    } else if (cells[1] == "last") {
      last(cells[2], kListed);
      if (language != "en") pool_last(language, cells[2], 1);
    }
  });
}

// One name a line.
void Builder::read_plain(const fs::path& folder) {
  const auto read = [&](const std::string& file, auto each) {
    for_each_line(read_file(folder / file), [&](std::string_view name) {
      if (is_single_word(name)) each(name);
    });
  };
  read("random-name_first-names.txt", [&](std::string_view name) { first(name, kMentioned); });
  read("random-name_names.txt", [&](std::string_view name) { last(name, kMentioned); });
  read("smashew/first-all.txt", [&](std::string_view name) { first(name, kMentioned); });
  for (const char* country : {"de", "es", "fr", "it", "pl", "pt", "ru", "uk", "cn", "kr"}) {
    read("smashew/surnames-" + std::string(country) + ".txt",
         [&](std::string_view name) { last(name, kMentioned); });
  }
  std::set<std::string> places;
  for_each_line(read_file(folder / "random-name_places.txt"), [&](std::string_view place) {
    const auto parts = split(place, ' ');
    if (parts.size() > 2) return;
    for (const std::string_view part : parts) {
      if (part.size() > 3) out.words[lower(part)].place = 1;
    }
    if (parts.size() == 1 && place.size() > 3) places.insert(std::string(place));
  });
  out.places.assign(places.begin(), places.end());
}

// "last<TAB>kana<TAB>romaji<TAB>written forms".
void Builder::read_japanese(const fs::path& file) {
  constexpr std::size_t kForms = 4;
  bool header = true;
  for_each_line(read_file(file), [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (!std::exchange(header, false) && cells.size() >= 4) {
      const bool surname = cells[0] == "last";
      const auto add = [&](std::string_view name) {
        if (name.empty() || !is_single_word(name)) return;
        surname ? last(name, kListed) : first(name, kListed);
      };
      add(cells[1]);
      add(cells[2]);
      std::string forms(cells[3]);
      std::replace(forms.begin(), forms.end(), ' ', ',');
      std::size_t count = 0;
      for (const std::string_view form : split(forms, ',')) {
        if (form.empty() || count == kForms) continue;
        ++count;
        add(form);
        surname ? pool_last("ja", form, 1) : pool_first("ja", form, 1);
      }
    }
  });
}

// "muslim.male.first<TAB>name<TAB>bearers".
void Builder::read_hebrew(const fs::path& file) {
  bool header = true;
  for_each_line(read_file(file), [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (std::exchange(header, false) || cells.size() < 3 || !is_single_word(cells[1])) return;
    const double bearers = std::atof(std::string(cells[2]).c_str());
    const std::uint8_t how = level(bearers, {100, 1000, 10000});
    const bool surname = cells[0].ends_with("last") || cells[0].ends_with("surname");
    surname ? last(cells[1], how) : first(cells[1], how);
    const auto weight = static_cast<std::uint64_t>(bearers) / 10 + 1;
    surname ? pool_last("he", cells[1], weight) : pool_first("he", cells[1], weight);
  });
}

// "word<TAB>cluster", the commonest word first.
void Builder::read_clusters(const fs::path& file) {
  std::size_t rank = 0;
  for_each_line(read_xz(file), [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (cells.size() == 2 && !cells[0].empty() && cells[0].size() <= kModelWordBytes) {
      LexiconEntry& entry = out.words[std::string(cells[0])];
      entry.cluster = static_cast<std::uint16_t>(std::atoi(std::string(cells[1]).c_str()) + 1);
      entry.frequency = static_cast<std::uint8_t>(
          6 - std::count_if(kFrequencyRanks.begin(), kFrequencyRanks.end(),
                            [&](std::size_t bound) { return rank >= bound; }));
    }
    ++rank;
  });
}

}  // namespace

ListData read_name_lists(const fs::path& folder) {
  Builder builder;
  builder.read_census(folder / "census");
  builder.read_popular(folder);
  builder.read_locales(folder / "faker" / "names.tsv");
  builder.read_locales(folder / "mimesis" / "names.tsv");
  builder.read_plain(folder);
  builder.read_japanese(folder / "japanese" / "names.tsv");
  builder.read_hebrew(folder / "hebrew" / "names.tsv");
  builder.read_clusters(folder / "glove-clusters-1024.tsv.xz");
  return std::move(builder.out);
}

}  // namespace expunge::training
