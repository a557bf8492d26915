package dev.faultline.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Slots and bookings in memory, with versions that count every change. */
final class StubBookings {
    private static final int SLOTS = 8;
    private static final int CAPACITY = 12;

    /** One booking. */
    record Booking(String id, String key, String slot, String state, int version) {
        Booking now(String newState) {
            return state.equals(newState) ? this : new Booking(id, key, slot, newState, version + 1);
        }

        StubAnswer answer(int status) {
            return new StubAnswer(
                    status,
                    String.format(
                            "{\"id\":\"%s\",\"slotId\":\"%s\",\"state\":\"%s\",\"version\":%d}",
                            id, slot, state, version));
        }
    }

    private final Map<String, Booking> bookings = new ConcurrentHashMap<>();
    private final Map<String, String> idOfKey = new ConcurrentHashMap<>();
    private final AtomicLong sequence = new AtomicLong();

    List<Booking> all() {
        return List.copyOf(bookings.values());
    }

    Optional<Booking> find(String id) {
        return Optional.ofNullable(bookings.get(id));
    }

    StubAnswer slots(String zone, String date) {
        String slots = IntStream.range(9, 9 + SLOTS)
                .mapToObj(hour -> String.format("%s-%s-%02d", zone, date, hour))
                .map(slot -> "{\"id\":\"" + slot + "\",\"capacity\":" + CAPACITY + ",\"free\":" + free(slot) + "}")
                .collect(Collectors.joining(","));
        return new StubAnswer(200, "{\"slots\":[" + slots + "]}");
    }

    private long free(String slot) {
        return CAPACITY
                - bookings.values().stream()
                        .filter(b -> b.slot().equals(slot) && !b.state().equals("cancelled"))
                        .count();
    }

    synchronized StubAnswer book(String key, String slot) {
        if (idOfKey.containsKey(key)) {
            return bookings.get(idOfKey.get(key)).answer(200);
        }
        if (free(slot) == 0) {
            return new StubAnswer(409, "{\"error\":\"slot_full\",\"applied\":false}");
        }
        Booking booking = new Booking(Long.toString(sequence.incrementAndGet()), key, slot, "booked", 1);
        bookings.put(booking.id(), booking);
        idOfKey.put(key, booking.id());
        return booking.answer(201);
    }

    /** Brings a booking into another state. */
    StubAnswer change(String id, String state) {
        Booking changed = bookings.computeIfPresent(id, (same, booking) -> booking.now(state));
        return changed == null ? StubAnswer.NOT_FOUND : changed.answer(200);
    }
}
