// From entries to needles: the forms of each entry.
//
// A name gives its words in order, the same in the other order, the words as one ("danawhitlock",
// for tags and links), German and Scandinavian letters also as two ("Mueller"), and with initials
// if the entry allows.  A mailbox gives one spelling, the loosest it allows.  A telephone number
// gives its digits as dialled from abroad and at home.
#include "optout/needle.h"

#include <algorithm>
#include <bit>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/phone_forms.h"
#include "names/letters.h"
#include "optout/breadth.h"
#include "text/view.h"

namespace expunge {
namespace {

using Words = std::vector<std::string>;

std::string joined(const Words& words, std::string_view between) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += between;
    out += word;
  }
  return out;
}

// Letters that are also written as two.  Returns false if there is none.
bool in_two_letters(std::string_view name, std::string& out) {
  bool any = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    switch (to_lower(next_code_point(name, at))) {
      case 0xE4:
      case 0xE6:
        out += "ae";
        any = true;
        break;
      case 0xF6:
      case 0xF8:
        out += "oe";
        any = true;
        break;
      case 0xFC:
        out += "ue";
        any = true;
        break;
      case 0xE5:
        out += "aa";
        any = true;
        break;
      default:
        out += name.substr(begin, at - begin);
    }
  }
  return any;
}

bool is_unspaced_word(const std::string& word) {
  std::size_t at = 0;
  return is_unspaced(next_code_point(word, at));
}

class NeedleMaker {
 public:
  NeedleMaker(const Digest& key, std::vector<Needle>& out) : hasher_(key), out_(out) {}

  void add_subject(const Subject& subject, std::uint32_t index) {
    subject_ = index;
    for (const NameEntry& entry : subject.names) add_name(entry);
    for (const EmailEntry& entry : subject.emails) add_email(entry);
    for (const PhoneEntry& entry : subject.phones) add_phone(entry);
    for (const HandleEntry& entry : subject.handles) add_handle(entry);
    for (const std::string& text : subject.strings) {
      add_words(NeedleKind::kString, spelled_words(folded(text)), WordGap::kLoose);
    }
    for (const RecordEntry& entry : subject.records) add_record(entry);
  }

 private:
  static std::string folded(std::string_view text) {
    View view;
    return build_folded(text, view) ? std::string(view.text()) : std::string(text);
  }

  void add(Needle needle, std::string_view spelling) {
    needle.subject = subject_;
    needle.digest = hasher_.strong(needle.kind, spelling);
    out_.push_back(needle);
  }

  void add_words(NeedleKind kind, const Words& words, WordGap gap, std::string_view spelling = {}) {
    if (words.empty()) return;
    Needle needle;
    needle.kind = kind;
    needle.words = static_cast<std::uint8_t>(words.size());
    needle.gap = gap;
    for (std::size_t i = 0; i < words.size(); ++i) {
      needle.hash = NeedleHasher::extended(needle.hash, hasher_.word(words[i]));
      if (i < 2) needle.lead = needle.hash;
    }
    add(needle, spelling.empty() ? joined(words, " ") : std::string(spelling));
  }

  void add_value(NeedleKind kind, std::string_view spelling) {
    Needle needle;
    needle.kind = kind;
    needle.hash = needle.lead = hasher_.value(spelling);
    add(needle, spelling);
  }

  void add_name(const NameEntry& entry) {
    const std::string name = folded(entry.name);
    add_name_words(entry, name);
    std::string longer;
    if (in_two_letters(name, longer)) add_name_words(entry, longer);
  }

  // "Okafor, Tobi" is given with a comma: the words behind it come first.
  void add_name_words(const NameEntry& entry, std::string_view name) {
    const std::size_t comma = name.find(',');
    Words words = spelled_words(comma == std::string_view::npos ? name : name.substr(comma + 1));
    if (comma != std::string_view::npos) {
      for (std::string& word : spelled_words(name.substr(0, comma))) {
        words.push_back(std::move(word));
      }
    }
    add_words(NeedleKind::kName, words, WordGap::kClose);
    if (words.size() < 2) return;
    const bool unspaced = std::ranges::all_of(words, is_unspaced_word);
    if (!unspaced) add_words(NeedleKind::kName, {joined(words, "")}, WordGap::kClose);
    if (unspaced) return;
    add_last_first(entry, words);
    add_glued_parts(entry, name);
    if (entry.initials) add_initials(entry, words);
  }

  // Any of the last words may be the surname: "de la Cruz, Ana", "Garcia Marquez, Ana".
  void add_last_first(const NameEntry& entry, const Words& words) {
    if (!entry.any_order) return;
    for (std::size_t given = 1; given < words.size(); ++given) {
      Words turned(words.begin() + static_cast<std::ptrdiff_t>(given), words.end());
      turned.insert(turned.end(), words.begin(),
                    words.begin() + static_cast<std::ptrdiff_t>(given));
      add_words(NeedleKind::kName, turned, WordGap::kComma);
    }
  }

  // A hyphen or an apostrophe is often left out: "Jeanluc Picot", "Aoife ONeil".
  void add_glued_parts(const NameEntry& entry, std::string_view name) {
    Words glued;
    bool any = false;
    for (WordReader reader(name); reader.next();) {
      const bool sign =
          reader.begin() > 0 && !glued.empty() &&
          std::string_view(" ,\t").find(name[reader.begin() - 1]) == std::string_view::npos &&
          reader.gap() == WordGap::kClose;
      if (sign) {
        glued.back() += reader.spelling();
        any = true;
      } else {
        glued.emplace_back(reader.spelling());
      }
    }
    if (!any || glued.size() < 2 || name.find(',') != std::string_view::npos) return;
    add_words(NeedleKind::kName, glued, WordGap::kClose);
    add_last_first(entry, glued);
  }

  // "T. Okafor", "T. A. Okafor", and a middle name as its initial or left out.
  void add_initials(const NameEntry& entry, const Words& words) {
    const auto initial = [](const std::string& word) {
      return word.substr(0, utf8_length(static_cast<unsigned char>(word[0])));
    };
    Words short_given = words;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) short_given[i] = initial(words[i]);
    const auto both_orders = [&](const Words& form) {
      add_words(NeedleKind::kName, form, WordGap::kClose);
      if (!entry.any_order) return;
      Words turned = {form.back()};
      turned.insert(turned.end(), form.begin(), form.end() - 1);
      add_words(NeedleKind::kName, turned, WordGap::kComma);
    };
    both_orders(short_given);
    if (words.size() < 3) return;
    both_orders({short_given.front(), words.back()});
    both_orders({words.front(), words.back()});
    Words middle = words;
    for (std::size_t i = 1; i + 1 < words.size(); ++i) middle[i] = initial(words[i]);
    both_orders(middle);
    // Surnames of several words: "A. de la Cruz", "Brontell-Shaw, Z."
    Words first = words;
    first.front() = initial(words.front());
    add_words(NeedleKind::kName, first, WordGap::kClose);
    if (!entry.any_order) return;
    std::rotate(first.begin(), first.begin() + 1, first.end());
    add_words(NeedleKind::kName, first, WordGap::kComma);
  }

  void add_email(const EmailEntry& entry) {
    const std::string address = lower(trim(folded(entry.address)));
    const std::size_t at = address.rfind('@');
    const std::string_view host = std::string_view(address).substr(at + 1);
    const bool dots = entry.dots.value_or(host == "gmail.com" || host == "googlemail.com");
    const NeedleKind kind = entry.tags
                                ? (dots ? NeedleKind::kEmailBare : NeedleKind::kEmailUntagged)
                                : (dots ? NeedleKind::kEmailUndotted : NeedleKind::kEmail);
    add_value(kind, email_spelling(address, kind));
  }

  void add_phone(const PhoneEntry& entry) {
    const Result<PhoneForms> forms = phone_forms(folded(entry.number), entry.region);
    if (!forms) return;  // not after a load without faults
    add_value(NeedleKind::kPhoneInternational, forms->international);
    for (const std::string& form : forms->national) add_value(NeedleKind::kPhoneNational, form);
  }

  void add_handle(const HandleEntry& entry) {
    const std::string name = handle_spelling(folded(entry.name));
    const Words words = spelled_words(name);
    if (is_distinct_handle(name)) {
      add_words(NeedleKind::kHandle, words, WordGap::kLoose, name);
      return;
    }
    add_words(NeedleKind::kMarkedHandle, words, WordGap::kLoose, name);
    const std::string service = entry.service.empty() ? "*" : lower(trim(entry.service));
    add_words(NeedleKind::kLinkedHandle, words, WordGap::kLoose, service + "/" + name);
  }

  void add_record(const RecordEntry& entry) {
    ++group_;
    for (const RecordEntry::Condition& condition : entry.conditions) {
      Needle needle;
      needle.kind = NeedleKind::kRecord;
      needle.group = group_;
      needle.group_size = static_cast<std::uint8_t>(entry.conditions.size());
      needle.hash = needle.lead = hasher_.value(trim(condition.value));
      add(needle, record_spelling(condition.place, condition.value));
    }
  }

  NeedleHasher hasher_;
  std::vector<Needle>& out_;
  std::uint32_t subject_ = 0;
  std::uint32_t group_ = 0;
};

}  // namespace

StrongDigest NeedleHasher::strong(NeedleKind kind, std::string_view spelling) {
  const char tag = static_cast<char>(kind);
  const Digest whole = strong_({&tag, 1}, spelling);
  StrongDigest digest;
  std::copy_n(whole.begin(), digest.size(), digest.begin());
  return digest;
}

NeedleSet make_needles(const Registry& registry, const Digest& key) {
  NeedleSet set;
  NeedleSection& section = set.sections.emplace_back();
  section.key = key;
  NeedleMaker maker(key, section.needles);
  for (const Subject& subject : registry.subjects) {
    maker.add_subject(subject, static_cast<std::uint32_t>(set.subjects.size()));
    set.subjects.push_back({subject.id, subject.action});
  }
  std::ranges::sort(section.needles);
  section.needles.erase(std::unique(section.needles.begin(), section.needles.end()),
                        section.needles.end());
  return set;
}

std::string email_spelling(std::string_view address, NeedleKind kind) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {};
  std::string local(address.substr(0, at));
  std::string_view host = address.substr(at + 1);
  if (host == "googlemail.com") host = "gmail.com";
  const bool untag = kind == NeedleKind::kEmailUntagged || kind == NeedleKind::kEmailBare;
  const bool undot = kind == NeedleKind::kEmailUndotted || kind == NeedleKind::kEmailBare;
  if (untag) local.resize(std::min(local.size(), local.find('+')));
  if (undot) std::erase(local, '.');
  if (local.empty()) return {};
  return local + "@" + std::string(host);
}

std::string handle_spelling(std::string_view name) {
  name = trim(name);
  while (name.starts_with('@')) name.remove_prefix(1);
  return lower(name);
}

std::string record_spelling(std::string_view place, std::string_view value) {
  std::string out(place);
  out.push_back('\0');
  return out.append(trim(value));
}

}  // namespace expunge
