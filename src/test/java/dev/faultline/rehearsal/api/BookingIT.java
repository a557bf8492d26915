package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Booking on a real PostgreSQL: a slot is never oversold, a key books once. */
class BookingIT extends SharedApiFixture {
    @Test
    void twoHundredAtOnceOnASlotOfTwelveBookTwelve() {
        String slot = "andheri-2026-12-01-09";
        List<Reply> replies = join(IntStream.range(0, 200)
                .mapToObj(n -> client.book(RehearsedApi.token("982000" + (1000 + n)), "crowd-" + n, slot))
                .toList());
        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(12);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .allSatisfy(reply -> assertThat(reply.saysNotApplied()).isTrue());
        assertThat(bookings())
                .filteredOn(booking -> booking.get("slotId").asText().equals(slot))
                .hasSize(12);
        assertThat(free(slot)).isZero();
    }

    @Test
    void theSameKeyAgainIsTheSameBooking() {
        Reply first = client.book(token, "again", "bandra-2026-12-01-09").join();
        Reply second = client.book(token, "again", "bandra-2026-12-01-09").join();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("state")).isEqualTo("booked");
        assertThat(first.body().get("version").asInt()).isEqualTo(1);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(free("bandra-2026-12-01-09")).isEqualTo(11);
    }

    @Test
    void theSameKeyFromManyAtOnceIsOneBooking() {
        String slot = "borivali-2026-12-02-10";
        List<Reply> replies = join(IntStream.range(0, 30)
                .mapToObj(n -> client.book(token, "at-once", slot))
                .toList());
        List<Reply> answered =
                replies.stream().filter(reply -> reply.status() != 503).toList();
        assertThat(answered).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(answered).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 201));
        assertThat(answered)
                .extracting(reply -> reply.text("id"))
                .containsOnly(answered.get(0).text("id"));
        assertThat(free(slot)).isEqualTo(11);
    }

    @Test
    void theSameKeyForAnotherSlotAppliesNothing() {
        client.book(token, "one-slot", "dadar-2026-12-01-09").join();
        Reply other = client.book(token, "one-slot", "dadar-2026-12-01-10").join();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.saysNotApplied()).isTrue();
        assertThat(free("dadar-2026-12-01-10")).isEqualTo(12);
    }

    @Test
    void theLastPlaceRepeatedWithItsKeyIsStillItsOwn() {
        String slot = "juhu-2026-12-03-11";
        IntStream.range(0, 12)
                .forEach(n -> client.book(token, "juhu-" + n, slot).join());
        assertThat(client.book(token, "juhu-late", slot).join().text("error")).isEqualTo("slot_full");
        assertThat(client.book(token, "juhu-11", slot).join().status()).isEqualTo(200);
    }

    @Test
    void aCancelledPlaceCanBeBookedAgain() {
        String slot = "kurla-2026-12-04-12";
        String id = client.book(token, "to-be-cancelled", slot).join().text("id");
        Reply cancelled = client.cancel(token, "cancelling", id);
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("state")).isEqualTo("cancelled");
        assertThat(cancelled.body().get("version").asInt()).isEqualTo(2);
        assertThat(free(slot)).isEqualTo(12);

        assertThat(client.cancel(token, "cancelling", id).body()).isEqualTo(cancelled.body());
        Reply byAnotherKey = client.cancel(token, "another", id);
        assertThat(byAnotherKey.status()).isEqualTo(409);
        assertThat(byAnotherKey.text("error")).isEqualTo("already_cancelled");
        assertThat(byAnotherKey.saysNotApplied()).isTrue();
        assertThat(free(slot)).as("given back once only").isEqualTo(12);
    }

    @Test
    void aBookingIsReadByItsOwnerAndTheOperatorOnly() {
        Reply booked = client.book(token, "private", "malad-2026-12-05-13").join();
        String path = "/bookings/" + booked.text("id");
        String stranger = RehearsedApi.token("9820009999");
        assertThat(client.get(path, "Authorization", "Bearer " + token).body()).isEqualTo(booked.body());
        assertThat(client.get(path, RehearsedApi.operator()).body()).isEqualTo(booked.body());
        assertThat(client.get(path, "Authorization", "Bearer " + stranger).status())
                .isEqualTo(404);
        assertThat(client.get(path).text("error")).isEqualTo("no_token");
        assertThat(client.get(path, "Authorization", "Bearer x.y").text("error"))
                .isEqualTo("bad_token");
        assertThat(client.cancel(stranger, "not-mine", booked.text("id")).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere-2026-12-01-09", "andheri-2027-01-01-09", "andheri", "'; DROP TABLE slots; --"})
    void anUnknownSlotAppliesNothing(String slot) {
        Reply reply = client.book(token, "unknown-" + slot.length(), slot).join();
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.saysNotApplied()).isTrue();
    }

    @Test
    void aWriteWithoutAKeyIsRefused() {
        Reply reply =
                client.post("/bookings", Map.of("slotId", "andheri-2026-12-02-09"), "Authorization", "Bearer " + token);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.saysNotApplied()).isTrue();
    }

    @Test
    void theOperatorsListPagesThroughEveryBookingOnce() {
        IntStream.range(0, 7)
                .forEach(n -> client.book(token, "page-" + n, Schema.PROBE).join());
        List<JsonNode> all = bookings();
        Set<String> ids = new HashSet<>();
        all.forEach(booking -> ids.add(booking.get("id").asText()));
        assertThat(ids).hasSameSizeAs(all);
        assertThat(all)
                .extracting(booking -> Long.valueOf(booking.get("id").asText()))
                .isSorted();
        assertThat(all)
                .filteredOn(booking -> booking.get("key").asText().startsWith("page-"))
                .hasSize(7)
                .allSatisfy(
                        booking -> assertThat(booking.get("capacity").asInt()).isEqualTo(1_000_000));
        assertThat(client.get("/internal/bookings", "Authorization", "Bearer " + token)
                        .status())
                .as("not for users")
                .isEqualTo(401);
    }

    @Test
    void theOperatorRemovesABookingWithoutATraceAndTheSlotIsFreeAgain() {
        JsonNode booked = client.book(token, "removed", Schema.PROBE).join().body();
        String path = "/internal/bookings/" + booked.get("id").asText();
        int free = free(Schema.PROBE);

        assertThat(client.delete(path, "Authorization", "Bearer " + token).status())
                .as("not for users")
                .isEqualTo(401);
        assertThat(client.delete(path, RehearsedApi.operator()).status()).isEqualTo(200);

        assertThat(bookings())
                .extracting(booking -> booking.get("key").asText())
                .doesNotContain("removed");
        assertThat(free(Schema.PROBE)).isEqualTo(free + 1);
        assertThat(client.delete(path, RehearsedApi.operator()).status())
                .as("gone already")
                .isEqualTo(404);
    }

    @Test
    void theOperatorsListSaysWhenEachBookingWasCommittedWhateverBecameOfItLater() {
        Instant before = Instant.now();
        String id = client.book(token, "committed-then-cancelled", Schema.PROBE)
                .join()
                .text("id");
        Instant between = Instant.now();
        client.cancel(token, "the-cancellation", id);
        assertThat(bookings())
                .filteredOn(booking -> booking.get("id").asText().equals(id))
                .singleElement()
                .satisfies(booking -> assertThat(booking.get("state").asText()).isEqualTo("cancelled"))
                .satisfies(booking -> assertThat(
                                Instant.parse(booking.get("committed").asText()))
                        .isBetween(before.truncatedTo(ChronoUnit.MICROS), between));
    }

    private List<JsonNode> bookings() {
        List<JsonNode> all = new ArrayList<>();
        String after = "0";
        while (true) {
            JsonNode page = client.get("/internal/bookings?limit=5&after=" + after, RehearsedApi.operator())
                    .body()
                    .get("bookings");
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(all::add);
            after = all.get(all.size() - 1).get("id").asText();
        }
    }

    /** Straight from the table, since availability may be a second old. */
    private int free(String slot) {
        return rehearsed.queryInt("SELECT capacity - booked FROM slots WHERE id = '" + slot + "'");
    }

    private static List<Reply> join(List<CompletableFuture<Reply>> replies) {
        return replies.stream().map(CompletableFuture::join).toList();
    }
}
