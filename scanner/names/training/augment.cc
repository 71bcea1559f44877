#include "names/training/augment.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge::training {
namespace {

// Family name first, and no space between the two.
bool is_eastern(std::string_view language) {
  return language == "zh" || language == "ja" || language == "ko";
}

const std::string& draw_first(const NamePool& pool, Random& random) {
  return pool.first_names[pool.first_choice.draw(random)];
}
const std::string& draw_last(const NamePool& pool, Random& random) {
  return pool.surnames[pool.surname_choice.draw(random)];
}

std::string full_name(const NamePool& pool, std::string_view language, Random& random) {
  if (is_eastern(language)) return draw_last(pool, random) + draw_first(pool, random);
  return draw_first(pool, random) + " " + draw_last(pool, random);
}

bool begins_lower(std::string_view text) { return is_lower(code_point_at(text, 0)); }

std::string name_like(std::string_view old, const NamePool& pool, Random& random) {
  const auto words = static_cast<std::size_t>(std::count(old.begin(), old.end(), ' ')) + 1;
  std::string name;
  if (words == 1) {
    name = random.below(4) != 0 ? draw_first(pool, random) : draw_last(pool, random);
  } else {
    name = draw_first(pool, random);
    if (words > 2 && random.below(3) == 0) name += " " + draw_first(pool, random);
    name += " " + draw_last(pool, random);
  }
  return begins_lower(old) ? lower(name) : name;
}

// Upper case of ASCII, Latin-1 and basic Cyrillic letters: what keeps its length in bytes.
std::string upper(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = next_code_point(text, at);
    const bool latin = (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7);
    const bool cyrillic = c >= 0x430 && c <= 0x44F;
    if (latin || cyrillic) {
      c -= 0x20;
    } else if (c >= 0x450 && c <= 0x45F) {
      c -= 0x50;
    }
    append_utf8(c, out);
  }
  return out;
}

void insert_before(Example& example, std::string_view prefix) {
  example.text.insert(0, prefix);
  for (Span& name : example.names) {
    name.begin += prefix.size();
    name.end += prefix.size();
  }
}

}  // namespace

Example swap_names(const Example& example, const NamePool& pool, Random& random) {
  Example out;
  out.weight = example.weight;
  std::size_t done = 0;
  for (const Span& name : example.names) {
    out.text.append(example.text, done, name.begin - done);
    const std::string fresh = name_like(
        std::string_view(example.text).substr(name.begin, name.end - name.begin), pool, random);
    out.names.push_back({out.text.size(), out.text.size() + fresh.size()});
    out.text += fresh;
    done = name.end;
  }
  out.text.append(example.text, done);
  return out;
}

Example in_lower_case(const Example& example) {
  Example out = example;
  out.text = lower(example.text);
  return out;
}

Example in_upper_case(const Example& example) {
  Example out = example;
  out.text = upper(example.text);
  if (out.text.size() != example.text.size()) return example;
  return out;
}

Example fill_template(std::string_view text, std::string_view language, const ListData& lists,
                      Random& random) {
  const auto found = lists.pools.find(language);
  const NamePool& pool = found != lists.pools.end() && !found->second.empty()
                             ? found->second
                             : lists.pools.find("en")->second;
  Example out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '{' || at + 2 >= text.size() || text[at + 2] != '}') {
      out.text += text[at];
      continue;
    }
    const char slot = text[at + 1];
    at += 2;
    if (slot == 'C') {
      out.text += lists.places[random.below(lists.places.size())];
      continue;
    }
    const std::string name = slot == 'F'   ? draw_first(pool, random)
                             : slot == 'L' ? draw_last(pool, random)
                                           : full_name(pool, language, random);
    const std::size_t begin = out.text.size();
    out.text += name;
    const bool goes_on = !out.names.empty() && out.names.back().end + 1 == begin &&
                         out.text[begin - 1] == ' ' && slot != 'N';
    if (goes_on) {
      out.names.back().end = out.text.size();
    } else {
      out.names.push_back({begin, out.text.size()});
    }
  }
  return out;
}

Example roughen(Example example, Random& random) {
  const std::size_t kind = random.below(12);
  if (kind < 4) return in_lower_case(example);
  if (kind == 4) return in_upper_case(example);
  if (kind == 5) {
    insert_before(example, "*");
    example.text += "*";
  } else if (kind == 6) {
    static constexpr std::array<std::string_view, 6> kSpeakers = {
        "User: ", "Me: ", "Human: ", "You: ", "> ", "- "};
    insert_before(example, kSpeakers[random.below(kSpeakers.size())]);
  } else if (kind == 7) {
    static constexpr std::array<std::string_view, 6> kActions = {
        "*smiles* ", "*nods slowly* ", "lol ", "haha ", "hmm ", "*looks up at you* "};
    insert_before(example, kActions[random.below(kActions.size())]);
  }
  return example;
}

}  // namespace expunge::training
