// Platform: the workers of the HTTP server and the bounded queue before them. Private to platform/http*.cpp.
//
// Three lanes, so that what waits for the disk never keeps waiting what does not: work that writes has most of the workers but never all
// of them; what only reads finds one soon; whoever watches over us has a worker of their own.
//
// Invariant: no more than `queue_max` jobs wait in a lane for a worker; whoever comes then hears it at once. Those of the watching lane
// are as few as their connections.
#pragma once

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "platform/http.hpp"

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
        workers_.reserve(workers + 1);
        // A worker counts as idle before its thread is there, so that the first request does not find nobody.
        idle_ = workers;
        writing_max_ = workers - workers / 8;
        for (unsigned i = 0; i < workers; ++i) workers_.emplace_back([this] { serve(); });
        workers_.emplace_back([this] { watch(); });
    }

    // False when nobody can take the job soon.
    bool offer(Job job, Lane lane = Lane::reading) {
        {
            const std::lock_guard lock(mutex_);
            const bool is_full = (lane == Lane::reading && reading_.size() >= queue_max_ + idle_) ||
                                 (lane == Lane::writing && writing_.size() >= queue_max_ + std::min(idle_, writing_max_ - writing_now_));
            if (is_closed_ || is_full) return false;
            (lane == Lane::watching ? watching_ : lane == Lane::reading ? reading_ : writing_).push_back({++came_, std::move(job)});
        }
        (lane == Lane::watching ? somebody_watches_ : something_).notify_one();
        return true;
    }

    // What waits is forgotten; what runs, runs to its end.
    void close() {
        std::array<std::deque<Waiting>, 3> forgotten;
        {
            const std::lock_guard lock(mutex_);
            is_closed_ = true;
            forgotten[0].swap(watching_);
            forgotten[1].swap(reading_);
            forgotten[2].swap(writing_);
        }
        something_.notify_all();
        somebody_watches_.notify_all();
    }

private:
    struct Waiting {
        std::uint64_t came;
        Job job;
    };

    // The lane whose turn it is; none when nothing may be taken. Between reading and writing, who came first.
    std::deque<Waiting>* next() {
        const bool may_write = !writing_.empty() && writing_now_ < writing_max_;
        if (reading_.empty()) return may_write ? &writing_ : nullptr;
        return may_write && writing_.front().came < reading_.front().came ? &writing_ : &reading_;
    }

    void serve() {
        std::unique_lock lock(mutex_);
        for (;;) {
            something_.wait(lock, [this] { return is_closed_ || next() != nullptr; });
            --idle_;
            if (is_closed_) return;
            auto& lane = *next();
            const bool writes = &lane == &writing_;
            Job job = std::move(lane.front().job);
            lane.pop_front();
            if (writes) ++writing_now_;
            lock.unlock();
            work_(std::move(job));
            lock.lock();
            if (writes) --writing_now_;
            ++idle_;
        }
    }

    void watch() {
        std::unique_lock lock(mutex_);
        for (;;) {
            somebody_watches_.wait(lock, [this] { return is_closed_ || !watching_.empty(); });
            if (is_closed_) return;
            Job job = std::move(watching_.front().job);
            watching_.pop_front();
            lock.unlock();
            work_(std::move(job));
            lock.lock();
        }
    }

    const std::size_t queue_max_;
    std::function<void(Job)> work_;
    std::mutex mutex_;
    std::condition_variable something_;
    std::condition_variable somebody_watches_;
    std::deque<Waiting> watching_;
    std::deque<Waiting> reading_;
    std::deque<Waiting> writing_;
    std::uint64_t came_ = 0;
    std::size_t writing_now_ = 0;
    std::size_t writing_max_ = 0;
    std::size_t idle_ = 0;
    bool is_closed_ = false;
    std::vector<std::thread> workers_;
};

}  // namespace koppi::http
