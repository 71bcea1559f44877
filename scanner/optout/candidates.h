// Where in a text a mailbox, a telephone number or an account's name could stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

struct MailboxCandidate {
  ViewSpan span;
};

// Replaces `out` with all that could be a mailbox around each @: what is before it from each place
// where it could begin, what is behind it up to the host's end.
void find_mailboxes(std::string_view text, std::vector<MailboxCandidate>& out);

struct DigitGroup {
  std::uint32_t begin;
  std::uint32_t end;
};

// Replaces `out` with the runs of ASCII digits, or with nothing if they are too few for a number.
void find_digit_groups(std::string_view text, std::vector<DigitGroup>& out);

// Rows of groups from one on, as telephone numbers are written: "+44 (0)20 7946-0018".
class PhoneReader {
 public:
  // REQUIRES: `groups` are those of `text`; both outlive the reader.
  PhoneReader(std::string_view text, const std::vector<DigitGroup>& groups, std::size_t first);

  // Takes the next group; false if none follows closely, or the number would be too long.  Stops at
  // numbers of seven digits and more only.
  bool extend();

  // Of the number in hand.
  std::string_view digits() const { return digits_; }
  bool has_plus() const { return plus_; }
  // What it could be as an international number: without 00 or 011, and without a (0).
  std::vector<std::string_view> international() const;
  ViewSpan span() const;

 private:
  bool follows_closely(std::size_t group) const;
  void take(std::size_t group);

  std::string_view text_;
  const std::vector<DigitGroup>& groups_;
  std::size_t next_;
  std::size_t begin_;
  bool plus_ = false;
  std::string digits_;
  std::string without_trunk_;  // empty: no (0) among the groups
};

// What stands around words that may be an account's name.
struct HandleShape {
  bool at_sign = false;         // directly before
  bool marked = false;          // @ or u/ before
  bool part_of_longer = false;  // of another name, or of a mailbox
  bool goes_on = false;         // a full stop and more follow: "dana.w", "dana.tumblr.com"
  std::string_view host;        // of the link it stands in; empty: in none
};

HandleShape handle_shape(std::string_view text, ViewSpan span);

}  // namespace expunge
