package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Booking, reading back, cancelling; for the operator the list of all bookings, and their removal. */
final class BookingEndpoints {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int LARGEST_PAGE = 1000;

    private final Bookings bookings;
    private final Access access;
    private final Precondition beforeBooking;

    BookingEndpoints(Bookings bookings, Access access, Precondition beforeBooking) {
        this.bookings = bookings;
        this.access = access;
        this.beforeBooking = beforeBooking;
    }

    /** What must hold before a slot is booked. */
    @FunctionalInterface
    interface Precondition {
        /** Throws {@link Refusal} when it does not hold. */
        void check(String slot);
    }

    Answer book(Call call) {
        String phone = access.user(call);
        String slot = call.text("slotId");
        if (!SlotId.canBe(slot)) {
            return declined(BookingOutcome.Reason.UNKNOWN_SLOT);
        }
        String key = key(call);
        beforeBooking.check(slot);
        BookingOutcome outcome = bookings.book(key, slot, phone);
        if (outcome instanceof BookingOutcome.Applied applied) {
            return Answer.json(201, applied.booking());
        } else if (outcome instanceof BookingOutcome.Repeated repeated) {
            return Answer.json(200, repeated.booking());
        }
        return declined((BookingOutcome.Declined) outcome);
    }

    Answer cancel(Call call) {
        String phone = access.user(call);
        BookingOutcome outcome = bookings.cancel(id(call.path("id")), key(call), phone);
        if (outcome instanceof BookingOutcome.Applied applied) {
            return Answer.json(200, applied.booking().change());
        } else if (outcome instanceof BookingOutcome.Repeated repeated) {
            return Answer.json(200, repeated.booking().change());
        }
        return declined((BookingOutcome.Declined) outcome);
    }

    Answer read(Call call) {
        long id = id(call.path("id"));
        Optional<Booking> found = access.isOperator(call) ? bookings.find(id) : bookings.find(id, access.user(call));
        return found.map(booking -> Answer.json(200, booking))
                .orElseGet(() -> declined(BookingOutcome.Reason.UNKNOWN_BOOKING));
    }

    Answer list(Call call) {
        access.requireOperator(call);
        long after = number(call.query("after").orElse("0"), "bad_after");
        long limit = number(call.query("limit").orElse(Integer.toString(LARGEST_PAGE)), "bad_limit");
        int page = (int) Math.max(1, Math.min(limit, LARGEST_PAGE));
        return Answer.json(200, Map.of("bookings", bookings.page(after, page)));
    }

    /** The operator's: test data goes away without a trace. */
    Answer remove(Call call) {
        access.requireOperator(call);
        return bookings.remove(id(call.path("id")))
                ? Answer.json(200, Map.of())
                : declined(BookingOutcome.Reason.UNKNOWN_BOOKING);
    }

    private static Answer declined(BookingOutcome.Reason reason) {
        return declined(new BookingOutcome.Declined(reason));
    }

    private static Answer declined(BookingOutcome.Declined declined) {
        return Answer.notApplied(declined.reason().status(), declined.error());
    }

    private static String key(Call call) {
        return call.header("Idempotency-Key")
                .filter(key -> KEY.matcher(key).matches())
                .orElseThrow(() -> new Refusal(Answer.notApplied(400, "bad_idempotency_key")));
    }

    private static long id(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(declined(BookingOutcome.Reason.UNKNOWN_BOOKING));
        }
        return Long.parseLong(text);
    }

    private static long number(String text, String error) {
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(Answer.error(400, error));
        }
        return Long.parseLong(text);
    }
}
