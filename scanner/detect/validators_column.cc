// Values in tables that were pasted as comma-separated text: the head of the column is their cue.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/table_column.h"
#include "detect/validator_table.h"

namespace expunge {
namespace {

bool column_says(const ValueContext& context, std::initializer_list<std::string_view> words) {
  const std::string head = ascii_lower(column_head(context.text, context.begin, context.end));
  return std::ranges::any_of(
      words, [&](std::string_view word) { return head.find(word) != std::string::npos; });
}

}  // namespace

Verdict validate_account_column(ValueContext& context) {
  return column_says(context, {"account", "acct", "routing", "konto", "cuenta", "conta", "sort"})
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

Verdict validate_birth_column(ValueContext& context) {
  return column_says(context, {"dob", "birth", "born", "geburt", "naissance", "nacim", "nascim",
                               "nascita", "geboorte", "urodz", "d.o.b", "bday"})
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

Verdict validate_postal_column(ValueContext& context) {
  return column_says(context, {"zip", "postcode", "post code", "postal", "plz", "cep"})
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

}  // namespace expunge
