// Links.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/public_suffix.h"
#include "detect/validator_table.h"
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

namespace {

// Punctuation of the sentence at the end of a link; a closing bracket belongs to it only if one
// opens in it (RFC 3986 appendix C).
void trim_link(ValueContext& context) {
  while (context.end > context.begin) {
    const char last = context.text[context.end - 1];
    const std::string_view value = value_of(context);
    if (last == ')' && std::ranges::count(value, '(') >= std::ranges::count(value, ')')) break;
    if (std::string_view(".,;:!?'\"*)]}>|`").find(last) == std::string_view::npos) break;
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
  }
  return labels.size() > 1;
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
  if (!is_host_name(host) || !has_public_suffix(host)) return Verdict::kNo;
  context.is_published = true;
  return Verdict::kNoOpinion;
}

}  // namespace expunge
