package dev.faultline.load;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** How many users are under way, and the wait for there to be none. Safe for any thread. */
final class ActiveUsers {
    private final Lock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private long active;

    void started() {
        lock.lock();
        try {
            active++;
        } finally {
            lock.unlock();
        }
    }

    void ended() {
        lock.lock();
        try {
            active--;
            if (active == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return active;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no user is under way, at most {@code limit}; returns how many still are. */
    long awaitNone(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (active > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return active;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return count() + " users under way";
    }
}
