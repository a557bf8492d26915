package dev.faultline.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.HttpCall;
import dev.faultline.scenario.Marks;
import dev.faultline.scenario.TargetSpec;
import dev.faultline.target.StandInServer;
import dev.faultline.target.StandInServer.Answer;
import dev.faultline.target.StandInServer.Request;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.HeldRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run has made goes away, and what does not is named. */
class CleanUpTest {
    private volatile String kept = "none";
    private volatile int tooMany;
    private double rate = 500;
    private StandInServer system;

    @BeforeEach
    void aSystemThatForgetsOnRequest() throws IOException {
        system = new StandInServer(request -> {
            boolean refused = request.target().endsWith(kept) || system.asked().size() <= tooMany;
            return Answer.of(refused ? 429 : request.target().endsWith("/5") ? 404 : 204);
        });
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void eachRecordIsRemovedAndOneThatIsGoneAlreadyIsFine() throws Exception {
        Event.CleanedUp end = cleanUp(TargetSpec.Reach.EACH, "/sold/{id}").remove(records(20), clock());

        assertThat(end.removed()).isEqualTo(20);
        assertThat(end.left()).isEmpty();
        assertThat(system.asked()).hasSize(20).extracting(Request::line).contains("DELETE /sold/1", "DELETE /sold/20");
    }

    @Test
    void aRecordThatStaysIsNamedWithWhy() throws Exception {
        kept = "/7";

        Event.CleanedUp end = cleanUp(TargetSpec.Reach.EACH, "/sold/{id}").remove(records(20), clock());

        assertThat(end.removed()).isEqualTo(19);
        assertThat(end.left()).containsExactly("record 7, key test-7: DELETE /sold/{id} answered 429");
    }

    @Test
    void aSystemThatAsksToSlowDownIsAskedAgainLater() throws Exception {
        tooMany = 3;

        Event.CleanedUp end = cleanUp(TargetSpec.Reach.EACH, "/sold/{id}").remove(records(4), clock());

        assertThat(end.removed()).isEqualTo(4);
        assertThat(system.asked()).hasSize(7);
    }

    @Test
    void noMoreASecondAreAskedForThanTheirOwnerAllows() throws Exception {
        rate = 20;
        long began = System.nanoTime();

        cleanUp(TargetSpec.Reach.EACH, "/sold/{id}").remove(records(20), clock());

        // Four at a time, each time followed by a fifth of a second.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(system.asked()).hasSize(20);
    }

    @Test
    void allOfThemAreRemovedByTheBeginningOfTheirKeys() throws Exception {
        Event.CleanedUp end = cleanUp(TargetSpec.Reach.ALL, "/sold?keys={keys}").remove(records(20), clock());

        assertThat(end.removed()).isEqualTo(20);
        assertThat(system.asked()).extracting(Request::line).containsExactly("DELETE /sold?keys=test-");
    }

    @Test
    void aSystemThatRemovesNoneLeavesAll() throws Exception {
        kept = "test-";

        Event.CleanedUp end = cleanUp(TargetSpec.Reach.ALL, "/sold?keys={keys}").remove(records(20), clock());

        assertThat(end.removed()).isZero();
        assertThat(end.left()).singleElement().asString().contains("20 records", "begin with test-", "answered 429");
    }

    private CleanUp cleanUp(TargetSpec.Reach reach, String url) {
        HttpCall call = new HttpCall("DELETE", url, Optional.empty(), Optional.empty());
        return new CleanUp(
                new TargetSpec(
                        system.uri().resolve("/"),
                        Optional.empty(),
                        "/",
                        "/",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new Marks("+9199", "test-", Optional.empty()),
                        Optional.of(new TargetSpec.CleanUp(reach, call, rate))),
                "test-");
    }

    private static List<HeldRecord> records(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> new HeldRecord("test-" + n, String.valueOf(n), "slot", 1, "booked", 1))
                .toList();
    }

    private static AnchoredClock clock() {
        return AnchoredClock.anchored("test");
    }
}
