// The walkers by kind of container.
#pragma once

#include <memory>
#include <string_view>

#include "record/walk.h"

namespace expunge {

std::unique_ptr<Walker> make_json_walker(const Format& format, WalkOptions options);
std::unique_ptr<Walker> make_csv_walker(const Format& format);
std::unique_ptr<Walker> make_text_walker(const Format& format);

// REQUIRES: `record` is not valid UTF-8.
RecordIssue utf8_issue(std::string_view record);

}  // namespace expunge
