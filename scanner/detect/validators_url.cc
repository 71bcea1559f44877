// Links.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/public_suffix.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "detect/word_list.h"

namespace expunge {
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
  if (first.empty()) return Verdict::kNoOpinion;  // a host of somebody's own
  // "t.me/user/12": a stand-in, unless a name follows.
  if (first == "user" && url.size() < slash + 9) return Verdict::kNo;
  if (is_in(first, kServicePages) || is_in(last_segment(url), kServicePages)) return Verdict::kNo;
  const std::string lower = ascii_lower(url);
  for (std::string_view stand_in : {"username", "your_", "your-", "yourname", "youruser", "example",
                                    "handle", "{", "<", "..."}) {
    if (lower.find(stand_in, slash) != std::string::npos) return Verdict::kNo;
  }
  return Verdict::kNoOpinion;
}

// The account in a profile link; pages of the service are nobody's.
Verdict validate_link_account(ValueContext& context) {
  const std::string_view name = value_of(context);
  if (is_in(name, kServicePages) || byte_after(context) == '(') return Verdict::kNo;
  // A project of somebody's is not their page.
  const std::string_view before = line_before(context, 24);
  const bool project = byte_after(context) == '/' &&
                       (before.ends_with("github.com/") || before.ends_with("gitlab.com/"));
  if (project && !before.ends_with("gist.github.com/")) return Verdict::kNo;
  for (const std::string_view stand_in : {"username", "yourname", "your_", "your-", "example"}) {
    if (ascii_lower(name).find(stand_in) != std::string::npos) return Verdict::kNo;
  }
  return Verdict::kNoOpinion;
}

// A link that names an account of any site.
Verdict validate_account_url(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || byte_before(context) == '@') return Verdict::kNo;
  while (context.end > context.begin &&
         std::string_view(".,;:!?'\"*)]}>|`").find(context.text[context.end - 1]) !=
             std::string_view::npos) {
    --context.end;
  }
  const std::string_view value = value_of(context);
  for (const std::string_view stand_in : {"{", "<", "...", "username", "yourname"}) {
    if (ascii_lower(value.substr(value.find("//") + 2)).find(stand_in) != std::string::npos &&
        value.find('=') == std::string_view::npos) {
      return Verdict::kNo;
    }
  }
  return Verdict::kNoOpinion;
}

namespace {

// Punctuation of the sentence at the end of a link, and the possessive of what it leads to; a
// closing bracket belongs to it only if one opens in it (RFC 3986 appendix C).
void trim_link(ValueContext& context) {
  while (context.end > context.begin) {
    const char last = context.text[context.end - 1];
    const std::string_view value = value_of(context);
    if (value.ends_with("'s"))
      --context.end;
    else if (last == ')' && std::ranges::count(value, '(') >= std::ranges::count(value, ')'))
      break;
    else if (std::string_view(".,;:!?'\"*)]}>|`").find(last) == std::string_view::npos)
      break;
    --context.end;
  }
}

// Labels without hyphens or underscores at their ends; none in the last two.
bool is_host_name(std::string_view host) {
  const std::vector<std::string_view> labels = split(host, '.');
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string_view label = labels[i];
    if (label.empty() || label.front() == '-' || label.back() == '-') return false;
    if (label.front() == '_' || label.back() == '_') return false;
    if (i + 2 >= labels.size() && label.find('_') != std::string_view::npos) return false;
    if (label.starts_with("xn--") && std::ranges::any_of(label, is_beyond_ascii)) return false;
  }
  // "www.brightfen": the name of a site without its top-level domain, were it one itself.
  return labels.size() > (host.starts_with("www.") ? 2U : 1U);
}

bool is_public_host(const std::string& host) {
  return is_host_name(host) && has_public_suffix(host);
}

// Where the host ends: Chinese, Japanese and Thai go on behind a link without a space, so a host
// that is none with their letters may be one without them.  `host_end` if neither is.
std::size_t plain_host_end(std::string_view value, std::size_t host_begin, std::size_t host_end) {
  const auto begin = value.begin() + static_cast<std::ptrdiff_t>(host_begin);
  const auto end = value.begin() + static_cast<std::ptrdiff_t>(host_end);
  const auto glued = std::find_if(begin, end, is_beyond_ascii);
  const auto plain_end = static_cast<std::size_t>(glued - value.begin());
  if (plain_end == host_end) return host_end;
  const std::string plain = ascii_lower(value.substr(host_begin, plain_end - host_begin));
  return is_public_host(plain) ? plain_end : host_end;
}

// What twitter-text says of the service's own short links: letters and digits, forty at most.
Verdict short_link(ValueContext& context, std::size_t path_begin) {
  constexpr std::size_t kLongestSlug = 40;
  std::size_t end = path_begin + 1;
  while (end < context.end && is_ascii_alnum(context.text[end])) ++end;
  if (end > path_begin + 1 + kLongestSlug) return Verdict::kNo;
  if (end < context.end && context.text[end] != '?') context.end = end;
  return Verdict::kNoOpinion;
}

}  // namespace

// Every link: with its scheme, or a domain of a public suffix (RFC 3986, RFC 5890).
Verdict validate_any_url(ValueContext& context) {
  const std::string_view before = context.text.substr(0, context.begin);
  if (!before.empty() &&
      (is_ascii_alnum(before.back()) ||
       std::string_view("@#$/_-.").find(before.back()) != std::string_view::npos)) {
    return Verdict::kNo;
  }
  trim_link(context);
  const std::string_view value = value_of(context);
  const std::size_t scheme = value.find("://");
  const std::size_t host_begin = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t host_end = std::min(value.find_first_of(":/?#", host_begin), value.size());
  const std::string host = ascii_lower(value.substr(host_begin, host_end - host_begin));
  if (byte_after(context) == '@' || value.find('@', host_begin) < host_end) return Verdict::kNo;
  context.is_published = true;
  if (is_public_host(host)) {
    const bool shortened = host == "t.co" && host_end + 1 < value.size() && value[host_end] == '/';
    return shortened ? short_link(context, context.begin + host_end) : Verdict::kNoOpinion;
  }
  const std::size_t plain_end = plain_host_end(value, host_begin, host_end);
  if (plain_end == host_end) return Verdict::kNo;
  context.end = context.begin + plain_end;
  return Verdict::kNoOpinion;
}

// Every mention, and lists of them: "@dana", "@dana/otters" (the grammar of twitter-text).
Verdict validate_any_mention(ValueContext& context) {
  const std::string_view after = context.text.substr(context.end);
  if (after.starts_with("://") || after.starts_with('@')) return Verdict::kNo;
  // A letter with an accent goes on: another word.
  if (!after.empty() && (after[0] == '\xC3' || after[0] == '\xC4' || after[0] == '\xC5')) {
    return Verdict::kNo;
  }
  context.is_published = true;
  return Verdict::kNoOpinion;
}

}  // namespace expunge
