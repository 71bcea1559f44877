// Names of accounts that no sign shows: behind a cue or the name of a service.
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "detect/account_words.h"
#include "detect/coined_words.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "detect/word_list.h"

namespace expunge {
namespace {

bool has_digit_or_mark(std::string_view name) {
  return std::ranges::any_of(name,
                             [](char c) { return is_ascii_digit(c) || c == '_' || c == '.'; });
}

// Words that follow "snap", "insta", "discord", "my handle is" and are no user names.
constexpr std::string_view kNotUserNames[] = {
    "a",         "about",     "account",   "acc",       "accounts",  "add",       "after",
    "again",     "all",       "already",   "also",      "always",    "am",        "an",
    "and",       "any",       "anyone",    "anything",  "app",       "apps",      "are",
    "as",        "at",        "back",      "bad",       "bc",        "because",   "been",
    "better",    "bio",       "bot",       "but",       "by",        "call",      "can",
    "chat",      "cool",      "dead",      "did",       "dm",        "dms",       "do",
    "does",      "down",      "em",        "es",        "ein",       "eine",      "est",
    "even",      "ever",      "every",     "false",     "feed",      "filter",    "filters",
    "for",       "friend",    "friends",   "from",      "full",      "fun",       "get",
    "go",        "gone",      "good",      "got",       "group",     "had",       "handle",
    "hacked",    "has",       "have",      "he",        "her",       "here",      "him",
    "his",       "how",       "i",         "if",        "im",        "in",        "info",
    "instead",   "into",      "invite",    "is",        "ist",       "it",        "its",
    "just",      "kik",       "know",      "la",        "le",        "lol",       "like",
    "link",      "live",      "maybe",     "me",        "message",   "mine",      "mom",
    "more",      "my",        "name",      "never",     "new",       "no",        "nobody",
    "none",      "not",       "nothing",   "now",       "null",      "of",        "off",
    "ok",        "okay",      "on",        "one",       "only",      "or",        "our",
    "out",       "page",      "pic",       "pics",      "photo",     "photos",    "please",
    "post",      "posts",     "private",   "profile",   "public",    "rn",        "same",
    "se",        "she",       "so",        "some",      "someone",   "something", "soon",
    "spam",      "still",     "stories",   "story",     "streak",    "streaks",   "stuff",
    "support",   "tbh",       "than",      "thanks",    "that",      "the",       "their",
    "them",      "then",      "there",     "they",      "thing",     "this",      "tho",
    "though",    "to",        "today",     "too",       "true",      "u",         "un",
    "una",       "undefined", "unknown",   "up",        "ur",        "us",        "use",
    "user",      "username",  "users",     "very",      "video",     "videos",    "was",
    "way",       "we",        "well",      "were",      "what",      "when",      "where",
    "which",     "who",       "why",       "will",      "with",      "wont",      "work",
    "working",   "would",     "y",         "ya",        "yes",       "yet",       "you",
    "your",      "yours",     "server",    "servers",   "mod",       "mods",      "channel",
    "game",      "games",     "player",    "players",   "store",     "sale",      "deck",
    "website",   "site",      "api",       "token",     "developer", "discord",   "snap",
    "wrong",     "nah",       "nope",      "yep",       "yeah",      "idk",       "dunno",
    "nvm",       "sure",      "missing",   "changed",   "weird",     "gross",     "ugly",
    "snapchat",  "insta",     "instagram", "telegram",  "twitter",   "steam",     "tiktok",
    "whatsapp",  "facebook",  "reddit",    "youtube",   "twitch",    "skype",     "xbox",
    "psn",       "line",      "number",    "id",        "taken",     "banned",    "deleted",
    "locked",    "down",      "broken",    "blocked",   "boring",    "trash",     "decision",
    "decisions", "sent",      "between",   "de",        "el",        "o",         "e",
    "da",        "do",        "mein",      "meu",       "mi",        "mon",       "minha",
    "pra",       "sono",      "sou",       "soy",       "jestem",    "sunt",      "uhh",
    "uhm",       "umm",       "hmm",       "ehm",       "ahh",       "oops",      "para",
    "por",       "que",       "com",       "com.",      "no.",       "und",       "oder",
    "literally", "metamask",  "binance",   "coinbase",  "phantom",   "totally",   "basically",
    "obviously", "probably",  "honestly",  "seriously", "gamertag",  "nickname",  "screenname",
    "login",     "handle",    "account"};

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

// "Twitter is beginning", "the signal was lost": a verb, and nobody whose name it would be.
bool says_of_service(const ValueContext& context) {
  static const RE2 verb("(?i) (?:is|was|are) ?$");
  static const RE2 whose(
      "(?i)\\b(?:my|mine|his|her|hers|their|our|ur|your|me|im|i'm|add|follow|handle|user ?name|tag|"
      "name|id|nick|login|account|acc|ign|gt|psn|user)\\b");
  const std::string_view line = line_before(context, 40);
  const re2::StringPiece before(line.data(), line.size());
  return RE2::PartialMatch(before, verb) && !RE2::PartialMatch(before, whose);
}

// "username: letters", "the line is open", "door handle: brass": what forms, programs and doors
// have.
bool is_of_forms(const ValueContext& context, std::string_view name) {
  static const RE2 common(
      "(?i)\\b(?:the|a|an|this|that|door|window|windows|file|command) "
      "(?:line|handle|signal|steam|snap|"
      "threads?|disc|login)(?: is|:| =)? ?$|\\bminecraft:$");
  const std::string_view line = line_before(context, 40);
  const re2::StringPiece before(line.data(), line.size());
  if (RE2::PartialMatch(before, common) || name.starts_with("0x")) return true;
  static const RE2 label(
      "(?i)(?:^|[^a-z])(?:user ?name|handle|login|screen ?name|account name|line|nick|user)"
      "(?: is| =|:|=) ?[\"'`]?$");
  static const RE2 whose("(?i)\\b(?:my|mine|her|his|their|our|ur|your|@)\\b");
  if (context.lists == nullptr || !std::ranges::all_of(name, is_ascii_lower)) return false;
  return (context.lists->flags(name) & (kWord | kFunctionWord)) != 0 &&
         RE2::PartialMatch(before, label) && !RE2::PartialMatch(before, whose);
}

// "zaj" of a word that goes on with a letter of its language.
bool is_cut_word(const ValueContext& context) {
  const char after = byte_after(context);
  return after >= '\xC3' && after <= '\xC6' && is_ascii_letter(context.text[context.end - 1]);
}

// Nothing of the same sentence follows, or what would follow a value.
bool ends_stretch(const ValueContext& context) {
  const std::string_view rest = context.text.substr(context.end);
  if (rest.empty() || std::string_view(",.;!?)\n\r\"*/").find(rest[0]) != std::string_view::npos) {
    return true;
  }
  static const RE2 goes_on(
      "(?i)^ (?:and|or|if|tt |tiktok|fb |ig |insta|snap|twitter|lol|haha|add|btw|ok|on "
      "(?:insta|ig|snap|kik|tiktok|tw|tele|disc|steam|psn|xbox|roblox|skype|redd|tum|ao3|you|spot|"
      "sound|let)|\\(|[|/-])");
  return RE2::PartialMatch(re2::StringPiece(rest.data(), std::min<std::size_t>(rest.size(), 12)),
                           goes_on);
}

// "my", "add me", or accounts of several services in a row: people's own are what is talked about.
bool is_told_as_own(const ValueContext& context) {
  static const RE2 own(
      "(?i)\\b(?:my|mine|our|add|follow|hmu|dm|dms|find (?:me|us)|reach me|message me|text me|me "
      "on|"
      "im|i'm|socials?)\\b");
  static const RE2 service(
      "(?i)\\b(?:insta(?:gram)?|ig|snap(?:chat)?|tiktok|tt|twitter|twitch|telegram|tg|discord|"
      "steam|"
      "psn|xbox|fb|facebook|yt|youtube|soundcloud|bandcamp|spotify|reddit|bsky|threads|kik)\\b");
  constexpr std::size_t kAround = 40;  // bytes
  const std::string_view line = line_before(context, kAround);
  const re2::StringPiece before(line.data(), line.size());
  if (RE2::PartialMatch(before, own)) return true;
  std::string_view after = context.text.substr(context.end, kAround);
  if (after.starts_with(" on ")) return false;  // the service that it is an account of
  // The first is the cue itself.
  re2::StringPiece services = before;
  if (RE2::FindAndConsume(&services, service) && RE2::FindAndConsume(&services, service)) {
    return true;
  }
  return RE2::PartialMatch(
      re2::StringPiece(after.data(),
                       after.find('\n') < after.size() ? after.find('\n') : after.size()),
      service);
}

}  // namespace

// After a cue that announces a name ("my insta is", "snap:"): any word that is not a common one.
Verdict validate_username(ValueContext& context) {
  trim_user_name(context);
  const std::string_view name = value_of(context);
  const std::string_view bare =
      name.starts_with('@') || name.starts_with('$') ? name.substr(1) : name;
  if (says_of_service(context) && !has_digit_or_mark(bare) &&
      !(is_coined(bare, context.lists) && ends_stretch(context))) {
    return Verdict::kNo;
  }
  if (is_account_state(bare) || is_cut_word(context) || is_of_forms(context, bare)) {
    return Verdict::kNo;
  }
  if (byte_before(context) == '<' || byte_before(context) == '{') return Verdict::kNo;
  if (bare.size() < 3 || byte_after(context) == '(' || byte_after(context) == '@') {
    return Verdict::kNo;
  }
  // "discord: https://", "twitter: t.co/x" are links.
  if ((byte_after(context) == '/' && !line_before(context, 16).ends_with("ermission to ")) ||
      (byte_after(context) == ':' && byte_after(context, 1) == '/')) {
    return Verdict::kNo;
  }
  if (std::ranges::all_of(bare, is_ascii_digit) && bare.size() < 5) return Verdict::kNo;
  return is_user_name_word(bare) ? Verdict::kNoOpinion : Verdict::kNo;
}

namespace {

// Brands that are written so; sorted.
constexpr std::string_view kCamelBrands[] = {
    "airpods",       "bluesky",       "chatgpt",     "coinbase",   "deviantart", "facebook",
    "github",        "gitlab",        "gmail",       "google",     "icloud",     "imessage",
    "ipad",          "iphone",        "javascript",  "linkedin",   "livestream", "macbook",
    "macos",         "mastercard",    "minecraft",   "mysql",      "onlyfans",   "openai",
    "openstreetmap", "paypal",        "playstation", "powerpoint", "reddit",     "snapchat",
    "soundcloud",    "stackoverflow", "tiktok",      "typescript", "wechat",     "whatsapp",
    "wordpress",     "youtube"};

// "VoidOtter": a capital behind a small letter.
bool is_camel_case(std::string_view name) {
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (is_ascii_upper(name[i]) && is_ascii_lower(name[i - 1])) return !is_in(name, kCamelBrands);
  }
  return false;
}

// "basia_kociara": between letters or digits.
bool has_low_line(std::string_view name) {
  const std::size_t line = name.find('_');
  return line != std::string_view::npos && line > 0 && line + 1 < name.size() &&
         is_ascii_alnum(name[line - 1]) && is_ascii_alnum(name[line + 1]);
}

}  // namespace

// After a bare service name ("add my snap soot_02"): only what looks like a user name.
Verdict validate_username_loose(ValueContext& context) {
  if (validate_username(context) == Verdict::kNo) return Verdict::kNo;
  std::string_view name = value_of(context);
  const bool marked = name.starts_with('@') || name.starts_with('$');
  if (marked) name.remove_prefix(1);
  if (std::ranges::none_of(name, is_ascii_letter)) return Verdict::kNo;
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    for (std::string_view top : {"com", "net", "org", "gg", "io"}) {
      if (name.substr(dot + 1) == top) return Verdict::kNo;
    }
  }
  const bool looks_so = marked || has_digit_or_mark(name) || is_camel_case(name);
  const bool coined =
      is_coined(name, context.lists) && is_told_as_own(context) && ends_stretch(context);
  // Nobody is called so but on a service; behind "u/" it is a part of the name.
  if (has_low_line(name) && byte_before(context) != '/') return Verdict::kYes;
  return looks_so || coined || context.has_context ? Verdict::kNoOpinion : Verdict::kNo;
}

// Where a service and a way to be found there are said ("post on ao3 under wickermoth"): what looks
// like a user name, or a word that no list has.
Verdict validate_username_telling(ValueContext& context) {
  if (validate_username(context) == Verdict::kNo) return Verdict::kNo;
  std::string_view name = value_of(context);
  if (name.starts_with('@') || name.starts_with('$')) return Verdict::kNoOpinion;
  if (std::ranges::none_of(name, is_ascii_letter)) return Verdict::kNo;
  if (is_in(name, kCamelBrands) || is_game_name(name)) return Verdict::kNo;
  // "wickerwitchling": as long as no word is that people use.
  constexpr std::size_t kLong = 12;
  const bool long_word = context.lists != nullptr && name.size() >= kLong &&
                         std::ranges::all_of(name, is_ascii_lower) &&
                         context.lists->flags(name) == 0;
  const bool looks_so = has_digit_or_mark(name) || is_camel_case(name);
  return looks_so || long_word || is_coined(name, context.lists) ? Verdict::kNoOpinion
                                                                 : Verdict::kNo;
}

// Between the word for an account and the one for its password: a word that no list has.
Verdict validate_coined_username(ValueContext& context) {
  const std::string_view name = value_of(context);
  const bool coined = is_coined(name, context.lists) && !is_in(name, kCamelBrands);
  return coined && is_user_name_word(name) ? Verdict::kNoOpinion : Verdict::kNo;
}

// "otter dot lamp underscore 07": what stands between the signs are no words of a sentence.
Verdict validate_spelled_handle(ValueContext& context) {
  const std::string value = ascii_lower(value_of(context));
  if (value.ends_with(" com") || value.ends_with(" net") || value.ends_with(" org")) {
    return Verdict::kNo;
  }
  const std::string_view first = std::string_view(value).substr(0, value.find(' '));
  const bool sentence =
      context.lists != nullptr && (context.lists->flags(first) & kFunctionWord) != 0;
  return sentence || first == "at" ? Verdict::kNo : Verdict::kNoOpinion;
}

}  // namespace expunge
