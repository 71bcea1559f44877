// expunge_name_model: trains and measures the name model.
//
//   expunge_name_model train DATA TEMPLATES OUT [--seeds N] [--bits N] [--epochs N] [--margin X]
//       [--language en] [--without case|names|clusters|swaps]
//   expunge_name_model eval MODEL [--lower] [--operation precise|balanced|thorough] GOLD.jsonl...
//   expunge_name_model speed MODEL TEXT
//
// DATA is the folder of the data sets (docs/name-model.md lists them).  Training is deterministic:
// the same data give the same bytes.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "names/training/augment.h"
#include "names/training/clusters.h"
#include "names/training/corpus.h"
#include "names/training/evaluate.h"
#include "names/training/learner.h"
#include "names/training/lexicon_builder.h"
#include "names/training/lists.h"
#include "names/training/model_writer.h"
#include "names/training/recipe.h"

namespace expunge::training {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{2} << 20;  // of the file
constexpr std::uint64_t kFirstSeed = 7;

struct Arguments {
  std::vector<std::string> files;
  unsigned seeds = 4;
  LearnerOptions learner;
  ModelOperation operation = kModelBalanced;
  bool lower = false;
  std::string language;               // train on its sets alone
  std::vector<std::string> left_out;  // ingredients, to see what they are worth
  bool without(std::string_view what) const {
    return std::find(left_out.begin(), left_out.end(), what) != left_out.end();
  }
};

ModelOperation parse_operation(const std::string& word) {
  if (word == "precise") return kModelPrecise;
  if (word == "balanced") return kModelBalanced;
  if (word == "thorough") return kModelThorough;
  throw std::runtime_error("unknown --operation " + word);
}

Arguments parse(int count, char** words) {
  Arguments out;
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    const auto value = [&] {
      if (i + 1 >= count) throw std::runtime_error(word + " needs a value");
      return std::string(words[++i]);
    };
    if (word == "--seeds") {
      out.seeds = static_cast<unsigned>(std::stoul(value()));
    } else if (word == "--bits") {
      out.learner.slot_bits = static_cast<unsigned>(std::stoul(value()));
    } else if (word == "--epochs") {
      out.learner.epochs = static_cast<unsigned>(std::stoul(value()));
    } else if (word == "--rate") {
      out.learner.rate = std::stof(value());
    } else if (word == "--operation") {
      out.operation = parse_operation(value());
    } else if (word == "--bias") {
      out.operation.bias = std::stoi(value());
    } else if (word == "--min-score") {
      out.operation.min_score = std::stod(value());
    } else if (word == "--dropout") {
      out.learner.dropout = std::stof(value());
    } else if (word == "--margin") {
      out.learner.margin = std::stof(value());
    } else if (word == "--decay") {
      out.learner.decay = std::stof(value());
    } else if (word == "--language") {
      out.language = value();
    } else if (word == "--without") {
      out.left_out.push_back(value());
    } else if (word == "--lower") {
      out.lower = true;
    } else {
      out.files.push_back(word);
    }
  }
  return out;
}

std::shared_ptr<const NameModel> load(std::string_view bytes) {
  auto model = NameModel::load(bytes);
  if (!model) throw std::runtime_error(model.error().to_string());
  return *model;
}

// The mean of models trained with different seeds is better than any of them.
Weights learn_all(const FeatureSet& features, const Arguments& arguments) {
  Weights sum;
  for (unsigned i = 0; i < arguments.seeds; ++i) {
    const Weights one = learn(features, arguments.learner, kFirstSeed + i);
    std::fprintf(stderr, "seed %u of %u\n", i + 1, arguments.seeds);
    if (i == 0) {
      sum = one;
      continue;
    }
    for (std::size_t k = 0; k < sum.slots.size(); ++k) sum.slots[k] += one.slots[k];
    for (std::size_t k = 0; k < sum.transitions.size(); ++k) {
      for (std::size_t to = 0; to < kLabels; ++to) sum.transitions[k][to] += one.transitions[k][to];
    }
  }
  const float share = 1 / static_cast<float>(arguments.seeds);
  for (float& weight : sum.slots) weight *= share;
  for (auto& row : sum.transitions) {
    for (float& weight : row) weight *= share;
  }
  return sum;
}

// The dev parts of sets whose train parts were trained on.
std::vector<Example> read_calibration_texts(const fs::path& data) {
  std::vector<Example> out;
  for (const char* name : {"wnut17-dev", "btc-dev", "swedish-ner-dev", "ronec-dev",
                           "parstwiner-dev", "germeval2014-dev", "polyai-dev", "nlueval-dev"}) {
    for (Example& example : read_jsonl(data / "gold" / (std::string(name) + ".jsonl"))) {
      out.push_back(std::move(example));
    }
  }
  return out;
}

int train(const Arguments& arguments) {
  if (arguments.files.size() != 3) throw std::runtime_error("train DATA TEMPLATES OUT");
  const fs::path data = arguments.files[0];
  ListData lists = read_name_lists(data / "names");
  std::vector<TrainingSet> sets = read_training_sets(data);
  std::erase_if(sets, [&](const TrainingSet& set) {
    return !arguments.language.empty() && !set.name.starts_with(arguments.language + "-") &&
           (arguments.language != "en" || set.language != "en");
  });
  std::vector<std::string> texts = read_plain_texts(data);
  for (const TrainingSet& set : sets) {
    for (const Example& example : set.examples) texts.push_back(example.text);
  }
  if (!arguments.without("case")) count_letter_case(texts, lists);
  for (auto& [word, entry] : lists.words) {
    if (arguments.without("names")) entry.first_name = entry.surname = entry.place = 0;
    if (arguments.without("clusters")) entry.cluster = 0;
  }
  for (TrainingSet& set : sets) {
    if (arguments.without("swaps")) set.swaps = 0;
  }
  const std::size_t room = kMostBytes - kModelHeader - kLexiconKinds * 5 - kLexiconClusters -
                           kLexiconBuckets - (std::size_t{2} << arguments.learner.slot_bits);
  PackedLexicon packed = pack_lexicon(lists, room / 4);
  const auto classes = coarse_classes(texts, lists);
  packed.classes.assign(classes.begin(), classes.end());
  const ModelLexicon lexicon(packed.kinds, packed.classes, packed.bucket_sizes, packed.words);
  Random random(kFirstSeed);
  FeatureSet features(lexicon, arguments.learner.slot_bits);
  for (const Example& example : build_examples(sets, lists, arguments.files[1], random)) {
    features.add(example);
  }
  std::fprintf(stderr, "%zu of %zu listed words, %zu lines, %zu tokens\n", packed.word_count,
               lists.words.size(), features.lines(), features.tokens());
  const Weights weights = learn_all(features, arguments);
  const std::string raw = write_model(packed, weights, {});
  NameTagger tagger(load(raw));
  const Calibration calibration = calibrate(read_calibration_texts(data), tagger);
  std::fprintf(stderr, "calibration %.3f %.3f\n", calibration.slope, calibration.offset);
  std::ofstream out(arguments.files[2], std::ios::binary);
  out << write_model(packed, weights, calibration);
  if (!out.flush()) throw std::runtime_error("cannot write " + arguments.files[2]);
  return 0;
}

int evaluate_files(const Arguments& arguments) {
  if (arguments.files.size() < 2) throw std::runtime_error("eval MODEL GOLD.jsonl...");
  const std::string bytes = read_file(arguments.files[0]);
  NameTagger tagger(load(bytes));
  double sum = 0;
  for (std::size_t i = 1; i < arguments.files.size(); ++i) {
    const fs::path file = arguments.files[i];
    std::vector<Example> examples = read_jsonl(file);
    if (arguments.lower) {
      for (Example& example : examples) example = in_lower_case(example);
    }
    const Figures figures = evaluate(examples, arguments.operation, tagger);
    sum += figures.f1();
    std::printf("%-22s P %5.1f  R %5.1f  F1 %5.1f  (%zu names)\n", file.stem().c_str(),
                figures.precision(), figures.recall(), figures.f1(),
                figures.found + figures.missed);
  }
  std::printf("%-22s %23.1f\n", "mean F1", sum / static_cast<double>(arguments.files.size() - 1));
  return 0;
}

int measure_speed(const Arguments& arguments) {
  if (arguments.files.size() != 2) throw std::runtime_error("speed MODEL TEXT");
  const std::string bytes = read_file(arguments.files[0]);
  const std::string text = read_file(arguments.files[1]);
  std::vector<ModelName> names;
  for (const ModelPath path : {ModelPath::kPortable, ModelPath::kBest}) {
    NameTagger tagger(load(bytes), path);
    for (int round = 0; round < 3; ++round) {
      names.clear();
      const std::clock_t start = std::clock();  // of this process: others may be busy
      tagger.find(text, kModelBalanced, names);
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      std::printf("%-9s round %d: %.0f MB/s, %zu names\n",
                  path == ModelPath::kPortable ? "portable" : "best", round + 1,
                  static_cast<double>(text.size()) / seconds / 1e6, names.size());
    }
  }
  return 0;
}

int run(int count, char** words) {
  const std::string command = count > 1 ? words[1] : "";
  if (command == "train") return train(parse(count, words));
  if (command == "eval") return evaluate_files(parse(count, words));
  if (command == "speed") return measure_speed(parse(count, words));
  throw std::runtime_error("usage: expunge_name_model train|eval|speed ...");
}

}  // namespace
}  // namespace expunge::training

int main(int count, char** words) {
  try {
    return expunge::training::run(count, words);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "expunge_name_model: %s\n", error.what());
    return 2;
  }
}
