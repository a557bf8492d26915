package benchmarks;

import dev.faultline.timeline.FailureKind;
import dev.faultline.timeline.HeldRecord;
import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.Outcome;
import dev.faultline.timeline.WriteAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The requests of a long run, each a function of its number alone. Of twenty, one books, one pays for or cancels what was
 * booked a second before, and the rest reads. For {@link #OUTAGE} after the failure no write is answered; every second
 * one of those is applied all the same.
 *
 * @param start when the first request is sent
 * @param failure when writes begin to fail
 * @param count how many requests there are
 */
record GeneratedRequests(Instant start, Instant failure, long count) {
    static final int PER_SECOND = 20_000;
    static final int BOOKINGS_PER_SECOND = PER_SECOND / GeneratedRequests.CYCLE;
    static final Duration OUTAGE = Duration.ofMillis(900);
    static final String BOOKING = "load:BookingSimulation";
    static final String LOGIN = "load:OtpSimulation";

    private static final int CYCLE = 20;
    private static final int LOGINS_FROM = 18;
    private static final int SECOND_WRITE = CYCLE / 2;
    private static final int CAPACITY = 12;
    private static final int IN_A_SLOT = 10;
    private static final Duration EVERY = Duration.ofSeconds(1).dividedBy(PER_SECOND);

    /** A write, by the number of its request. */
    record Sent(long request, String key, String record, String operation, String state, String slot, long booking) {
        boolean isBooking() {
            return key.equals(record);
        }
    }

    Instant sent(long request) {
        return start.plus(EVERY.multipliedBy(request));
    }

    /** Between 5 and 30 ms, so that answers come in another order than requests. */
    private Instant answered(long request) {
        return sent(request).plusNanos(5_000_000 + Math.floorMod(request * 7_919_777L, 25_000_000L));
    }

    String source(long request) {
        return request % CYCLE >= LOGINS_FROM ? LOGIN : BOOKING;
    }

    Outcome outcome(long request) {
        Optional<Sent> write = write(request);
        String path = write.map(Sent::operation)
                .orElse(request % CYCLE >= LOGINS_FROM ? "otp-verify" : request % 2 == 0 ? "availability" : "slots");
        boolean failed = write.isPresent() && isInOutage(request);
        return new Outcome(
                source(request),
                path,
                sent(request),
                answered(request),
                failed ? FailureKind.SERVER_ERROR : FailureKind.NONE,
                failed ? 503 : 200,
                failed ? "no database" : "");
    }

    /** The write that a request is; empty when it only reads. */
    Optional<Sent> write(long request) {
        if (request % CYCLE == 0) {
            return Optional.of(booking(request / CYCLE));
        }
        long booked = request - PER_SECOND - SECOND_WRITE;
        return booked >= 0 && booked % CYCLE == 0 ? secondWrite(booked / CYCLE) : Optional.empty();
    }

    private boolean isInOutage(long request) {
        return !sent(request).isBefore(failure) && sent(request).isBefore(failure.plus(OUTAGE));
    }

    long bookings() {
        return (count + CYCLE - 1) / CYCLE;
    }

    private static Sent booking(long number) {
        String key = key(number, 0);
        return new Sent(number * CYCLE, key, key, "book", "booked", slot(number), number);
    }

    /** What its customer does a second after a booking that was acknowledged; empty when the run is over by then. */
    Optional<Sent> secondWrite(long booking) {
        long request = booking * CYCLE + PER_SECOND + SECOND_WRITE;
        if (request >= count || isInOutage(booking * CYCLE)) {
            return Optional.empty();
        }
        boolean cancels = booking % 4 == 3;
        return Optional.of(new Sent(
                request,
                key(booking, 1),
                key(booking, 0),
                cancels ? "cancel" : "pay",
                cancels ? "cancelled" : "paid",
                slot(booking),
                booking));
    }

    private static String key(long booking, int write) {
        return new UUID(booking * 0x9E3779B97F4A7C15L + write, booking * 0xC2B2AE3D27D4EB4FL).toString();
    }

    private static String slot(long booking) {
        return "andheri-" + booking / IN_A_SLOT;
    }

    /** What the ledger says of a write. */
    List<LedgerEntry> lines(Sent write) {
        boolean inDoubt = isInOutage(write.request());
        return List.of(
                new LedgerEntry.Intent(
                        write.key(),
                        write.record(),
                        write.operation(),
                        write.state(),
                        write.slot(),
                        sent(write.request())),
                new LedgerEntry.Answered(
                        write.key(),
                        inDoubt ? WriteAnswer.INDETERMINATE : WriteAnswer.ACKNOWLEDGED,
                        inDoubt ? "" : id(write.booking()),
                        inDoubt ? 0 : write.isBooking() ? 1 : 2,
                        answered(write.request()),
                        inDoubt ? "HTTP 503" : "HTTP 200"));
    }

    private static String id(long booking) {
        return Long.toString(booking + 1);
    }

    /** What the system holds of a booking in the end; empty when it was never applied. */
    Optional<HeldRecord> held(long booking) {
        if (!isApplied(booking * CYCLE, booking)) {
            return Optional.empty();
        }
        return secondWrite(booking)
                .filter(write -> isApplied(write.request(), booking))
                .map(write -> held(booking, write.state(), 2))
                .or(() -> Optional.of(asBooked(booking)));
    }

    /** A booking as it was before anything else was done to it. */
    static HeldRecord asBooked(long booking) {
        return held(booking, "booked", 1);
    }

    private static HeldRecord held(long booking, String state, long version) {
        return new HeldRecord(key(booking, 0), id(booking), slot(booking), CAPACITY, state, version);
    }

    private boolean isApplied(long request, long booking) {
        return !isInOutage(request) || booking % 2 == 0;
    }
}
