// Where in a record a value stands, and what its key says of a name's parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace expunge {

// In the order of a full name.
enum class NamePartKind : std::uint8_t { kNone, kGiven, kMiddle, kFamily };

// What a key or column says: "author_first_name" is the given name of the "author".
struct NamePartKey {
  NamePartKind kind = NamePartKind::kNone;
  std::string whose;  // the key's other words and numbers; "" if none
  friend bool operator==(const NamePartKey&, const NamePartKey&) = default;
};

// Of a key as it stands decoded: in snake, camel or kebab case, in some twenty languages.
NamePartKey name_part_key(std::string_view key);

// A value's place.
struct PartPlace {
  std::string container;  // pointer of the object, array or row that holds it
  std::string object;     // the same; of an element of an array, what holds the array as a member
  std::optional<std::size_t> element;  // index in an array that is a member
  NamePartKey key;
};

// From an RFC 6901 pointer.
PartPlace part_place(std::string_view pointer);

}  // namespace expunge
