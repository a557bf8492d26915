package benchmarks;

import dev.faultline.timeline.HeldRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Acknowledged writes that the read-back is made to lack: bookings of which nothing is held, and payments whose booking
 * is held as it was before.
 *
 * @param requests the requests that they are among
 * @param bookings numbers of the bookings that are lost
 * @param payments numbers of the bookings whose payment is lost
 */
record PlantedLosses(GeneratedRequests requests, Set<Long> bookings, Set<Long> payments) {
    static PlantedLosses none(GeneratedRequests requests) {
        return new PlantedLosses(requests, Set.of(), Set.of());
    }

    /** Ten bookings of 0.3 s before the failure, and five payments of 0.2 s before it. */
    static PlantedLosses before(GeneratedRequests requests) {
        long failure = Duration.between(requests.start(), requests.failure()).toMillis()
                * GeneratedRequests.BOOKINGS_PER_SECOND
                / 1000;
        long booked = failure - 3L * GeneratedRequests.BOOKINGS_PER_SECOND / 10;
        long paid = failure - 12L * GeneratedRequests.BOOKINGS_PER_SECOND / 10;
        return new PlantedLosses(
                requests,
                LongStream.range(booked, booked + 10).boxed().collect(Collectors.toSet()),
                LongStream.iterate(paid, booking -> booking + 4)
                        .limit(5)
                        .boxed()
                        .collect(Collectors.toSet()));
    }

    /** What the system holds of a booking, losses applied. */
    Optional<HeldRecord> held(long booking) {
        if (bookings.contains(booking)) {
            return Optional.empty();
        }
        return payments.contains(booking) ? Optional.of(GeneratedRequests.asBooked(booking)) : requests.held(booking);
    }

    /** The keys of the lost writes. */
    List<String> keys() {
        return Stream.concat(
                        bookings.stream()
                                .map(booking ->
                                        GeneratedRequests.asBooked(booking).record()),
                        payments.stream()
                                .map(booking -> requests.secondWrite(booking)
                                        .orElseThrow()
                                        .key()))
                .sorted()
                .toList();
    }
}
