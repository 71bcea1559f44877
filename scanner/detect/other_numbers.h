// Numbers written as telephone numbers are that no person answers: files, orders and bills, and
// lines that are there for everybody.
#pragma once

#include <string_view>

#include "detect/validators.h"

namespace expunge {

// "incident number", "Rechnungsnr.", "pedido": the words before say what the number is instead.
// So may the question that it answers.
bool follows_file_word(const ValueContext& context);

// "What is your order number?", "Kundennummer?": not one for a telephone, too.
bool asks_for_file(std::string_view question);

// A line of help that is printed everywhere ("Samaritans 116 123"), a number that the words around
// call a hotline, or one that is free to call where they speak of a customer service.  `digits` are
// those of the value.
bool is_public_line(const ValueContext& context, std::string_view digits);

}  // namespace expunge
