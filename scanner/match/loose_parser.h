// Reads a pattern in RE2's syntax as the steps of a LoosePattern.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "match/loose_pattern.h"

namespace expunge {

class LooseParser {
 public:
  explicit LooseParser(std::string_view pattern) : pattern_(pattern) {}
  std::optional<LoosePattern> run();

 private:
  using Set = LoosePattern::Set;
  using Step = LoosePattern::Step;
  using Op = LoosePattern::Op;
  struct Flags {
    bool ignore_case = false;
    bool dot_all = false;
    bool lines = false;
  };
  struct Repeat {
    std::uint16_t min = 1;
    std::uint16_t max = 1;
  };
  // What a class is made of.
  struct Members {
    Set set;
    void add(char32_t first, char32_t last, Flags flags);
    void add(const Set& other) {
      set.ascii |= other.ascii;
      set.beyond |= other.beyond;
    }
  };

  bool at_end() const { return !ok_ || at_ >= pattern_.size(); }
  std::string_view rest() const { return pattern_.substr(at_); }
  bool take(std::string_view text);

  void alternatives(int depth);
  void items(int depth);
  void item(int depth);
  void group(int depth);
  void repeat_group(std::size_t begin, std::size_t head, int depth);
  bool open_group();  // false: flags that open none
  void set_flags(std::string_view letters);
  Repeat repeat();
  std::optional<Set> atom();
  std::optional<Set> escape(bool in_class, char32_t& only);
  Set class_of_characters();
  Set property();
  Set character(char32_t c);
  char32_t hexadecimal();

  std::size_t put(Step step);
  void put_assertion(Op op, std::size_t size);
  std::uint16_t number_of(const Set& set);
  void put_set(std::uint16_t number, Repeat repeat);

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool ok_ = true;
  Flags flags_;
  LoosePattern made_;
  // Numbers of the sets of single characters, plus one; whether case is ignored comes first.
  std::array<std::array<std::uint16_t, 128>, 2> characters_ = {};
};

}  // namespace expunge
