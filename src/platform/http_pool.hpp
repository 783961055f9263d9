// Platform: the workers of the HTTP server and the bounded queue before them. Private to platform/http*.cpp.
//
// Invariant: no more than `queue_max` jobs wait for a worker; whoever comes then hears it at once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace koppi::http {

template <class Job>
class Pool {
public:
    explicit Pool(std::size_t queue_max) : queue_max_(queue_max) {}
    ~Pool() {
        close();
        for (auto& worker : workers_) worker.join();
    }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    // `work` does not throw.
    void start(unsigned workers, std::function<void(Job)> work) {
        work_ = std::move(work);
        workers_.reserve(workers);
        // A worker counts as idle before its thread is there, so that the first request does not find nobody.
        idle_ = workers;
        for (unsigned i = 0; i < workers; ++i) workers_.emplace_back([this] { serve(); });
    }

    // False when nobody can take the job soon.
    bool offer(Job job) {
        {
            const std::lock_guard lock(mutex_);
            if (is_closed_ || waiting_.size() >= queue_max_ + idle_) return false;
            waiting_.push_back(std::move(job));
        }
        something_.notify_one();
        return true;
    }

    // What waits is forgotten; what runs, runs to its end.
    void close() {
        std::deque<Job> forgotten;
        {
            const std::lock_guard lock(mutex_);
            is_closed_ = true;
            forgotten.swap(waiting_);
        }
        something_.notify_all();
    }

private:
    void serve() {
        std::unique_lock lock(mutex_);
        for (;;) {
            something_.wait(lock, [this] { return is_closed_ || !waiting_.empty(); });
            --idle_;
            if (is_closed_) return;
            Job job = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            work_(std::move(job));
            lock.lock();
            ++idle_;
        }
    }

    const std::size_t queue_max_;
    std::function<void(Job)> work_;
    std::mutex mutex_;
    std::condition_variable something_;
    std::deque<Job> waiting_;
    std::size_t idle_ = 0;
    bool is_closed_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace koppi::http
