// Mentions: what stands behind an @.

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "detect/word_list.h"

namespace expunge {
namespace {

// What stands behind an @ in code, style sheets, documentation comments and group mentions; sorted.
constexpr std::string_view kNotHandles[] = {"abstract",
                                            "abstractmethod",
                                            "after",
                                            "afterall",
                                            "aftereach",
                                            "aftermapping",
                                            "all",
                                            "allargsconstructor",
                                            "androidentrypoint",
                                            "api",
                                            "api_view",
                                            "app",
                                            "apply",
                                            "appstorage",
                                            "article",
                                            "aspect",
                                            "async",
                                            "author",
                                            "autowired",
                                            "available",
                                            "babel",
                                            "bean",
                                            "before",
                                            "beforeall",
                                            "beforeeach",
                                            "bindable",
                                            "binding",
                                            "binds",
                                            "book",
                                            "bot",
                                            "builder",
                                            "cacheable",
                                            "cached",
                                            "cached_property",
                                            "callback",
                                            "captor",
                                            "channel",
                                            "charset",
                                            "class",
                                            "classmethod",
                                            "click",
                                            "column",
                                            "component",
                                            "composable",
                                            "configuration",
                                            "configurationproperties",
                                            "constructor",
                                            "container",
                                            "contentchild",
                                            "contextmanager",
                                            "controller",
                                            "convert",
                                            "custom-variant",
                                            "cython",
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
                                            "disabled",
                                            "discardableresult",
                                            "displayname",
                                            "document",
                                            "each",
                                            "echo",
                                            "else",
                                            "embeddable",
                                            "embedded",
                                            "emits",
                                            "enableautoconfiguration",
                                            "end",
                                            "endif",
                                            "endsection",
                                            "entity",
                                            "enum",
                                            "environment",
                                            "environmentobject",
                                            "escaping",
                                            "eslint",
                                            "eventlistener",
                                            "everybody",
                                            "everyone",
                                            "example",
                                            "exception",
                                            "extend",
                                            "extends",
                                            "fetchrequest",
                                            "field_validator",
                                            "file",
                                            "final",
                                            "fixture",
                                            "flow",
                                            "font-face",
                                            "for",
                                            "foreach",
                                            "forward",
                                            "friends",
                                            "function",
                                            "functionalinterface",
                                            "functools",
                                            "generated",
                                            "generatedvalue",
                                            "getmapping",
                                            "getter",
                                            "gmail",
                                            "handler",
                                            "here",
                                            "hiltviewmodel",
                                            "home",
                                            "hostbinding",
                                            "hostlistener",
                                            "hotmail",
                                            "ibaction",
                                            "iboutlet",
                                            "icloud",
                                            "id",
                                            "if",
                                            "ignore",
                                            "implements",
                                            "import",
                                            "include",
                                            "inheritdoc",
                                            "inject",
                                            "injectable",
                                            "injectmocks",
                                            "inline",
                                            "input",
                                            "interface",
                                            "internal",
                                            "jest-environment",
                                            "jit",
                                            "joincolumn",
                                            "jsx",
                                            "jsximportsource",
                                            "jvmfield",
                                            "jvmoverloads",
                                            "jvmstatic",
                                            "keyframes",
                                            "kotlinx",
                                            "layer",
                                            "license",
                                            "link",
                                            "login",
                                            "login_required",
                                            "lombok",
                                            "long",
                                            "lru_cache",
                                            "main",
                                            "mainactor",
                                            "manytomany",
                                            "manytoone",
                                            "media",
                                            "method",
                                            "mixin",
                                            "mock",
                                            "mockbean",
                                            "mocks",
                                            "model",
                                            "model_validator",
                                            "modifier",
                                            "module",
                                            "name",
                                            "namespace",
                                            "ngmodule",
                                            "njit",
                                            "noargsconstructor",
                                            "noinspection",
                                            "nonnull",
                                            "notblank",
                                            "notempty",
                                            "notnull",
                                            "nsmanaged",
                                            "nullable",
                                            "objc",
                                            "observable",
                                            "observedobject",
                                            "onetomany",
                                            "onetoone",
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
                                            "parameterizedtest",
                                            "parametrize",
                                            "params",
                                            "parcelize",
                                            "patch",
                                            "pathvariable",
                                            "people",
                                            "php",
                                            "pipe",
                                            "plugin",
                                            "post",
                                            "postconstruct",
                                            "postmapping",
                                            "predestroy",
                                            "prefix",
                                            "preview",
                                            "prisma",
                                            "private",
                                            "prop",
                                            "property",
                                            "protected",
                                            "protonmail",
                                            "provides",
                                            "public",
                                            "published",
                                            "put",
                                            "putmapping",
                                            "pytest",
                                            "qualifier",
                                            "query",
                                            "readonly",
                                            "receiver",
                                            "record",
                                            "register",
                                            "remarks",
                                            "repository",
                                            "requestbody",
                                            "requestmapping",
                                            "requestparam",
                                            "requestscope",
                                            "requiredargsconstructor",
                                            "responsebody",
                                            "responsestatus",
                                            "restcontroller",
                                            "return",
                                            "returns",
                                            "role",
                                            "root_validator",
                                            "route",
                                            "safevarargs",
                                            "scene",
                                            "scheduled",
                                            "schema",
                                            "scope",
                                            "screen",
                                            "section",
                                            "see",
                                            "serializable",
                                            "server",
                                            "service",
                                            "setter",
                                            "shared_task",
                                            "since",
                                            "singleton",
                                            "slf4j",
                                            "slot",
                                            "someone",
                                            "source",
                                            "spring",
                                            "springbootapplication",
                                            "spybean",
                                            "starting-style",
                                            "state",
                                            "stateobject",
                                            "static",
                                            "staticmethod",
                                            "store",
                                            "supports",
                                            "suppress",
                                            "suppresslint",
                                            "suppresswarnings",
                                            "swagger",
                                            "table",
                                            "tailwind",
                                            "target",
                                            "task",
                                            "template",
                                            "test",
                                            "testable",
                                            "theme",
                                            "throws",
                                            "todo",
                                            "tool",
                                            "total_ordering",
                                            "trackby",
                                            "transactional",
                                            "ts",
                                            "type",
                                            "typedef",
                                            "types",
                                            "uiapplicationmain",
                                            "unique",
                                            "update",
                                            "use",
                                            "user",
                                            "username",
                                            "users",
                                            "utility",
                                            "uuid",
                                            "validate",
                                            "value",
                                            "var",
                                            "vararg",
                                            "variant",
                                            "version",
                                            "viewbuilder",
                                            "viewchild",
                                            "viewport",
                                            "vite",
                                            "vitest-environment",
                                            "volatile",
                                            "vue",
                                            "watch",
                                            "webfilter",
                                            "webmvctest",
                                            "while",
                                            "work",
                                            "wraps",
                                            "yahoo",
                                            "you",
                                            "yourname",
                                            "yourusername"};

// What manuals write for a user name.
constexpr std::string_view kStandInNames[] = {"someuser", "user",         "username", "user_name",
                                              "yourname", "yourusername", "mention"};

bool is_not_handle(std::string_view name) {
  const std::string lower = ascii_lower(name);
  return std::ranges::find(kNotHandles, std::string_view(lower)) != std::end(kNotHandles);
}

// "@rownum := @rownum + 1": a variable of MySQL, which is set somewhere in the text.
bool is_variable(const ValueContext& context) {
  const std::string_view name = value_of(context);
  for (std::size_t at = context.text.find(":="); at != std::string_view::npos;
       at = context.text.find(":=", at + 2)) {
    std::size_t end = at;
    while (end > 0 && context.text[end - 1] == ' ') --end;
    if (context.text.substr(0, end).ends_with(name)) return true;
  }
  return false;
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
  // Several may stand one above the other.
  for (int lines = 0; lines < 4; ++lines) {
    next.remove_prefix(std::min(next.find_first_not_of("\n\t "), next.size()));
    if (!next.starts_with('@')) break;
    next.remove_prefix(std::min(next.find('\n'), next.size()));
  }
  for (std::string_view word : {"def ", "async ", "class ", "public ", "private ", "protected ",
                                "fun ", "void ", "func ", "export ", "static "}) {
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
  // "@aliceinheiro" with an accent is another word, "@http://" a link, "f*@kn" an oath.
  if (is_beyond_ascii(after) && static_cast<unsigned char>(after) < 0xCA) return Verdict::kNo;
  if (after == ':' && byte_after(context, 1) == '/') return Verdict::kNo;
  // "otter@laptop": an account on a machine.
  if (is_ascii_alnum(byte_before(context))) return Verdict::kNo;
  // "secret@cache:6379": the host of an address and its port.
  if (after == ':' && is_ascii_digit(byte_after(context, 1))) return Verdict::kNo;
  if (context.begin > 1 &&
      std::string_view("!#$%&*").find(byte_before(context)) != std::string_view::npos &&
      is_ascii_letter(context.text[context.begin - 2])) {
    return Verdict::kNo;
  }
  const std::string_view head = name.substr(0, name.find_first_of(".-"));
  const bool stand_in = is_in(name, kStandInNames);
  if (!stand_in && (is_not_handle(name) || is_not_handle(head))) return Verdict::kNo;
  // "@gmail.com" finishes an address; it names nobody.
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && name.find_first_of("_@") == std::string_view::npos) {
    for (std::string_view top : {"com", "net", "org", "edu", "gov", "internal", "local", "lan"}) {
      if (name.substr(dot + 1) == top) return Verdict::kNo;
    }
  }
  if (line_ends_like_code(context) || decorates_code(context)) return Verdict::kNo;
  if (is_variable(context)) return Verdict::kNo;
  // "@orbital:registry=", a scope in the settings of a package manager.
  if (after == ':' && is_ascii_letter(byte_after(context, 1))) return Verdict::kNo;
  context.is_published = stand_in || is_public_account(name);
  return Verdict::kNoOpinion;
}

}  // namespace expunge
