// Presidio recognizers as rules of ours.
//
//   patterns: regex, score    a rule each; global_regex_flags (26: ignore case, ^ $ at lines, .
//   any) deny_list                 one rule: the words, whole, with deny_list_score (1) context
//   context: Presidio adds 0.35 for a word nearby and lifts the sum to 0.4
//                             at least; here to 0.5, our least score of a finding
//   supported_language(s)     languages: documentation, as in all our rules
//   type: predefined          a Python class: its pattern is not in the file.  Where a rule of ours
//                             finds its entity, nothing is missing; otherwise it is left out.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <utility>

#include "base/strings.h"
#include "rulebook/import.h"
#include "rulebook/python_pattern.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr char kFamily[] = "presidio";
constexpr int kUsualFlags = kPythonIgnoreCase | kPythonMultiLine | kPythonDotAll;
constexpr double kContextRaise = 0.35;
constexpr double kLeastWithContext = 0.5;
constexpr int kContextChars = 40;  // five words, by Presidio's context_prefix_count

// What marks a document as Presidio's.
constexpr std::array kRegistryKeys = {"recognizers"sv, "recognizer_registry"sv,
                                      "supported_languages"sv, "global_regex_flags"sv};
constexpr std::array kOtherKeys = {"supported_countries"sv, "default_score_threshold"sv,
                                   "nlp_configuration"sv};
constexpr std::array kRecognizerKeys = {"name"sv,
                                        "class_name"sv,
                                        "type"sv,
                                        "enabled"sv,
                                        "patterns"sv,
                                        "deny_list"sv,
                                        "deny_list_score"sv,
                                        "context"sv,
                                        "version"sv,
                                        "supported_entity"sv,
                                        "supported_entities"sv,
                                        "supported_language"sv,
                                        "supported_languages"sv,
                                        "country_code"sv,
                                        "global_regex_flags"sv};
constexpr std::array kPatternKeys = {"name"sv, "regex"sv, "score"sv};

// Recognizers that are Python classes, by what they find (presidio_analyzer, class attributes).
struct Predefined {
  std::string_view name;
  std::string_view entity;
};
constexpr Predefined kPredefined[] = {
    {"AuAbnRecognizer", "AU_ABN"},
    {"AuAcnRecognizer", "AU_ACN"},
    {"AuMedicareRecognizer", "AU_MEDICARE"},
    {"AuTfnRecognizer", "AU_TFN"},
    {"CaSinRecognizer", "CA_SIN"},
    {"CreditCardRecognizer", "CREDIT_CARD"},
    {"CryptoRecognizer", "CRYPTO"},
    {"DateRecognizer", "DATE_TIME"},
    {"DeBsnrRecognizer", "DE_BSNR"},
    {"DeFuehrerscheinRecognizer", "DE_FUEHRERSCHEIN"},
    {"DeHandelsregisterRecognizer", "DE_HANDELSREGISTER"},
    {"DeHealthInsuranceRecognizer", "DE_HEALTH_INSURANCE"},
    {"DeIdCardRecognizer", "DE_ID_CARD"},
    {"DeKfzRecognizer", "DE_KFZ"},
    {"DeLanrRecognizer", "DE_LANR"},
    {"DePassportRecognizer", "DE_PASSPORT"},
    {"DePlzRecognizer", "DE_PLZ"},
    {"DeSocialSecurityRecognizer", "DE_SOCIAL_SECURITY"},
    {"DeTaxIdRecognizer", "DE_TAX_ID"},
    {"DeTaxNumberRecognizer", "DE_TAX_NUMBER"},
    {"DeVatIdRecognizer", "DE_VAT_ID"},
    {"EmailRecognizer", "EMAIL_ADDRESS"},
    {"EsNieRecognizer", "ES_NIE"},
    {"EsNifRecognizer", "ES_NIF"},
    {"EsPassportRecognizer", "ES_PASSPORT"},
    {"FiPersonalIdentityCodeRecognizer", "FI_PERSONAL_IDENTITY_CODE"},
    {"IbanRecognizer", "IBAN_CODE"},
    {"InAadhaarRecognizer", "IN_AADHAAR"},
    {"InGstinRecognizer", "IN_GSTIN"},
    {"InPanRecognizer", "IN_PAN"},
    {"InPassportRecognizer", "IN_PASSPORT"},
    {"InVehicleRegistrationRecognizer", "IN_VEHICLE_REGISTRATION"},
    {"InVoterRecognizer", "IN_VOTER"},
    {"IpRecognizer", "IP_ADDRESS"},
    {"ItDriverLicenseRecognizer", "IT_DRIVER_LICENSE"},
    {"ItFiscalCodeRecognizer", "IT_FISCAL_CODE"},
    {"ItIdentityCardRecognizer", "IT_IDENTITY_CARD"},
    {"ItPassportRecognizer", "IT_PASSPORT"},
    {"ItVatCodeRecognizer", "IT_VAT_CODE"},
    {"KrBrnRecognizer", "KR_BRN"},
    {"KrDriverLicenseRecognizer", "KR_DRIVER_LICENSE"},
    {"KrFrnRecognizer", "KR_FRN"},
    {"KrPassportRecognizer", "KR_PASSPORT"},
    {"KrRrnRecognizer", "KR_RRN"},
    {"MacAddressRecognizer", "MAC_ADDRESS"},
    {"MedicalLicenseRecognizer", "MEDICAL_LICENSE"},
    {"NgNinRecognizer", "NG_NIN"},
    {"NgVehicleRegistrationRecognizer", "NG_VEHICLE_REGISTRATION"},
    {"NhsRecognizer", "UK_NHS"},
    {"PhTinRecognizer", "PH_TIN"},
    {"PhoneRecognizer", "PHONE_NUMBER"},
    {"PlPeselRecognizer", "PL_PESEL"},
    {"SeOrganisationsnummerRecognizer", "SE_ORGANISATIONSNUMMER"},
    {"SePersonnummerRecognizer", "SE_PERSONNUMMER"},
    {"SgFinRecognizer", "SG_NRIC_FIN"},
    {"SgUenRecognizer", "SG_UEN"},
    {"SpacyRecognizer", "PERSON"},
    {"StanzaRecognizer", "PERSON"},
    {"ThTninRecognizer", "TH_TNIN"},
    {"TrLicensePlateRecognizer", "TR_LICENSE_PLATE"},
    {"TrNationalIdRecognizer", "TR_NATIONAL_ID"},
    {"TransformersRecognizer", "PERSON"},
    {"UkDrivingLicenceRecognizer", "UK_DRIVING_LICENCE"},
    {"UkNinoRecognizer", "UK_NINO"},
    {"UkPassportRecognizer", "UK_PASSPORT"},
    {"UkPostcodeRecognizer", "UK_POSTCODE"},
    {"UkVehicleRegistrationRecognizer", "UK_VEHICLE_REGISTRATION"},
    {"UrlRecognizer", "URL"},
    {"UsBankRecognizer", "US_BANK_NUMBER"},
    {"UsItinRecognizer", "US_ITIN"},
    {"UsLicenseRecognizer", "US_DRIVER_LICENSE"},
    {"UsMbiRecognizer", "US_MBI"},
    {"UsNpiRecognizer", "US_NPI"},
    {"UsPassportRecognizer", "US_PASSPORT"},
    {"UsSsnRecognizer", "US_SSN"},
    {"ZaIdNumberRecognizer", "ZA_ID_NUMBER"},
};

std::string_view entity_of_class(std::string_view name) {
  for (const Predefined& known : kPredefined) {
    if (known.name == name) return known.entity;
  }
  return {};
}

// "ZIP", "EMPLOYEE_ID" for whatever the file calls it.
std::string entity_name(std::string_view text) {
  std::string name;
  for (const char c : ascii_lower(text)) {
    const bool letter = c >= 'a' && c <= 'z';
    if (letter) {
      name += static_cast<char>(c - 'a' + 'A');
    } else if (!name.empty() && (c >= '0' && c <= '9')) {
      name += c;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (name.ends_with('_')) name.pop_back();
  return name;
}

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

std::vector<std::string_view> known_keys() {
  std::vector<std::string_view> keys(kRegistryKeys.begin(), kRegistryKeys.end());
  keys.insert(keys.end(), kOtherKeys.begin(), kOtherKeys.end());
  return keys;
}

class Importer {
 public:
  Importer(const std::string& file, const std::vector<std::string>& entities, RuleImport& out)
      : file_(file), entities_(entities), out_(out) {}

  void run(const YamlNode& document) {
    const std::vector<std::string_view> keys = known_keys();
    const YamlMap outer(document, file_, "", keys);
    const YamlNode* registry = outer.get("recognizer_registry");
    const YamlNode& node = registry == nullptr ? document : *registry;
    const YamlMap map(node, file_, registry == nullptr ? "" : "recognizer_registry", keys);
    if (!map.has("recognizers")) {
      map.fail(map.line(), map.name("recognizers") + " is missing: the list of recognizers");
    }
    flags_ = map.integer("global_regex_flags", 0, 0xFFFF, kUsualFlags);
    for (const YamlNode& item : map.list("recognizers")) read_recognizer(item, map);
  }

 private:
  struct Recognizer {
    std::string name, entity, about;
    std::vector<std::string> context, languages;
    int flags = 0;
    int line = 0;
  };

  void note(ImportNote::Kind kind, int line, std::string what, std::string why) {
    out_.notes.push_back({kind, file_, line, std::move(what), std::move(why)});
  }
  void leave_out(int line, const std::string& name, std::string why) {
    note(ImportNote::Kind::kLeftOut, line, "recognizer " + name, std::move(why));
  }

  void read_recognizer(const YamlNode& node, const YamlMap& registry) {
    if (node.kind == YamlNode::Kind::kScalar) {  // a name alone
      add_predefined(node.scalar, node.scalar, true, node.line);
      return;
    }
    if (node.kind != YamlNode::Kind::kMap) {
      registry.fail(node.line, "each item of recognizers must be a map or a name");
    }
    const YamlMap map(node, file_, "recognizer", all_keys(node));
    Recognizer recognizer;
    recognizer.line = node.line;
    recognizer.name = map.required_text("name");
    note_unknown_keys(node, recognizer.name);
    const bool enabled = map.flag("enabled", true);
    const std::string type = map.text("type");
    const bool custom =
        type == "custom" || (type.empty() && (map.has("patterns") || map.has("deny_list")));
    if (!type.empty() && type != "custom" && type != "predefined") {
      map.fail(map.line_of("type"), fmt::format("type '{}' must be predefined or custom", type));
    }
    if (!custom) {
      add_predefined(recognizer.name, map.text("class_name", recognizer.name), enabled, node.line);
      return;
    }
    if (!enabled) {
      note(ImportNote::Kind::kRemark, node.line, "recognizer " + recognizer.name,
           "the file disables it");
      return;
    }
    read_entity(map, recognizer);
    read_languages(map, recognizer);
    recognizer.flags = map.integer("global_regex_flags", 0, 0xFFFF, flags_);
    if (!map.has("patterns") && !map.has("deny_list")) {
      map.fail(node.line,
               fmt::format("recognizer {} has neither patterns nor deny_list", recognizer.name));
    }
    for (const YamlNode& item : map.list("patterns")) add_pattern(item, recognizer);
    add_deny_list(map, recognizer);
  }

  // Every key of the node: what is not known is noted, as Presidio hands it to a constructor.
  std::span<const std::string_view> all_keys(const YamlNode& node) {
    keys_.clear();
    for (const YamlNode& key : node.keys) keys_.push_back(key.scalar);
    return keys_;
  }
  void note_unknown_keys(const YamlNode& node, const std::string& name) {
    for (const YamlNode& key : node.keys) {
      const bool known = std::find(kRecognizerKeys.begin(), kRecognizerKeys.end(), key.scalar) !=
                         kRecognizerKeys.end();
      if (known || key.scalar == "config_path") continue;
      note(ImportNote::Kind::kChanged, key.line, "recognizer " + name,
           fmt::format("key '{}' has no effect{}", key.scalar,
                       did_you_mean(key.scalar, kRecognizerKeys)));
    }
  }

  void add_predefined(const std::string& name, const std::string& class_name, bool enabled,
                      int line) {
    if (!enabled) {
      note(ImportNote::Kind::kRemark, line, "recognizer " + name,
           "the file disables it; rules of expunge for the same entity run all the same (leave an "
           "entity out with --except)");
      return;
    }
    const std::string_view entity = entity_of_class(class_name);
    if (entity.empty()) {
      leave_out(line, name, "it is a Python class whose pattern is not in the file");
    } else if (std::find(entities_.begin(), entities_.end(), entity) == entities_.end()) {
      leave_out(line, name,
                fmt::format("it is a Python class whose pattern is not in the file, and no rule of "
                            "expunge finds {}",
                            entity));
    } else {
      note(ImportNote::Kind::kRemark, line, "recognizer " + name,
           fmt::format("it is a Python class; expunge's own rules find {}", entity));
    }
  }

  void read_entity(const YamlMap& map, Recognizer& recognizer) {
    const bool many = map.has("supported_entities");
    if (many && map.has("supported_entity")) {
      map.fail(map.line(), fmt::format("recognizer {}: supported_entity and supported_entities "
                                       "exclude each other",
                                       recognizer.name));
    }
    std::string text;
    if (many) {
      const std::vector<std::string> entities = map.texts("supported_entities");
      if (entities.size() != 1) {
        map.fail(map.line_of("supported_entities"),
                 fmt::format("recognizer {}: patterns find one entity, {} are given",
                             recognizer.name, entities.size()));
      }
      text = entities[0];
    } else {
      text = map.required_text("supported_entity");
    }
    recognizer.entity = entity_name(text);
    if (recognizer.entity.empty()) {
      map.fail(map.line(), fmt::format("supported_entity '{}' holds no letter", text));
    }
    recognizer.about = fmt::format("Presidio recognizer {}", recognizer.name);
  }

  void read_languages(const YamlMap& map, Recognizer& recognizer) {
    recognizer.context = map.texts("context");
    if (map.has("supported_language")) {
      recognizer.languages.push_back(map.text("supported_language"));
    }
    for (const YamlNode& item : map.list("supported_languages")) {
      if (item.kind == YamlNode::Kind::kScalar) {
        recognizer.languages.push_back(item.scalar);
        continue;
      }
      constexpr std::array kKeys = {"language"sv, "context"sv};
      const YamlMap language(item, file_, "supported_languages", kKeys);
      recognizer.languages.push_back(language.required_text("language"));
      for (std::string& word : language.texts("context")) {
        recognizer.context.push_back(std::move(word));
      }
    }
  }

  void add_pattern(const YamlNode& node, const Recognizer& recognizer) {
    const YamlMap map(node, file_, "pattern", kPatternKeys);
    const std::string name = map.text("name", "pattern");
    const std::string regex = map.required_text("regex");
    if (!map.has("score")) {
      map.fail(map.line(), fmt::format("pattern {}: score is missing", name));
    }
    add_rule(recognizer, name, regex, map.number("score", 0, 1, 0), node.line);
  }

  // The words, whole, the longest first.  Presidio writes (?<=\W) before them; \b or \B, as the
  // word begins, says the same and takes nothing away from the word before.
  void add_deny_list(const YamlMap& map, const Recognizer& recognizer) {
    std::vector<std::string> words = map.texts("deny_list");
    if (words.empty()) return;
    std::stable_sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
      return a.size() > b.size();
    });
    std::string regex;
    for (const std::string& word : words) {
      regex += regex.empty() ? "" : "|";
      regex += is_word_character(word[0]) ? "\\b" : "\\B";
      for (const char c : word) {
        if (std::string_view("\\.+*?()|[]{}^$-").find(c) != std::string_view::npos) regex += '\\';
        regex += c;
      }
    }
    add_rule(recognizer, "deny_list", "(?:" + regex + ")(?!\\w)",
             map.number("deny_list_score", 0, 1, 1), map.line_of("deny_list"));
  }

  void add_rule(const Recognizer& recognizer, const std::string& name, const std::string& regex,
                double score, int line) {
    const std::string what = recognizer.name + ", " + name;
    const PythonPattern pattern = re2_from_python(regex, recognizer.flags);
    if (!pattern.fault.empty()) {
      leave_out(line, what, pattern.fault);
      return;
    }
    if (!pattern.exact) {
      note(ImportNote::Kind::kChanged, line, "recognizer " + what,
           "of two matches with nothing between only the first is found");
    }
    Rule rule;
    rule.id = imported_id(kFamily, recognizer.name + "-" + name);
    rule.entity = recognizer.entity;
    rule.about = recognizer.about;
    rule.pattern = pattern.re2;
    rule.folded = true;  // \d stands for the digits of every script
    rule.score = score;
    rule.languages = recognizer.languages;
    if (!recognizer.context.empty()) {
      rule.context.near = recognizer.context;
      rule.context.chars = kContextChars;
      const double raised = std::max(score + kContextRaise, kLeastWithContext);
      rule.context.raise = std::min(raised, 1.0) - score;
    } else if (score < kLeastWithContext) {
      note(ImportNote::Kind::kChanged, line, "recognizer " + what,
           fmt::format("its score {} is below what the policies ask (0.5) and no context raises "
                       "it: it counts only with --min-score",
                       score));
    }
    rule.imported = "Presidio recognizer " + what;
    rule.file = file_;
    rule.line = line;
    out_.rules.push_back(std::move(rule));
  }

  const std::string& file_;
  const std::vector<std::string>& entities_;
  RuleImport& out_;
  int flags_ = kUsualFlags;
  std::vector<std::string_view> keys_;
};

}  // namespace

bool is_presidio(const YamlNode& document) {
  return std::any_of(kRegistryKeys.begin(), kRegistryKeys.end(),
                     [&](std::string_view key) { return document.find(key) != nullptr; });
}

Result<RuleImport> import_presidio(const YamlNode& document, const std::string& path,
                                   const std::vector<std::string>& known_entities) {
  RuleImport import;
  import.file = path;
  import.format = "presidio";
  try {
    Importer(path, known_entities, import).run(document);
  } catch (LoadProblem& problem) {
    return std::move(problem.error);
  }
  return import;
}

}  // namespace expunge
