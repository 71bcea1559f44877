// Arrays, documents, and arrays within a document, element by element.
//
// Only brackets and commas are judged here; what stands in an element is the walker's business.
// A source of at most kWholeDocument bytes is run through once before anything is cut, so that
// nothing is taken from a file that is no JSON.  That bound is a constant and not the size of a
// batch, because the output must not depend on the latter.
#include <string>
#include <utility>

#include "record/envelope.h"
#include "record/json_walk.h"
#include "record/pointer_match.h"
#include "record/split.h"

namespace expunge {
namespace {

constexpr std::size_t kWholeDocument = std::size_t{1} << 20;

bool begins_json_value(char c) {
  return std::string_view("{[\"-0123456789tfn").find(c) != std::string_view::npos;
}

class JsonSplitter final : public Splitter {
 public:
  enum class Check : std::uint8_t { kFirst, kDone };

  JsonSplitter(Source& source, const Format& format, const SplitOptions& options, Check check)
      : source_(source),
        format_(format),
        window_(source, options),
        array_(format.container == Container::kJsonArray),
        check_(check) {
    if (!array_ && format.profile != nullptr && !format.profile->records.empty()) {
      for (PointerToken& token : parse_pointer_pattern(format.profile->records)) {
        path_.push_back(std::move(token.text));
      }
    }
  }

  Result<bool> next(Batch& out) override {
    if (std::exchange(check_, Check::kDone) == Check::kFirst) {
      if (auto checked = check_small_source(); !checked) return checked.error();
    }
    auto begun = window_.begin(out);
    if (!begun) return begun;
    if (!*begun && (state_.any_document || !window_.at_start() || ended_)) return false;
    lead_ = 0;
    at_ = window_.at_start() && out.bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    saved_ = state_;
    for (;;) {
      auto step = take_step(out);
      if (!step) return step.error();
      if (*step == Step::kEnd) ended_ = true;
      if (*step == Step::kLater) state_ = saved_;
      if (*step != Step::kGoOn) break;
    }
    window_.end(out, lead_);
    return true;
  }

 private:
  enum class Phase : std::uint8_t { kDocument, kElement, kBehindElement };
  enum class Step : std::uint8_t { kGoOn, kLater, kEnd };
  struct State {
    Phase phase = Phase::kDocument;
    bool first = true;          // no element of this array yet
    bool any_document = false;  // a document ended before
    bool line_feed = false;     // and a line feed behind it was passed
    bool envelope = false;      // the array stands in a document
    std::optional<std::uint32_t> comma;
  };

  // Runs through a source that is small enough to be refused as a whole.
  Result<void> check_small_source() {
    auto seen = source_.peek(kWholeDocument + 1);
    if (!seen) return seen.error();
    if (seen->size() > kWholeDocument) return {};
    auto copy = Source::from_memory("", std::string(*seen));
    SplitOptions options;
    options.max_record_bytes = window_.options().max_record_bytes;
    JsonSplitter trial(*copy, format_, options, Check::kDone);
    Batch batch;
    for (;;) {
      auto more = trial.next(batch);
      if (!more || !*more) break;
    }
    if (!trial.broken_.empty()) whole_broken_ = trial.broken_;
    return {};
  }

  Result<Step> take_step(Batch& out) {
    if (!whole_broken_.empty()) return take_broken(out, whole_broken_);
    bool line_feed = false;
    auto have = skip_space(out, line_feed);
    if (!have) return have.error();
    if (*have == SplitWindow::Have::kLater) return Step::kLater;
    state_.line_feed = state_.line_feed || line_feed;
    if (at_ - lead_ > window_.options().max_record_bytes + kUtf8Mark.size()) {
      return take_broken(out, "more white space than a record may hold");
    }
    const bool end = *have == SplitWindow::Have::kEnd;
    switch (state_.phase) {
      case Phase::kDocument:
        return end ? take_end(out) : take_document(out);
      case Phase::kElement:
        return end ? take_broken(out, "the array ends early") : take_element(out);
      case Phase::kBehindElement:
        break;
    }
    return end ? take_broken(out, "the array ends early: expected ',' or ']'")
               : take_behind_element(out);
  }

  Result<SplitWindow::Have> skip_space(Batch& out, bool& line_feed) {
    for (;;) {
      auto have = window_.have(out, at_);
      if (!have || *have != SplitWindow::Have::kByte) return have;
      const char c = out.bytes[at_];
      if (!is_json_space(c)) return have;
      line_feed = line_feed || c == '\n';
      ++at_;
    }
  }

  // The end of the source between documents.
  Result<Step> take_end(Batch& out) {
    if (!state_.any_document) return take_broken(out, "the file holds no JSON value");
    if (lead_ < at_) {
      add(out, bytes_between(lead_, at_), 0);
    }
    return Step::kEnd;
  }

  Result<Step> take_document(Batch& out) {
    const char c = out.bytes[at_];
    if (state_.any_document && (array_ || !state_.line_feed)) {
      return take_broken(out, "something stands behind the end of the JSON value");
    }
    if (array_) {
      if (c != '[') return take_broken(out, "expected '['");
      ++at_;
      open_array(false);
      return Step::kGoOn;
    }
    if (!begins_json_value(c)) return take_broken(out, "expected a JSON value");
    if (!path_.empty() && (c == '{' || c == '[')) {
      auto begun = begin_envelope(out);
      if (!begun || *begun != Step::kEnd) return begun;
    }
    return take_value(out, Phase::kDocument);
  }

  void open_array(bool envelope) {
    state_.phase = Phase::kElement;
    state_.first = true;
    state_.comma.reset();
    state_.envelope = envelope;
  }

  // kGoOn: the envelope's first frame is cut; kEnd: this document has no array of records.
  Result<Step> begin_envelope(Batch& out) {
    for (;;) {
      EnvelopeStart found = find_envelope(out.bytes, at_, path_);
      if (found.state == EnvelopeStart::State::kFound) {
        Unit unit;
        unit.kind = UnitKind::kFrame;
        unit.lead = {lead_, at_};
        unit.raw = {at_, found.elements};
        unit.tail = {found.elements, found.elements};
        unit.after = found.after;
        closers_ = std::move(found.after);
        openers_ = std::move(found.before);
        at_ = found.elements;
        open_array(true);
        add(out, std::move(unit), 0);
        return Step::kGoOn;
      }
      const bool too_long = out.bytes.size() - at_ > window_.options().max_record_bytes;
      if (found.state == EnvelopeStart::State::kAbsent || window_.at_end() || too_long) {
        return Step::kEnd;
      }
      if (!out.units.empty()) return Step::kLater;
      if (auto grown = window_.grow(out); !grown) return grown.error();
    }
  }

  Result<Step> take_element(Batch& out) {
    const char c = out.bytes[at_];
    if (c == ']' && state_.first) return take_array_end(out);
    if (!begins_json_value(c)) return take_broken(out, "expected a value in the array");
    return take_value(out, Phase::kBehindElement);
  }

  Result<Step> take_behind_element(Batch& out) {
    const char c = out.bytes[at_];
    if (c == ']') return take_array_end(out);
    if (c != ',') return take_broken(out, "expected ',' or ']' in the array");
    state_.comma = static_cast<std::uint32_t>(at_ - lead_);
    ++at_;
    state_.phase = Phase::kElement;
    state_.first = false;
    return Step::kGoOn;
  }

  // A record: an element or a document.
  Result<Step> take_value(Batch& out, Phase then) {
    JsonExtent value;
    value.start(out.bytes[at_]);
    auto extent = window_.extent(out, at_, [&value](std::string_view bytes, std::size_t from) {
      return value.scan(bytes, from);
    });
    if (!extent) return extent.error();
    if (extent->state == SplitWindow::Extent::State::kLater) return Step::kLater;
    const bool document = then == Phase::kDocument;
    if (extent->state == SplitWindow::Extent::State::kAtEnd && !(document && value.is_scalar())) {
      return take_broken(out, document ? "the JSON value ends early" : "the array ends early",
                         extent->dropped);
    }
    std::size_t tail_end = extent->end;
    if (document) {
      auto tail = line_end(out, extent->end);
      if (!tail) return tail.error();
      if (*tail == 0 && !window_.at_end()) return Step::kLater;
      tail_end = std::max(*tail, tail_end);
    }
    Unit unit;
    unit.lead = {lead_, at_};
    unit.raw = {at_, extent->end};
    unit.tail = {extent->end, tail_end};
    unit.comma = state_.comma;
    at_ = tail_end;
    state_.phase = then;
    state_.comma.reset();
    state_.first = false;
    if (document) end_document(unit.tail.size() > 0);
    add(out, std::move(unit), extent->dropped);
    return Step::kGoOn;
  }

  // Behind the line end at `at`, `at` if there is none, 0 if it cannot be told in this batch.
  Result<std::size_t> line_end(Batch& out, std::size_t at) {
    for (std::size_t length = 1; length <= 2; ++length) {
      auto have = window_.have(out, at + length - 1);
      if (!have) return have.error();
      if (*have == SplitWindow::Have::kLater) return std::size_t{0};
      if (*have == SplitWindow::Have::kEnd) return at;
      const char c = out.bytes[at + length - 1];
      if (c == '\n') return at + length;
      if (c != '\r') return at;
    }
    return at;
  }

  void end_document(bool line_feed) {
    state_.phase = Phase::kDocument;
    state_.any_document = true;
    state_.line_feed = line_feed;
    state_.envelope = false;
  }

  Result<Step> take_array_end(Batch& out) {
    if (!state_.envelope) {
      ++at_;  // stays lead until the end of the file
      end_document(false);
      return Step::kGoOn;
    }
    JsonExtent rest;
    rest.resume(path_.size() + 1);
    auto extent = window_.extent(out, at_, [&rest](std::string_view bytes, std::size_t from) {
      return rest.scan(bytes, from);
    });
    if (!extent) return extent.error();
    if (extent->state == SplitWindow::Extent::State::kLater) return Step::kLater;
    if (extent->state == SplitWindow::Extent::State::kAtEnd) {
      return take_broken(out, "the document ends early", extent->dropped);
    }
    Unit unit;
    unit.kind = UnitKind::kFrame;
    unit.lead = {lead_, at_};
    unit.raw = {at_, extent->end};
    unit.tail = {extent->end, extent->end};
    unit.before = openers_;
    at_ = extent->end;
    end_document(false);
    add(out, std::move(unit), extent->dropped);
    return Step::kGoOn;
  }

  // All that is left is one unreadable record.
  Result<Step> take_broken(Batch& out, const std::string& what, std::uint64_t dropped = 0) {
    auto extent = window_.extent(
        out, at_, [](std::string_view, std::size_t) { return std::string_view::npos; });
    if (!extent) return extent.error();
    if (extent->state == SplitWindow::Extent::State::kLater) return Step::kLater;
    Unit unit;
    unit.lead = {lead_, at_};
    unit.raw = {at_, extent->end};
    unit.tail = {extent->end, extent->end};
    unit.comma = state_.comma;
    unit.issue = json_issue(what + " (this and all that follows is unreadable)");
    if (state_.phase != Phase::kDocument) unit.instead = state_.envelope ? closers_ : "]";
    at_ = extent->end;
    broken_ = what;
    end_document(true);
    add(out, std::move(unit), dropped + extent->dropped);
    return Step::kEnd;
  }

  void add(Batch& out, Unit unit, std::uint64_t dropped) {
    if (unit.kind == UnitKind::kBytes) {
      out.units.push_back(std::move(unit));
    } else {
      window_.add_record(out, std::move(unit), dropped);
    }
    lead_ = at_;
    saved_ = state_;
  }

  Source& source_;
  Format format_;
  SplitWindow window_;
  bool array_;
  Check check_;
  std::vector<std::string> path_;
  std::string openers_;  // of the envelope
  std::string closers_;
  std::string whole_broken_;  // why the whole source is refused
  std::string broken_;        // why the rest was refused
  State state_;
  State saved_;           // as it was behind the last unit
  std::size_t lead_ = 0;  // of the batch that is being cut
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<Splitter> make_json_splitter(Source& source, const Format& format,
                                             SplitOptions options) {
  return std::make_unique<JsonSplitter>(source, format, options, JsonSplitter::Check::kFirst);
}

}  // namespace expunge
