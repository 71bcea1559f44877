#include "detect/regions.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace expunge {
namespace {

struct CountryName {
  std::string_view name;
  std::string_view code;
};

// Countries with most records in public chat data, by their English short names (ISO 3166-1).
constexpr std::array kCountries = std::to_array<CountryName>({
    {"algeria", "DZ"},        {"argentina", "AR"},
    {"australia", "AU"},      {"austria", "AT"},
    {"bangladesh", "BD"},     {"belarus", "BY"},
    {"belgium", "BE"},        {"bolivia", "BO"},
    {"brazil", "BR"},         {"bulgaria", "BG"},
    {"canada", "CA"},         {"chile", "CL"},
    {"china", "CN"},          {"colombia", "CO"},
    {"costa rica", "CR"},     {"croatia", "HR"},
    {"czechia", "CZ"},        {"czech republic", "CZ"},
    {"denmark", "DK"},        {"dominican republic", "DO"},
    {"ecuador", "EC"},        {"egypt", "EG"},
    {"estonia", "EE"},        {"ethiopia", "ET"},
    {"finland", "FI"},        {"france", "FR"},
    {"georgia", "GE"},        {"germany", "DE"},
    {"ghana", "GH"},          {"greece", "GR"},
    {"hong kong", "HK"},      {"hungary", "HU"},
    {"india", "IN"},          {"indonesia", "ID"},
    {"iran", "IR"},           {"iraq", "IQ"},
    {"ireland", "IE"},        {"israel", "IL"},
    {"italy", "IT"},          {"japan", "JP"},
    {"jordan", "JO"},         {"kazakhstan", "KZ"},
    {"kenya", "KE"},          {"latvia", "LV"},
    {"lebanon", "LB"},        {"lithuania", "LT"},
    {"malaysia", "MY"},       {"mexico", "MX"},
    {"morocco", "MA"},        {"nepal", "NP"},
    {"netherlands", "NL"},    {"new zealand", "NZ"},
    {"nigeria", "NG"},        {"norway", "NO"},
    {"pakistan", "PK"},       {"peru", "PE"},
    {"philippines", "PH"},    {"poland", "PL"},
    {"portugal", "PT"},       {"romania", "RO"},
    {"russia", "RU"},         {"saudi arabia", "SA"},
    {"serbia", "RS"},         {"singapore", "SG"},
    {"slovakia", "SK"},       {"slovenia", "SI"},
    {"south africa", "ZA"},   {"south korea", "KR"},
    {"spain", "ES"},          {"sri lanka", "LK"},
    {"sweden", "SE"},         {"switzerland", "CH"},
    {"taiwan", "TW"},         {"tanzania", "TZ"},
    {"thailand", "TH"},       {"tunisia", "TN"},
    {"turkey", "TR"},         {"uganda", "UG"},
    {"ukraine", "UA"},        {"united arab emirates", "AE"},
    {"united kingdom", "GB"}, {"united states", "US"},
    {"uruguay", "UY"},        {"uzbekistan", "UZ"},
    {"venezuela", "VE"},      {"vietnam", "VN"},
});

struct LanguageName {
  std::string_view name;
  std::string_view tag;
  std::array<std::string_view, 4> regions;  // by number of speakers who chat
};

constexpr std::array kLanguages = std::to_array<LanguageName>({
    {"english", "en", {"US", "GB", "CA", "AU"}}, {"spanish", "es", {"ES", "MX", "AR", "CO"}},
    {"french", "fr", {"FR", "BE", "CA", "CH"}},  {"german", "de", {"DE", "AT", "CH", ""}},
    {"portuguese", "pt", {"BR", "PT", "", ""}},  {"italian", "it", {"IT", "CH", "", ""}},
    {"dutch", "nl", {"NL", "BE", "", ""}},       {"polish", "pl", {"PL", "", "", ""}},
    {"russian", "ru", {"RU", "KZ", "BY", ""}},   {"ukrainian", "uk", {"UA", "", "", ""}},
    {"turkish", "tr", {"TR", "", "", ""}},       {"swedish", "sv", {"SE", "FI", "", ""}},
    {"danish", "da", {"DK", "", "", ""}},        {"norwegian", "no", {"NO", "", "", ""}},
    {"finnish", "fi", {"FI", "", "", ""}},       {"czech", "cs", {"CZ", "", "", ""}},
    {"slovak", "sk", {"SK", "", "", ""}},        {"hungarian", "hu", {"HU", "", "", ""}},
    {"romanian", "ro", {"RO", "MD", "", ""}},    {"bulgarian", "bg", {"BG", "", "", ""}},
    {"greek", "el", {"GR", "CY", "", ""}},       {"croatian", "hr", {"HR", "BA", "", ""}},
    {"serbian", "sr", {"RS", "BA", "", ""}},     {"arabic", "ar", {"EG", "SA", "AE", "MA"}},
    {"hebrew", "he", {"IL", "", "", ""}},        {"persian", "fa", {"IR", "", "", ""}},
    {"hindi", "hi", {"IN", "", "", ""}},         {"bengali", "bn", {"BD", "IN", "", ""}},
    {"urdu", "ur", {"PK", "IN", "", ""}},        {"tamil", "ta", {"IN", "LK", "", ""}},
    {"indonesian", "id", {"ID", "", "", ""}},    {"malay", "ms", {"MY", "SG", "", ""}},
    {"tagalog", "tl", {"PH", "", "", ""}},       {"vietnamese", "vi", {"VN", "", "", ""}},
    {"thai", "th", {"TH", "", "", ""}},          {"chinese", "zh", {"CN", "TW", "HK", "SG"}},
    {"japanese", "ja", {"JP", "", "", ""}},      {"korean", "ko", {"KR", "", "", ""}},
    {"swahili", "sw", {"KE", "TZ", "", ""}},     {"afrikaans", "af", {"ZA", "", "", ""}},
    {"kazakh", "kk", {"KZ", "", "", ""}},
});

bool is_code(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return text.size() == 2 && letter(text[0]) && letter(text[1]);
}

void add_region(std::string_view code, std::vector<std::string>& regions) {
  if (code.empty()) return;
  std::string upper(code);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (std::find(regions.begin(), regions.end(), upper) == regions.end()) regions.push_back(upper);
}

}  // namespace

void append_regions(std::string_view country, std::string_view language,
                    std::vector<std::string>& regions) {
  country = trim(country);
  language = trim(language);
  if (is_code(country)) {
    add_region(country, regions);
  } else if (!country.empty()) {
    for (const CountryName& entry : kCountries) {
      if (equals_ignore_ascii_case(entry.name, country)) add_region(entry.code, regions);
    }
  }
  if (language.empty()) return;
  const std::size_t dash = std::min(language.find_first_of("-_"), language.size());
  if (dash < language.size() && is_code(language.substr(dash + 1))) {
    add_region(language.substr(dash + 1), regions);
  }
  const std::string_view primary = language.substr(0, dash);
  for (const LanguageName& entry : kLanguages) {
    if (!equals_ignore_ascii_case(entry.name, language) &&
        !equals_ignore_ascii_case(entry.tag, primary)) {
      continue;
    }
    for (const std::string_view region : entry.regions) add_region(region, regions);
  }
}

}  // namespace expunge
