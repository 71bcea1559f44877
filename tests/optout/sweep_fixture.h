// Sweeps through the pipeline, over files in a scratch folder.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "optout/optout_fixture.h"
#include "optout/sweep.h"
#include "pipeline/run_fixture.h"

namespace expunge {

class SweepTest : public RunTest {
 protected:
  struct Swept {
    bool ok = false;
    std::string out;
    std::string audit;
    RunSummary summary;
  };

  Swept sweep(const std::string& bytes, const std::string& registry,
              const std::string& name = "in.jsonl", unsigned jobs = 1,
              std::size_t batch = std::size_t{1} << 20) {
    return sweep_with(bytes, index_of(open_needles(registry_of(registry))), name, jobs, batch);
  }

  Swept sweep_with(const std::string& bytes, std::shared_ptr<const OptOutIndex> index,
                   const std::string& name, unsigned jobs, std::size_t batch) {
    write_file(folder_ / name, bytes);
    RunRequest request;
    request.inputs = {(folder_ / name).string()};
    request.output = (folder_ / ("out-" + name)).string();
    request.audit = (folder_ / "audit.jsonl").string();
    request.options.jobs = jobs;
    request.options.batch_bytes = batch;
    request.finder = make_sweep(std::move(index), {});
    Result<RunSummary> summary = run(request);
    if (!summary) {
      ADD_FAILURE() << summary.error().to_string();
      return {};
    }
    return {true, read_file(request.output), read_file(request.audit), *summary};
  }
};

inline std::string person(const std::string& action, const std::string& more = "") {
  return "subjects:\n- id: S-1\n  action: " + action + "\n  names: [Dana Whitlock]\n" + more;
}

}  // namespace expunge
