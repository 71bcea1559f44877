// Mailboxes.
#include <arpa/inet.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/coined_words.h"
#include "detect/public_suffix.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"
#include "detect/word_list.h"
#include "names/name_lists.h"

namespace expunge {
namespace {

// RFC 2606 and RFC 6761: reserved for documentation and tests.
bool is_reserved_domain(std::string_view domain) {
  for (std::string_view top : {".test", ".invalid", ".example", ".localhost", ".local"}) {
    if (domain.ends_with(top)) return true;
  }
  return false;
}

bool is_documentation_domain(std::string_view domain) {
  for (std::string_view name :
       {"example.com", "example.org", "example.net", "example.edu", "domain.com", "yourdomain.com",
        "yourcompany.com", "company.com", "email.com", "test.com", "mail.com"}) {
    if (domain == name) return true;
    if (name.starts_with("example") && domain.size() > name.size() && domain.ends_with(name) &&
        domain[domain.size() - name.size() - 1] == '.') {
      return true;
    }
  }
  return false;
}

// Local parts that stand for nobody when the domain does too; sorted.
constexpr std::string_view kStandInLocals[] = {
    "abc",       "admin",     "alice",      "bar",        "bob",       "contact",    "customer",
    "email",     "foo",       "foobar",     "hello",      "info",      "jane.doe",   "jane_doe",
    "janedoe",   "jdoe",      "joe",        "john",       "john.doe",  "john.smith", "john_doe",
    "johndoe",   "johnsmith", "me",         "my.name",    "myemail",   "myname",     "name",
    "noreply",   "sales",     "sample",     "someone",    "support",   "test",       "test.user",
    "testuser",  "user",      "user.name",  "user1",      "user2",     "username",   "webmaster",
    "you",       "your",      "your-email", "your.email", "your.name", "your_email", "your_name",
    "youremail", "yourname"};

// How people say where a provider's name goes when they explain what an address is.
constexpr std::string_view kSaidHosts[] = {"anbieter", "dom\xC3\xADnio", "domain",   "domaine",
                                           "domein",   "domena",         "domeniu",  "dominio",
                                           "domini",   "fournisseur",    "provedor", "proveedor",
                                           "provider", "sito",           "site"};

// "a sign and a dot on the map": a host of one letter, or one that only stands for any.
bool explains_signs(const ValueContext& context, std::string_view domain) {
  const std::string_view host = domain.substr(0, domain.find('.'));
  return context.is_said && (host.size() == 1 || is_in(host, kSaidHosts));
}

// Mailboxes that answer for a machine or a firm.
constexpr std::string_view kRoleLocals[] = {"abuse",
                                            "accounts",
                                            "admin",
                                            "billing",
                                            "careers",
                                            "contact",
                                            "customerservice",
                                            "enquiries",
                                            "feedback",
                                            "hello",
                                            "help",
                                            "hostmaster",
                                            "hr",
                                            "info",
                                            "jobs",
                                            "legal",
                                            "mail",
                                            "marketing",
                                            "media",
                                            "newsletter",
                                            "office",
                                            "orders",
                                            "postmaster",
                                            "press",
                                            "privacy",
                                            "sales",
                                            "security",
                                            "service",
                                            "support",
                                            "team",
                                            "webmaster"};

// What stands before an address that is said, and is no part of it.
constexpr std::string_view kNoLocalWords[] = {
    "address", "again", "also", "contact", "e-mail", "email",  "gmail", "here",  "mail", "mostly",
    "new",     "now",   "old",  "private", "real",   "school", "spam",  "still", "work"};

constexpr std::string_view kMachineLocals[] = {
    "bounce",        "bounces",  "do-not-reply", "donotreply", "git", "hg",
    "mailer-daemon", "no-reply", "no_reply",     "noreply",    "svn"};

// "https://user:pass@host": the part before the @ is a credential, not a mailbox.
bool is_url_userinfo(const ValueContext& context) {
  std::size_t at = context.begin;
  while (at > 0) {
    const char c = context.text[at - 1];
    if (c == '/' || c == '?' || c == '&' || c == '=') {
      return c == '/' && at > 1 && context.text[at - 2] == '/' && at > 2 &&
             context.text[at - 3] == ':';
    }
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '"' || c == '<' || c == '>') break;
    --at;
  }
  return false;
}

// Ends the domain at its last known suffix: "jane@mail.net.Thanks" leaves off the next sentence.
bool settle_domain(ValueContext& context, std::size_t domain_begin) {
  while (true) {
    const std::string_view raw = context.text.substr(domain_begin, context.end - domain_begin);
    const std::size_t dot = raw.rfind('.');
    if (dot == std::string_view::npos) return false;
    const std::string_view last = raw.substr(dot + 1);
    const bool new_sentence = last.size() > 1 && is_ascii_upper(last[0]) &&
                              is_ascii_lower(last[1]) &&
                              std::ranges::none_of(raw.substr(0, dot), is_ascii_upper) &&
                              raw.substr(0, dot).find('.') != std::string_view::npos;
    if (!new_sentence && has_public_suffix(ascii_lower(raw))) return true;
    context.end = domain_begin + dot;
  }
}

// Scripts written without spaces glue the word before to the address: keep the ASCII tail.
void drop_glued_prefix(ValueContext& context, std::size_t at_sign) {
  std::size_t begin = at_sign;
  while (begin > context.begin && static_cast<unsigned char>(context.text[begin - 1]) < 0x80) {
    --begin;
  }
  if (begin == context.begin || begin == at_sign) return;
  // Lead bytes E0 to F4 begin the scripts from Devanagari on, symbols and emoji.
  std::size_t lead = begin - 1;
  while (lead > context.begin && continues_character(context.text[lead])) {
    --lead;
  }
  if (static_cast<unsigned char>(context.text[lead]) >= 0xE0) context.begin = begin;
}

bool is_image_density(std::string_view domain) {
  return domain.size() > 3 && is_ascii_digit(domain[0]) && domain[1] == 'x' && domain[2] == '.';
}

void trim_local(ValueContext& context) {
  while (context.begin < context.end) {
    const char c = context.text[context.begin];
    const bool emphasis =
        c == '_' && byte_after(context) == '_';  // Markdown around the whole address
    if (c != '.' && c != '-' && c != '\'' && c != '+' && !emphasis) return;
    ++context.begin;
  }
}

// "it's o t t e r @ ...", read as one word: the verb is no part of the name.
void drop_its(ValueContext& context) {
  for (const std::string_view its : {"it's", "that's", "here's", "mine's", "mail's", "email's"}) {
    if (!equals_ignore_ascii_case(value_of(context).substr(0, its.size()), its)) continue;
    context.begin += its.size();
    while (context.begin < context.end && context.text[context.begin] == ' ') ++context.begin;
    return;
  }
}

// "Message-ID: <...@mail.host>" names a message (RFC 5322 section 3.6.4).
bool is_message_id(const ValueContext& context) {
  const std::string line = ascii_lower(line_before(context, 200));
  return line.find('<') != std::string::npos &&
         (line.starts_with("message-id:") || line.starts_with("in-reply-to:") ||
          line.starts_with("references:"));
}

}  // namespace

namespace {

// "my mail is wren ward at kestrelmail dot com": words of a local part that is said, behind what
// announces it.
void take_said_words(ValueContext& context) {
  static const RE2 announced(
      "(?i)\\b(?:e-?mails?|mail|addy|address)(?: address| id)?(?: is|'s|:| ?=| ?-)? ?:? ?"
      "((?:[a-z0-9]{1,20} ){1,3})$");
  const std::string_view line = line_before(context, 72);
  // Or behind nothing: "fern wolf at gmail dot com no spaces".
  static const RE2 word_before("(?:^|[ ,:])([a-z0-9]{2,20} )$");
  static const RE2 as_one("(?i)^[ ,(]{1,2}(?:no spaces?|without spaces?|(?:all )?one word)");
  const std::string_view after = context.text.substr(context.end, 24);
  re2::StringPiece words;
  const re2::StringPiece before(line.data(), line.size());
  const bool one = RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), as_one) &&
                   RE2::PartialMatch(before, word_before, &words);
  if (!one && !RE2::PartialMatch(before, announced, &words)) return;
  for (const std::string_view word : split({words.data(), words.size() - 1}, ' ')) {
    if ((context.lists->flags(ascii_lower(word)) & kFunctionWord) != 0) return;
    if (is_in(word, kNoLocalWords)) return;
  }
  context.begin -= words.size();
}

}  // namespace

// RFC 5321 section 4.1.2 (dot-string form), RFC 6531 for other scripts; the domain is judged by the
// public suffix list.
Verdict validate_email(ValueContext& context) {
  std::size_t at_sign = context.text.find('@', context.begin);
  if (at_sign == std::string_view::npos || at_sign >= context.end) return Verdict::kNo;
  if (is_url_userinfo(context) || is_message_id(context)) return Verdict::kNo;
  drop_glued_prefix(context, at_sign);
  if (!settle_domain(context, at_sign + 1)) return Verdict::kNo;
  trim_local(context);
  drop_its(context);
  if (context.begin >= at_sign) return Verdict::kNo;
  if (byte_before(context) == '@') return Verdict::kNo;  // an account of the fediverse
  const std::string_view local = context.text.substr(context.begin, at_sign - context.begin);
  const std::string domain =
      ascii_lower(context.text.substr(at_sign + 1, context.end - at_sign - 1));
  if (local.size() > 64 || local.ends_with('.') || local.find("..") != std::string_view::npos) {
    return Verdict::kNo;
  }
  if (domain.find("-.") != std::string::npos || domain.find(".-") != std::string::npos ||
      domain.starts_with('-')) {
    return Verdict::kNo;  // RFC 1035 section 2.3.1
  }
  if (domain.find("..") != std::string::npos || domain.starts_with('.') ||
      is_image_density(domain) || is_reserved_domain(domain)) {
    return Verdict::kNo;
  }
  // "git@host.org:team/repo", "deploy@host.org:~$" are logins.
  const char next = byte_after(context, 1);
  if (byte_after(context) == ':' && (next == '~' || next == '/')) return Verdict::kNo;
  if (is_in(local, kMachineLocals) || explains_signs(context, domain)) return Verdict::kNo;
  if (context.is_said && context.lists != nullptr) take_said_words(context);
  if (is_documentation_domain(domain)) {
    return is_in(local, kStandInLocals) ? Verdict::kNo : Verdict::kNoOpinion;
  }
  return is_in(local, kRoleLocals) ? Verdict::kNoOpinion : Verdict::kYes;
}

// The value is what names the provider ("its outlook"); the name of the mailbox stands before it.
Verdict validate_mailbox_before(ValueContext& context) {
  const std::string_view text = context.text;
  std::size_t end = context.begin;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (text.substr(0, end).ends_with(" and")) end -= 4;
  while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
  std::size_t begin = end;
  const auto is_part = [](char c) {
    return is_ascii_alnum(c) || std::string_view("._-").find(c) != std::string_view::npos;
  };
  while (begin > 0 && is_part(text[begin - 1])) --begin;
  const std::string_view name = text.substr(begin, end - begin);
  constexpr std::size_t kShortest = 4;
  if (name.size() < kShortest || !is_ascii_letter(name.front()) || !is_ascii_alnum(name.back())) {
    return Verdict::kNo;
  }
  if (begin > 0 && std::string_view("@/\\").find(text[begin - 1]) != std::string_view::npos) {
    return Verdict::kNo;
  }
  const std::size_t sign = name.find_first_of("0123456789._");
  if (sign == std::string_view::npos || name.find("..") != std::string_view::npos) {
    return Verdict::kNo;
  }
  // "brightfen.com at gmail": a host; "v2.0 at gmail": a version.
  const std::size_t stop = name.rfind('.');
  if (stop != std::string_view::npos && name.size() - stop <= 4) return Verdict::kNo;
  context.begin = begin;
  return Verdict::kNoOpinion;
}

// "wrenlamp on gmail": a name that is no word of a sentence.
Verdict validate_provider_mailbox(ValueContext& context) {
  const std::string_view value = value_of(context);
  const std::string name = ascii_lower(value.substr(0, value.find_first_of(", @")));
  if (name.find("..") != std::string::npos || name.ends_with('.')) return Verdict::kNo;
  if (name.find_first_of("0123456789._-") != std::string::npos) return Verdict::kNoOpinion;
  return is_coined(name, context.lists) ? Verdict::kNoOpinion : Verdict::kNo;
}

// "danaATmailDOTcom": judged as the address it stands for.
Verdict validate_email_glued(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context))) {
    return Verdict::kNo;
  }
  const std::string_view value = value_of(context);
  const bool capitals = value.find("DOT") != std::string_view::npos;
  const bool low = value.find("_dot_") != std::string_view::npos;
  const std::string_view at_word = capitals ? "AT" : low ? "_at_" : "-at-";
  const std::string_view dot_word = capitals ? "DOT" : low ? "_dot_" : "-dot-";
  const std::size_t dot = value.find(dot_word);
  if (dot == std::string_view::npos) return Verdict::kNo;
  const std::size_t sign = value.substr(0, dot).rfind(at_word);
  if (sign == std::string_view::npos) return Verdict::kNo;
  std::string address(value.substr(0, sign));
  address += '@';
  for (std::string_view rest = value.substr(sign + at_word.size());;) {
    const std::size_t next = rest.find(dot_word);
    address += rest.substr(0, next);
    if (next == std::string_view::npos) break;
    address += '.';
    rest.remove_prefix(next + dot_word.size());
  }
  ValueContext whole = context;
  whole.text = address;
  whole.begin = 0;
  whole.end = address.size();
  const Verdict verdict = validate_email(whole);
  // What is left out at the end would not be known here.
  return whole.begin == 0 && whole.end == address.size() ? verdict : Verdict::kNo;
}

namespace {

bool is_atext(char c) {
  return is_ascii_alnum(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_string(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return false;
  return text.find("..") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return c == '.' || is_atext(c); });
}

bool is_quoted_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  text = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < ' ' || text[i] > '~' || text[i] == '"') return false;
    if (text[i] == '\\' && ++i >= text.size()) return false;
  }
  return true;
}

bool is_domain_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char c) { return is_ascii_alnum(c) || c == '-'; });
}

bool is_domain(std::string_view text) {
  const std::vector<std::string_view> labels = split(text, '.');
  return std::ranges::all_of(labels, is_domain_label);
}

// "[192.0.2.1]", "[IPv6:2001:db8::1]" (RFC 5321 section 4.1.3).
bool is_address_literal(std::string_view text) {
  if (text.size() < 4 || text.front() != '[' || text.back() != ']') return false;
  const std::string inside(text.substr(1, text.size() - 2));
  std::array<unsigned char, 16> address{};
  if (ascii_lower(inside).starts_with("ipv6:")) {
    return inet_pton(AF_INET6, inside.c_str() + 5, address.data()) == 1;
  }
  return inet_pton(AF_INET, inside.c_str(), address.data()) == 1;
}

}  // namespace

// The whole grammar of RFC 5321 section 4.1.2, for what can be nothing else: quoted local parts,
// address literals, domains of one label.
Verdict validate_mailbox(ValueContext& context) {
  const std::string_view value = value_of(context);
  const std::size_t at_sign = value.rfind('@');
  if (at_sign == std::string_view::npos) return Verdict::kNo;
  const std::string_view local = value.substr(0, at_sign);
  const std::string_view domain = value.substr(at_sign + 1);
  if (local.size() > 64 || domain.size() > 255) return Verdict::kNo;
  if (!is_dot_string(local) && !is_quoted_string(local)) return Verdict::kNo;
  if (!is_domain(domain) && !is_address_literal(domain)) return Verdict::kNo;
  const std::string lower = ascii_lower(domain);
  const bool one_label = lower.find_first_of(".[") == std::string::npos;
  context.is_published = is_reserved_domain(lower) || is_documentation_domain(lower) || one_label;
  return one_label ? Verdict::kNoOpinion : Verdict::kYes;
}

}  // namespace expunge
