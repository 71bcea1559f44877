#include "detect/detector_parts.h"

#include <utility>

#include "detect/builtin_names.h"
#include "rulebook/embedded.h"

namespace expunge {

DetectorParts::DetectorParts(std::shared_ptr<const RuleSet> rules, DetectorOptions options)
    : rule_set_(std::move(rules)),
      options_(std::move(options)),
      names_(builtin_names()),
      scripts_(ScriptLists::load(embedded_file("lists/script-names.txt"))),
      worlds_(Worlds::load(embedded_file("lists/worlds.txt"))),
      surrogates_(embedded_file("lists/surrogate-names.txt")) {}

Result<void> DetectorParts::compile() {
  auto compiled = compile_rules(*rule_set_, options_);
  if (!compiled) return std::move(compiled).error();
  compiled_ = std::move(*compiled);
  auto patterns = Patterns::compile(*rule_set_, compiled_.enabled(), options_.engine);
  if (!patterns) return std::move(patterns).error();
  patterns_ = std::move(*patterns);
  numbers_ = NumberShapes(*rule_set_, compiled_.enabled());
  if (options_.names != NamesMode::kModel || !compiled_.persons) return {};
  auto name_model = NameModel::load(embedded_file("models/names.bin"));
  if (!name_model) return std::move(name_model).error();
  name_model_ = std::move(*name_model);
  return {};
}

Result<std::shared_ptr<const DetectorModel>> DetectorModel::create(
    std::shared_ptr<const RuleSet> rules, DetectorOptions options) {
  auto model = std::make_shared<DetectorParts>(std::move(rules), std::move(options));
  if (auto done = model->compile(); !done) return std::move(done).error();
  return std::shared_ptr<const DetectorModel>(std::move(model));
}

}  // namespace expunge
