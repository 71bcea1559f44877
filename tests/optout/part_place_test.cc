#include "optout/part_place.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace expunge {
namespace {

TEST(NamePartKey, InManySpellings) {
  const auto is = [](const char* key, NamePartKind kind, const char* whose) {
    EXPECT_EQ(name_part_key(key), (NamePartKey{kind, whose})) << key;
  };
  for (const char* key : {"first_name", "firstName", "FirstName", "FIRST NAME", "first", "given",
                          "Given Names", "fname", "Vorname", "pr\u00E9nom", "primer_nombre",
                          "name.first", "\u0438\u043C\u044F", "\uC774\uB984"}) {
    is(key, NamePartKind::kGiven, "");
  }
  for (const char* key : {"last_name", "lastName", "surname", "family", "family-name", "LNAME",
                          "Nachname", "apellido paterno", "segundo_apellido", "name/last",
                          "\u0444\u0430\u043C\u0438\u043B\u0438\u044F", "\u59D3", "\uC131"}) {
    is(key, NamePartKind::kFamily, "");
  }
  for (const char* key : {"middle_name", "middleInitial", "segundo_nombre"}) {
    is(key, NamePartKind::kMiddle, "");
  }
  is("author_first_name", NamePartKind::kGiven, "author");
  is("authorLastName", NamePartKind::kFamily, "author");
  is("EMPLastName", NamePartKind::kFamily, "emp");
  is("last_name_2", NamePartKind::kFamily, "2");
  is("first1", NamePartKind::kGiven, "1");
  for (const char* key : {"", "name", "city", "firstly", "lastly", "full_name", "nickname", "7"}) {
    EXPECT_EQ(name_part_key(key).kind, NamePartKind::kNone) << key;
  }
}

TEST(PartPlace, FromPointers) {
  const auto is = [](const char* pointer, const char* container, const char* object,
                     std::optional<std::size_t> element, NamePartKind kind) {
    const PartPlace place = part_place(pointer);
    EXPECT_EQ(place.container, container) << pointer;
    EXPECT_EQ(place.object, object) << pointer;
    EXPECT_EQ(place.element, element) << pointer;
    EXPECT_EQ(place.key.kind, kind) << pointer;
  };
  is("", "", "", std::nullopt, NamePartKind::kNone);
  is("/first", "", "", std::nullopt, NamePartKind::kGiven);
  is("/a/0/last", "/a/0", "/a/0", std::nullopt, NamePartKind::kFamily);
  is("/a/given/2", "/a/given", "/a", 2, NamePartKind::kGiven);
  is("/a/given/2/1", "/a/given/2", "/a", 1, NamePartKind::kGiven);
  is("/3", "", "", std::nullopt, NamePartKind::kNone);
  is("/0/3", "/0", "/0", std::nullopt, NamePartKind::kNone);
  is("/name~1last", "", "", std::nullopt, NamePartKind::kFamily);
}

}  // namespace
}  // namespace expunge
