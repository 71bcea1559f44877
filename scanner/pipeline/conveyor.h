// The threads of a run: one reader, N workers, and the caller as the writer, who sees the jobs in
// the order they were read.
//
// A fixed number of jobs goes round (reader -> workers -> writer -> reader): that number, and a cap
// on the bytes in them, is the only bound on memory and the only back-pressure.  With one job
// slot's worth of workers (jobs = 1) no thread is started: the same three functions are called in a
// plain loop.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "expunge/result.h"

namespace expunge {

// `Job` is default-constructible and reused.
template <class Job>
class Conveyor {
 public:
  struct Steps {
    std::function<Result<bool>(Job&)> read;           // false at the end; one thread
    std::function<void(unsigned worker, Job&)> work;  // worker number 0..workers-1; one thread each
    std::function<Result<void>(Job&)> write;          // the caller's thread, in order of reading
    std::function<std::size_t(const Job&)> weight;    // bytes a job holds
  };
  static constexpr std::size_t kBytesInFlight = std::size_t{96} << 20;

  // Runs until the source ends, or to the first error, by order of reading, which is returned.
  static Result<void> run(unsigned workers, const Steps& steps) {
    return workers <= 1 ? run_alone(steps) : Conveyor(workers, steps).run_threads();
  }

 private:
  Conveyor(unsigned workers, const Steps& steps) : workers_(workers), steps_(steps) {
    for (std::size_t i = 0; i < 2 * std::size_t{workers} + 2; ++i) {
      jobs_.push_back(std::make_unique<Job>());
      free_.push_back(jobs_.back().get());
    }
  }

  static Result<void> run_alone(const Steps& steps) {
    Job job;
    for (;;) {
      const Result<bool> more = steps.read(job);
      if (!more) return more.error();
      if (!*more) return {};
      if (Result<void> worked = guarded_work(steps, 0, job); !worked) return worked;
      if (Result<void> written = steps.write(job); !written) return written;
    }
  }

  // An exception must not cross a thread's end; what it leaves half done is never written.
  static Result<void> guarded_work(const Steps& steps, unsigned worker, Job& job) {
    try {
      steps.work(worker, job);
      return {};
    } catch (const std::bad_alloc&) {
      return Error{ErrorCode::kInternal,
                   "out of memory; use fewer --jobs or a smaller --max-record", ""};
    } catch (const std::exception& error) {
      return Error{ErrorCode::kInternal,
                   std::string("unexpected failure, please report it: ") + error.what(), ""};
    }
  }

  Result<void> run_threads() {
    std::vector<std::jthread> threads;
    threads.emplace_back([this] { read_all(); });
    for (unsigned i = 0; i < workers_; ++i) threads.emplace_back([this, i] { work_all(i); });
    Result<void> result = write_all();
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    return result;  // the threads are joined here
  }

  void read_all() {
    for (std::uint64_t sequence = 0;; ++sequence) {
      Job* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || !free_.empty(); });
        if (stopped_) return;
        job = free_.front();
        free_.pop_front();
      }
      Result<bool> more = steps_.read(*job);
      std::unique_lock lock(mutex_);
      if (!more || !*more) {
        if (!more) read_error_ = std::move(more).error();
        total_ = sequence;
        changed_.notify_all();
        return;
      }
      const std::size_t weight = steps_.weight(*job);
      // A single huge job passes alone.
      changed_.wait(lock, [&] {
        return stopped_ || in_flight_ == 0 || in_flight_ + weight <= kBytesInFlight;
      });
      if (stopped_) return;
      in_flight_ += weight;
      weights_[sequence] = weight;
      todo_.push_back({sequence, job});
      changed_.notify_all();
    }
  }

  void work_all(unsigned worker) {
    for (;;) {
      std::pair<std::uint64_t, Job*> next;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || !todo_.empty() || total_.has_value(); });
        if (stopped_ || todo_.empty()) return;
        next = todo_.front();
        todo_.pop_front();
      }
      Result<void> worked = guarded_work(steps_, worker, *next.second);
      const std::lock_guard lock(mutex_);
      if (!worked && !failure_) failure_ = std::move(worked).error();
      done_[next.first] = next.second;
      changed_.notify_all();
    }
  }

  Result<void> write_all() {
    for (std::uint64_t sequence = 0;; ++sequence) {
      Job* job = nullptr;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
          return failure_ || done_.contains(sequence) ||
                 (total_.has_value() && *total_ == sequence);
        });
        if (failure_) return *failure_;
        const auto at = done_.find(sequence);
        if (at == done_.end()) break;
        job = at->second;
        done_.erase(at);
      }
      if (Result<void> written = steps_.write(*job); !written) return written;
      const std::lock_guard lock(mutex_);
      in_flight_ -= weights_[sequence];
      weights_.erase(sequence);
      free_.push_back(job);
      changed_.notify_all();
    }
    const std::lock_guard lock(mutex_);
    if (read_error_) return *read_error_;
    return {};
  }

  unsigned workers_;
  const Steps& steps_;
  std::vector<std::unique_ptr<Job>> jobs_;
  // One mutex for everything: a job is a megabyte of work, so it is taken a few hundred times a
  // second.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job*> free_;
  std::deque<std::pair<std::uint64_t, Job*>> todo_;
  std::map<std::uint64_t, Job*> done_;
  std::map<std::uint64_t, std::size_t> weights_;
  std::size_t in_flight_ = 0;
  std::optional<std::uint64_t> total_;
  std::optional<Error> read_error_;
  std::optional<Error> failure_;  // of a worker: memory ran out, a bug
  bool stopped_ = false;
};

}  // namespace expunge
