package dev.faultline.load;

import dev.faultline.timeline.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A listener that keeps what it hears. */
final class CollectedReports implements InjectorListener {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final AtomicLong users = new AtomicLong();
    private final AtomicLong mostUsers = new AtomicLong();
    private final AtomicLong mostRequests = new AtomicLong();

    @Override
    public void requestEnded(Outcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void underWay(long usersNow, long requestsNow) {
        users.set(usersNow);
        mostUsers.accumulateAndGet(usersNow, Math::max);
        mostRequests.accumulateAndGet(requestsNow, Math::max);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    Map<String, Long> countByPath() {
        return outcomes.stream().collect(Collectors.groupingBy(Outcome::path, Collectors.counting()));
    }

    List<Outcome> failures() {
        return outcomes.stream().filter(outcome -> !outcome.good()).toList();
    }

    long users() {
        return users.get();
    }

    long mostUsers() {
        return mostUsers.get();
    }

    long mostRequests() {
        return mostRequests.get();
    }
}
