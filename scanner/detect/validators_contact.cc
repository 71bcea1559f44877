// Mailboxes, profile links and user names.
#include <libpsl.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

// True if the domain ends in a suffix of the ICANN section of the public suffix list and a label
// stands before it.  Some top-level domains are no suffix themselves (za), so each tail is tried.
// The list is compiled into libpsl: nothing is read at run time.
bool has_public_suffix(const std::string& domain) {
  const psl_ctx_t* list = psl_builtin();
  if (list == nullptr) return false;
  constexpr int kKnown = PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE;
  std::size_t dot = domain.rfind('.');
  for (int labels = 1; labels <= 3 && dot != std::string::npos && dot > 0; ++labels) {
    if (psl_is_public_suffix2(list, domain.c_str() + dot + 1, kKnown) != 0) return true;
    dot = domain.rfind('.', dot - 1);
  }
  return false;
}

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

constexpr std::string_view kMachineLocals[] = {
    "bounce",        "bounces",  "do-not-reply", "donotreply", "git", "hg",
    "mailer-daemon", "no-reply", "no_reply",     "noreply",    "svn"};

template <std::size_t N>
bool is_in(std::string_view word, const std::string_view (&list)[N]) {
  const std::string lower = ascii_lower(word);
  return std::ranges::find(list, std::string_view(lower)) != std::end(list);
}

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
  while (lead > context.begin && (static_cast<unsigned char>(context.text[lead]) & 0xC0) == 0x80) {
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

}  // namespace

// RFC 5321 section 4.1.2 (dot-string form), RFC 6531 for other scripts; the domain is judged by the
// public suffix list.
Verdict validate_email(ValueContext& context) {
  std::size_t at_sign = context.text.find('@', context.begin);
  if (at_sign == std::string_view::npos || at_sign >= context.end) return Verdict::kNo;
  if (is_url_userinfo(context)) return Verdict::kNo;
  drop_glued_prefix(context, at_sign);
  if (!settle_domain(context, at_sign + 1)) return Verdict::kNo;
  trim_local(context);
  if (context.begin >= at_sign) return Verdict::kNo;
  if (byte_before(context) == '@') return Verdict::kNo;  // an account of the fediverse
  const std::string_view local = context.text.substr(context.begin, at_sign - context.begin);
  const std::string domain =
      ascii_lower(context.text.substr(at_sign + 1, context.end - at_sign - 1));
  if (local.size() > 64 || local.ends_with('.') || local.find("..") != std::string_view::npos) {
    return Verdict::kNo;
  }
  if (domain.find("..") != std::string::npos || domain.starts_with('.') ||
      is_image_density(domain) || is_reserved_domain(domain)) {
    return Verdict::kNo;
  }
  // "git@host.org:team/repo", "deploy@host.org:~$" are logins.
  const char next = byte_after(context, 1);
  if (byte_after(context) == ':' && (next == '~' || next == '/')) return Verdict::kNo;
  if (is_in(local, kMachineLocals)) return Verdict::kNo;
  if (is_documentation_domain(domain)) {
    return is_in(local, kStandInLocals) ? Verdict::kNo : Verdict::kNoOpinion;
  }
  return is_in(local, kRoleLocals) ? Verdict::kNoOpinion : Verdict::kYes;
}

namespace {

// Pages of the services themselves, where a user name would stand; sorted.
constexpr std::string_view kServicePages[] = {
    "about",       "account",    "accounts",    "ads",        "api",       "apps",
    "app",         "assets",     "blog",        "business",   "careers",   "categories",
    "channel",     "channels",   "collections", "contact",    "create",    "dashboard",
    "developer",   "developers", "directory",   "discover",   "docs",      "download",
    "downloads",   "embed",      "en",          "events",     "explore",   "faq",
    "features",    "feed",       "games",       "groups",     "hashtag",   "help",
    "home",        "i",          "images",      "index.html", "index.php", "intent",
    "issues",      "jobs",       "join",        "legal",      "login",     "logout",
    "marketplace", "media",      "messages",    "new",        "news",      "notifications",
    "oauth",       "orgs",       "p",           "pages",      "photo",     "photos",
    "playlist",    "popular",    "premium",     "press",      "pricing",   "privacy",
    "products",    "pulls",      "reel",        "reels",      "register",  "results",
    "search",      "security",   "settings",    "share",      "sharer",    "shop",
    "shorts",      "signin",     "signup",      "sponsors",   "stars",     "static",
    "status",      "stories",    "support",     "tag",        "tags",      "terms",
    "topics",      "trending",   "tv",          "upload",     "video",     "videos",
    "watch",       "web",        "wiki",        "www"};

std::string_view last_segment(std::string_view url) {
  const std::size_t query = url.find_first_of("?#");
  url = url.substr(0, query);
  while (url.ends_with('/')) url.remove_suffix(1);
  return url.substr(url.rfind('/') + 1);
}

}  // namespace

// The first path segment is who the link leads to; pages of the service are nobody.
Verdict validate_profile_url(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || byte_before(context) == '@') return Verdict::kNo;
  // Punctuation of the sentence; a closing bracket belongs to the link only if it opens in it.
  while (context.end > context.begin) {
    const char last = context.text[context.end - 1];
    const std::string_view value = value_of(context);
    if (last == ')' && std::ranges::count(value, '(') >= std::ranges::count(value, ')')) break;
    if (std::string_view(".,;:!?'\"*_)]}>|~`").find(last) == std::string_view::npos) break;
    if (last == '_' && byte_after(context) != '_') break;  // user names may end in it
    --context.end;
  }
  std::string_view url = value_of(context);
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::size_t slash = url.find('/');
  if (slash == std::string_view::npos) return Verdict::kNoOpinion;
  std::string_view first = url.substr(slash + 1);
  first = first.substr(0, first.find_first_of("/?#"));
  if (first.empty()) return Verdict::kNo;
  if (is_in(first, kServicePages) || is_in(last_segment(url), kServicePages)) return Verdict::kNo;
  const std::string lower = ascii_lower(url);
  for (std::string_view stand_in : {"username", "your_", "your-", "yourname", "youruser", "/user/",
                                    "example", "handle", "{", "<", "..."}) {
    if (lower.find(stand_in, slash) != std::string::npos) return Verdict::kNo;
  }
  return Verdict::kNoOpinion;
}

namespace {

// What stands behind an @ in code, style sheets, documentation comments and group mentions; sorted.
constexpr std::string_view kNotHandles[] = {"abstract",
                                            "after",
                                            "all",
                                            "api",
                                            "app",
                                            "apply",
                                            "article",
                                            "aspect",
                                            "async",
                                            "author",
                                            "autowired",
                                            "babel",
                                            "bean",
                                            "before",
                                            "beforeall",
                                            "beforeeach",
                                            "book",
                                            "bot",
                                            "cacheable",
                                            "channel",
                                            "charset",
                                            "class",
                                            "classmethod",
                                            "click",
                                            "component",
                                            "composable",
                                            "configuration",
                                            "constructor",
                                            "contextmanager",
                                            "controller",
                                            "cached",
                                            "column",
                                            "data",
                                            "dataclass",
                                            "date",
                                            "decorator",
                                            "default",
                                            "define",
                                            "delete",
                                            "deletemapping",
                                            "deprecated",
                                            "describe",
                                            "directive",
                                            "document",
                                            "each",
                                            "echo",
                                            "else",
                                            "embeddable",
                                            "emits",
                                            "end",
                                            "endif",
                                            "endsection",
                                            "entity",
                                            "enum",
                                            "environment",
                                            "environmentobject",
                                            "everybody",
                                            "everyone",
                                            "example",
                                            "exception",
                                            "extend",
                                            "extends",
                                            "file",
                                            "final",
                                            "font-face",
                                            "for",
                                            "foreach",
                                            "forward",
                                            "friends",
                                            "function",
                                            "functools",
                                            "generated",
                                            "getmapping",
                                            "getter",
                                            "gmail",
                                            "handler",
                                            "here",
                                            "home",
                                            "hotmail",
                                            "icloud",
                                            "id",
                                            "if",
                                            "ignore",
                                            "implements",
                                            "import",
                                            "include",
                                            "inject",
                                            "injectable",
                                            "inline",
                                            "input",
                                            "interface",
                                            "internal",
                                            "jit",
                                            "joincolumn",
                                            "jvmstatic",
                                            "keyframes",
                                            "layer",
                                            "license",
                                            "link",
                                            "login",
                                            "long",
                                            "lru_cache",
                                            "main",
                                            "mainactor",
                                            "manytoone",
                                            "media",
                                            "method",
                                            "mixin",
                                            "mock",
                                            "mocks",
                                            "mockbean",
                                            "injectmocks",
                                            "spybean",
                                            "captor",
                                            "model",
                                            "modifier",
                                            "module",
                                            "name",
                                            "namespace",
                                            "ngmodule",
                                            "njit",
                                            "noinspection",
                                            "nonnull",
                                            "nullable",
                                            "objc",
                                            "observable",
                                            "observedobject",
                                            "onetomany",
                                            "online",
                                            "optional",
                                            "org",
                                            "outlook",
                                            "output",
                                            "overload",
                                            "override",
                                            "package",
                                            "page",
                                            "param",
                                            "params",
                                            "parametrize",
                                            "patch",
                                            "pathvariable",
                                            "people",
                                            "php",
                                            "pipe",
                                            "plugin",
                                            "post",
                                            "postmapping",
                                            "prefix",
                                            "preview",
                                            "prisma",
                                            "private",
                                            "prop",
                                            "property",
                                            "protected",
                                            "protonmail",
                                            "provides",
                                            "pytest",
                                            "public",
                                            "published",
                                            "put",
                                            "putmapping",
                                            "readonly",
                                            "record",
                                            "register",
                                            "repository",
                                            "requestbody",
                                            "requestmapping",
                                            "requestparam",
                                            "responsebody",
                                            "restcontroller",
                                            "return",
                                            "returns",
                                            "role",
                                            "route",
                                            "safevarargs",
                                            "scene",
                                            "schema",
                                            "scope",
                                            "section",
                                            "see",
                                            "serializable",
                                            "server",
                                            "service",
                                            "setter",
                                            "shared_task",
                                            "since",
                                            "singleton",
                                            "slot",
                                            "slf4j",
                                            "someone",
                                            "source",
                                            "spring",
                                            "springbootapplication",
                                            "state",
                                            "stateobject",
                                            "static",
                                            "staticmethod",
                                            "store",
                                            "suppress",
                                            "suppresswarnings",
                                            "supports",
                                            "swagger",
                                            "table",
                                            "tailwind",
                                            "target",
                                            "task",
                                            "template",
                                            "test",
                                            "throws",
                                            "todo",
                                            "tool",
                                            "transactional",
                                            "type",
                                            "typedef",
                                            "types",
                                            "unique",
                                            "update",
                                            "use",
                                            "user",
                                            "username",
                                            "users",
                                            "uuid",
                                            "validate",
                                            "value",
                                            "var",
                                            "vararg",
                                            "version",
                                            "viewchild",
                                            "viewbuilder",
                                            "vite",
                                            "viewport",
                                            "vue",
                                            "watch",
                                            "while",
                                            "work",
                                            "wraps",
                                            "yahoo",
                                            "you",
                                            "yourname",
                                            "yourusername"};

bool is_not_handle(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return std::ranges::find(kNotHandles, std::string_view(lower)) != std::end(kNotHandles);
}

bool has_digit_or_mark(std::string_view name) {
  return std::ranges::any_of(name,
                             [](char c) { return is_ascii_digit(c) || c == '_' || c == '.'; });
}

// The rest of the line ends like code: a declaration or a block of a style sheet.
bool line_ends_like_code(const ValueContext& context) {
  const std::size_t line_end = context.text.find_first_of("\r\n", context.end);
  const std::string_view rest =
      trim(context.text.substr(context.end, std::min(line_end, context.text.size()) - context.end));
  return rest.ends_with(';') || rest.ends_with('{');
}

// Accounts of services and of people everybody knows; sorted.
constexpr std::string_view kPublicAccounts[] = {"admin",
                                                "apple",
                                                "barackobama",
                                                "billgates",
                                                "bbc",
                                                "botfather",
                                                "cnn",
                                                "dependabot",
                                                "discord",
                                                "elonmusk",
                                                "espn",
                                                "github",
                                                "google",
                                                "instagram",
                                                "kimkardashian",
                                                "microsoft",
                                                "mod",
                                                "moderator",
                                                "mods",
                                                "mrbeast",
                                                "nasa",
                                                "natgeo",
                                                "netflix",
                                                "nike",
                                                "nintendo",
                                                "nytimes",
                                                "openai",
                                                "playstation",
                                                "pokimane",
                                                "potus",
                                                "realdonaldtrump",
                                                "spacex",
                                                "spotify",
                                                "staff",
                                                "support",
                                                "taylorswift",
                                                "taylorswift13",
                                                "tesla",
                                                "tiktok",
                                                "twitch",
                                                "twitter",
                                                "who",
                                                "x",
                                                "xbox",
                                                "youtube"};

bool is_public_account(std::string_view name) { return is_in(name, kPublicAccounts); }

// "@client.event" on a line of its own, with a function on the next.
bool decorates_code(const ValueContext& context) {
  if (context.begin > 0 && !line_before(context, 40).empty() &&
      line_before(context, 40).find_first_not_of(" \t") != std::string_view::npos) {
    return false;
  }
  std::string_view next = context.text.substr(context.end);
  if (!next.starts_with('\n')) return false;
  next.remove_prefix(std::min(next.find_first_not_of("\n\t "), next.size()));
  for (std::string_view word : {"def ", "async ", "class ", "public ", "private ", "protected ",
                                "fun ", "void ", "func ", "export ", "static ", "@"}) {
    if (next.starts_with(word)) return true;
  }
  return false;
}

}  // namespace

Verdict validate_handle_at(ValueContext& context) {
  while (context.end > context.begin + 1) {
    const char last = context.text[context.end - 1];
    if (last != '.' && last != '-' && !(last == '_' && byte_before(context) == '_')) break;
    --context.end;
  }
  const std::string_view name = value_of(context).substr(1);
  if (name.size() < 3 && !(name.size() == 2 && !is_ascii_digit(name[0]))) return Verdict::kNo;
  if (std::ranges::none_of(name, is_ascii_letter)) return Verdict::kNo;
  const char after = byte_after(context);
  if (std::string_view("/[({=\\").find(after) != std::string_view::npos) return Verdict::kNo;
  if (after == ':' && (byte_after(context, 1) == ':' || byte_after(context, 1) == '=')) {
    return Verdict::kNo;
  }
  // "@5pm", "@10k", "@2x": times, prices, densities.
  const std::size_t letters = name.find_first_not_of("0123456789.");
  if (letters > 0 && name.size() - letters <= 3) return Verdict::kNo;
  const std::string_view head = name.substr(0, name.find_first_of(".-"));
  if (is_not_handle(name) || is_not_handle(head)) return Verdict::kNo;
  // "@gmail.com" finishes an address; it names nobody.
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && name.find_first_of("_@") == std::string_view::npos) {
    for (std::string_view top : {"com", "net", "org", "edu", "gov"}) {
      if (name.substr(dot + 1) == top) return Verdict::kNo;
    }
  }
  if (line_ends_like_code(context) || decorates_code(context)) return Verdict::kNo;
  // "@orbital:registry=", a scope in the settings of a package manager.
  if (after == ':' && is_ascii_letter(byte_after(context, 1))) return Verdict::kNo;
  return is_public_account(name) ? Verdict::kNo : Verdict::kNoOpinion;
}

namespace {

// Words that follow "snap", "insta", "discord", "my handle is" and are no user names.
constexpr std::string_view kNotUserNames[] = {
    "a",         "about",     "account",   "acc",      "accounts",  "add",       "after",
    "again",     "all",       "already",   "also",     "always",    "am",        "an",
    "and",       "any",       "anyone",    "anything", "app",       "apps",      "are",
    "as",        "at",        "back",      "bad",      "bc",        "because",   "been",
    "better",    "bio",       "bot",       "but",      "by",        "call",      "can",
    "chat",      "cool",      "dead",      "did",      "dm",        "dms",       "do",
    "does",      "down",      "em",        "es",       "ein",       "eine",      "est",
    "even",      "ever",      "every",     "false",    "feed",      "filter",    "filters",
    "for",       "friend",    "friends",   "from",     "full",      "fun",       "get",
    "go",        "gone",      "good",      "got",      "group",     "had",       "handle",
    "hacked",    "has",       "have",      "he",       "her",       "here",      "him",
    "his",       "how",       "i",         "if",       "im",        "in",        "info",
    "instead",   "into",      "invite",    "is",       "ist",       "it",        "its",
    "just",      "kik",       "know",      "la",       "le",        "lol",       "like",
    "link",      "live",      "maybe",     "me",       "message",   "mine",      "mom",
    "more",      "my",        "name",      "never",    "new",       "no",        "nobody",
    "none",      "not",       "nothing",   "now",      "null",      "of",        "off",
    "ok",        "okay",      "on",        "one",      "only",      "or",        "our",
    "out",       "page",      "pic",       "pics",     "photo",     "photos",    "please",
    "post",      "posts",     "private",   "profile",  "public",    "rn",        "same",
    "se",        "she",       "so",        "some",     "someone",   "something", "soon",
    "spam",      "still",     "stories",   "story",    "streak",    "streaks",   "stuff",
    "support",   "tbh",       "than",      "thanks",   "that",      "the",       "their",
    "them",      "then",      "there",     "they",     "thing",     "this",      "tho",
    "though",    "to",        "today",     "too",      "true",      "u",         "un",
    "una",       "undefined", "unknown",   "up",       "ur",        "us",        "use",
    "user",      "username",  "users",     "very",     "video",     "videos",    "was",
    "way",       "we",        "well",      "were",     "what",      "when",      "where",
    "which",     "who",       "why",       "will",     "with",      "wont",      "work",
    "working",   "would",     "y",         "ya",       "yes",       "yet",       "you",
    "your",      "yours",     "server",    "servers",  "mod",       "mods",      "channel",
    "game",      "games",     "player",    "players",  "store",     "sale",      "deck",
    "website",   "site",      "api",       "token",    "developer", "discord",   "snap",
    "snapchat",  "insta",     "instagram", "telegram", "twitter",   "steam",     "tiktok",
    "whatsapp",  "facebook",  "reddit",    "youtube",  "twitch",    "skype",     "xbox",
    "psn",       "line",      "number",    "id",       "taken",     "banned",    "deleted",
    "locked",    "down",      "broken",    "blocked",  "boring",    "trash",     "decision",
    "decisions", "sent",      "between",   "de",       "el",        "o",         "e",
    "da",        "do",        "mein",      "meu",      "mi",        "mon",       "minha",
    "pra",       "para",      "por",       "que",      "com",       "com.",      "no.",
    "und",       "oder"};

bool is_user_name_word(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return std::ranges::find(kNotUserNames, std::string_view(lower)) == std::end(kNotUserNames);
}

void trim_user_name(ValueContext& context) {
  while (context.end > context.begin + 1) {
    const char last = context.text[context.end - 1];
    if (last != '.' && last != '-' && last != '\'') return;
    --context.end;
  }
}

}  // namespace

// After a cue that announces a name ("my insta is", "snap:"): any word that is not a common one.
Verdict validate_username(ValueContext& context) {
  trim_user_name(context);
  const std::string_view name = value_of(context);
  const std::string_view bare = name.starts_with('@') ? name.substr(1) : name;
  if (byte_before(context) == '<' || byte_before(context) == '{') return Verdict::kNo;
  if (bare.size() < 3 || byte_after(context) == '(' || byte_after(context) == '@') {
    return Verdict::kNo;
  }
  // "discord: https://", "twitter: t.co/x" are links.
  if (byte_after(context) == '/' || (byte_after(context) == ':' && byte_after(context, 1) == '/')) {
    return Verdict::kNo;
  }
  if (std::ranges::all_of(bare, is_ascii_digit) && bare.size() < 5) return Verdict::kNo;
  return is_user_name_word(bare) ? Verdict::kNoOpinion : Verdict::kNo;
}

// After a bare service name ("add my snap soot_02"): only what looks like a user name.
Verdict validate_username_loose(ValueContext& context) {
  if (validate_username(context) == Verdict::kNo) return Verdict::kNo;
  std::string_view name = value_of(context);
  if (name.starts_with('@')) name.remove_prefix(1);
  if (std::ranges::none_of(name, is_ascii_letter)) return Verdict::kNo;
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    for (std::string_view top : {"com", "net", "org", "gg", "io"}) {
      if (name.substr(dot + 1) == top) return Verdict::kNo;
    }
  }
  return has_digit_or_mark(name) || context.has_context ? Verdict::kNoOpinion : Verdict::kNo;
}

}  // namespace expunge
