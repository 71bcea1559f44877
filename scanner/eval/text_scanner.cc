#include "eval/text_scanner.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace expunge {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view entity) {
  return std::find(list.begin(), list.end(), entity) != list.end();
}

std::vector<std::string> entities_asked(const std::vector<std::string>& labels,
                                        const GoldFile& file, const Setup& setup,
                                        const AskedModels::CountsAs& counts_as) {
  std::vector<std::string> known = setup.rules->entities();
  for (const char* name : {"HANDLE", "PERSON"}) {
    if (!holds(known, name)) known.emplace_back(name);
  }
  const DetectorOptions& options = setup.model->options();
  std::vector<std::string> out;
  for (const std::string& entity : known) {
    const bool asked = std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
      return holds(known, label) ? label == entity
                                 : counts_as(entity) == file.labels.entity_of(label);
    });
    const bool wanted =
        (options.only.empty() || holds(options.only, entity)) && !holds(options.except, entity);
    if (asked && wanted) out.push_back(entity);
  }
  return out;
}

}  // namespace

Result<AskedModels> AskedModels::create(const GoldFile& file, const Setup& setup,
                                        const CountsAs& counts_as) {
  AskedModels out;
  for (const GoldCase& row : file.cases) {
    if (row.everything || out.models_.contains(row.asked)) continue;
    std::shared_ptr<const DetectorModel>& model = out.models_[row.asked];
    DetectorOptions options = setup.model->options();
    options.only = entities_asked(row.asked, file, setup, counts_as);
    if (options.only.empty()) continue;
    auto made = DetectorModel::create(setup.rules, std::move(options));
    if (!made) return std::move(made).error();
    model = std::move(*made);
  }
  return out;
}

std::shared_ptr<const DetectorModel> AskedModels::of(const std::vector<std::string>& asked) const {
  const auto at = models_.find(asked);
  return at == models_.end() ? nullptr : at->second;
}

TextScanner::TextScanner(const Setup& setup, const EvalRequest& request, const AskedModels& models)
    : setup_(setup), request_(request), models_(models), detector_(setup.model) {
  conversation_.profile = setup.profiles->find(setup.format.profile);
}

std::vector<Found> TextScanner::scan(const GoldCase& row) {
  Detector* detector = detector_for(row);
  if (detector == nullptr) return {};
  conversation_.clear();
  Turn turn;
  turn.text = row.text;
  turn.role = row.role;
  turn.speaker = row.speaker;
  conversation_.turns.push_back(turn);
  if (request_.hints) {
    conversation_.language = row.language;
    conversation_.country = row.region;
  }
  detector->detect(conversation_, findings_);
  CodePointCounter counter(row.text);
  std::vector<Found> out;
  for (const Finding& finding : findings_) {
    Found found;
    found.span.begin = counter.at(finding.span.begin);
    found.span.end = counter.at(finding.span.end);
    found.entity = finding.entity;
    found.rule = finding.rule;
    found.role = row.role;
    found.owner = finding.owner;
    found.text = row.text.substr(finding.span.begin, finding.span.size());
    found.counts = !request_.by_policy || acts_on(finding, row.role);
    out.push_back(std::move(found));
  }
  return out;
}

Detector* TextScanner::detector_for(const GoldCase& row) {
  if (models_.empty() || row.everything) return &detector_;
  const std::shared_ptr<const DetectorModel> model = models_.of(row.asked);
  if (model == nullptr) return nullptr;
  const auto at = asked_.find(model.get());
  return at != asked_.end() ? &at->second
                            : &asked_.emplace(model.get(), Detector(model)).first->second;
}

bool TextScanner::acts_on(const Finding& finding, Role role) const {
  return setup_.policy.decide(finding.entity, finding.owner, role, finding.score).op !=
         Operator::kKeep;
}

}  // namespace expunge
