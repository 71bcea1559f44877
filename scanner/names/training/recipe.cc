#include "names/training/recipe.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "names/training/augment.h"

namespace expunge::training {
namespace {

namespace fs = std::filesystem;

struct SetPlan {
  const char* file;  // below data/
  const char* language;
  float weight;
  unsigned swaps;
};

// Weights below 1: labelled by a program, or old print.
constexpr std::array<SetPlan, 29> kPlans = {{
    {"gold/wnut17-train.jsonl", "en", 1, 4},    {"gold/btc-train.jsonl", "en", 1, 4},
    {"train/wikigold.conll", "en", 1, 4},       {"train/gum-ccby.conll", "en", 1, 4},
    {"train/en-nlueval.jsonl", "en", .5F, 1},   {"train/en-polyai.jsonl", "en", .5F, 0},
    {"train/en-evi.jsonl", "en", .5F, 0},       {"train/de-germeval2014.jsonl", "de", 1, 3},
    {"train/de-wikiann.jsonl", "de", .5F, 1},   {"train/de-europeana.jsonl", "", .5F, 0},
    {"train/es-wikiann.jsonl", "es", .5F, 0},   {"train/fr-wikiann.jsonl", "fr", .5F, 0},
    {"train/fr-europeana.jsonl", "", .5F, 0},   {"train/pt-wikiann.jsonl", "pt", .5F, 0},
    {"train/nl-wikiann.jsonl", "nl", .5F, 0},   {"train/nl-europeana.jsonl", "", .5F, 0},
    {"train/pl-wikiann.jsonl", "", .5F, 0},     {"train/pl-evi.jsonl", "pl", 1, 1},
    {"train/sv-swedish-ner.jsonl", "sv", 1, 1}, {"train/ro-ronec.jsonl", "ro", 1, 1},
    {"train/id-indonlu.jsonl", "id", 1, 2},     {"train/tr-twnertc.jsonl", "tr", .7F, 1},
    {"train/ru-factrueval.jsonl", "", 1, 0},    {"train/ru-wikiann.jsonl", "", .5F, 0},
    {"train/ru-wikiner.jsonl", "", .5F, 0},     {"train/kk-kaznerd.jsonl", "", 1, 0},
    {"train/fa-parstwiner.jsonl", "fa", 1, 2},  {"train/th-thainer.jsonl", "", 1, 0},
    {"train/zh-kdconv.jsonl", "zh", .7F, 1},
}};

constexpr double kLowerShare = .35;
constexpr double kUpperShare = .06;
constexpr unsigned kTemplateCopies = 30;  // of English ones
constexpr unsigned kWorldCopies = 12;
constexpr unsigned kEmptyCopies = 8;

bool has_case(std::string_view language) {
  return language != "fa" && language != "th" && language != "zh" && language != "ja" &&
         language != "ko" && language != "ar" && language != "he" && language != "hi";
}

// "# ..." is a comment.
void add_templates(const fs::path& file, const ListData& lists, Random& random,
                   std::vector<Example>& out) {
  const std::string stem = file.stem().string();
  const std::string language = stem.substr(0, stem.find('-'));
  const unsigned copies = stem.ends_with("-none") ? kEmptyCopies
                          : language == "en"      ? kTemplateCopies
                                                  : kWorldCopies;
  for_each_line(read_file(file), [&](std::string_view line) {
    if (line.empty() || line[0] == '#') return;
    for (unsigned copy = 0; copy < copies; ++copy) {
      out.push_back(roughen(fill_template(line, language, lists, random), random));
    }
  });
}

}  // namespace

std::vector<TrainingSet> read_training_sets(const fs::path& data) {
  std::vector<TrainingSet> out;
  for (const SetPlan& plan : kPlans) {
    const fs::path file = data / plan.file;
    TrainingSet set{file.stem().string(), plan.language, plan.weight, plan.swaps, {}};
    const bool conll = file.extension() == ".conll";
    set.examples = conll ? read_conll(file, set.name == "wikigold" ? ' ' : '\t') : read_jsonl(file);
    for (Example& example : set.examples) example.weight = plan.weight;
    out.push_back(std::move(set));
  }
  return out;
}

std::vector<std::string> read_plain_texts(const fs::path& data) {
  std::vector<std::string> out;
  out.push_back(
      read_file(data / "formats" / "synthetic-persona-chat" / "Synthetic-Persona-Chat_valid.csv"));
  for (Example& example : read_jsonl(data / "gold" / "irc-ubuntu-sample.jsonl")) {
    out.push_back(std::move(example.text));
  }
  return out;
}

std::vector<Example> build_examples(const std::vector<TrainingSet>& sets, const ListData& lists,
                                    const fs::path& templates, Random& random) {
  std::vector<Example> out;
  for (const TrainingSet& set : sets) {
    const std::size_t first = out.size();
    const auto pool = lists.pools.find(set.language);
    for (const Example& example : set.examples) {
      if (example.text.empty()) continue;
      out.push_back(example);
      if (example.names.empty() || pool == lists.pools.end() || pool->second.empty()) continue;
      for (unsigned copy = 0; copy < set.swaps; ++copy) {
        out.push_back(swap_names(example, pool->second, random));
      }
    }
    if (!has_case(set.name.substr(0, 2))) continue;
    const std::size_t last = out.size();
    for (std::size_t i = first; i < last; ++i) {
      if (random.chance(kLowerShare)) out.push_back(in_lower_case(out[i]));
      if (random.chance(kUpperShare)) out.push_back(in_upper_case(out[i]));
    }
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(templates)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) add_templates(file, lists, random, out);
  return out;
}

}  // namespace expunge::training
