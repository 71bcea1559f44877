// Result<T>: a value or an Error, with the names of std::expected.
//
// Our own eighty lines because public headers must not pull in third-party ones and g++ 12 has no
// std::expected in C++20; when it has, this becomes an alias.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace expunge {

enum class ErrorCode {
  kUsage,        // the caller asked for something that does not exist or does not fit together
  kNotFound,     // a file or an id that is not there
  kIo,           // the operating system refused to open, read, write or sync
  kRules,        // a rule, profile or policy that cannot be used
  kFormat,       // input whose format could not be told or is not supported
  kKey,          // a key that is missing, unreadable or wrong
  kInterrupted,  // the run was asked to stop
  kInternal,     // a broken invariant: a bug in expunge
};

// What went wrong, where, and what to do next.  Never holds text of the data that was scanned.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;  // "what is wrong; what would be right"
  std::string where;    // "file", "file:line" or "file:line: key"; empty when there is no place

  // "where: message", or the message alone.
  std::string to_string() const { return where.empty() ? message : where + ": " + message; }
};

// A T or the Error that stood in its way.  Accessing the wrong side is a programming error
// (std::bad_variant_access).
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : state_(std::move(error)) {}

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }
  void value() const { (void)std::get<0>(state_); }

  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

 private:
  std::variant<std::monostate, Error> state_;
};

}  // namespace expunge
