package dev.faultline.observe.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.scenario.Topology.Surroundings;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmRoundsTest {
    private static final URI NOWHERE = URI.create("http://nowhere");
    private static final String ERRORS = "sum(rate(errors_total[5s])) > 1";

    private final SteppedClock clock = new SteppedClock();
    private final StagedTransport transport = new StagedTransport(clock);
    private final List<Event> events = new ArrayList<>();
    private final Instant begin = clock.now();
    private Optional<SystemState> state = Optional.empty();
    private AlarmRounds rounds;

    @Test
    void anAlarmIsOkThenPendingThenFiringThenOkAgainAndItsChannelIsToldOfTheLastTwo() {
        watch(rule("x > 1", Duration.ofSeconds(1)), node("a"));
        transport.tells("a", "x 0");
        rounds(2);
        transport.tells("a", "x 5");
        rounds(4);
        transport.tells("a", "x 1");
        rounds(3);
        assertThat(changes()).containsExactly("0 ok", "1000 pending", "2000 firing", "3000 ok");
        assertThat(of(Event.AlarmChanged.class).map(Event.AlarmChanged::found))
                .containsExactly(
                        "0 x{instance=\"a\",job=\"api\",zone=\"z\"}",
                        "5 x{instance=\"a\",job=\"api\",zone=\"z\"}",
                        "5 x{instance=\"a\",job=\"api\",zone=\"z\"}",
                        "1 x{instance=\"a\",job=\"api\",zone=\"z\"}");
        assertThat(delivered()).containsExactly("2000 admin firing", "3000 admin ok");
        assertThat(lost()).isEmpty();
    }

    @Test
    void whatHoldsForLessThanAskedDoesNotFire() {
        watch(rule("x > 1", Duration.ofSeconds(2)), node("a"), node("b"));
        for (int i = 0; i < 10; i++) { // the two take turns
            transport.tells("a", "x " + (i / 2 % 2 == 0 ? 5 : 0));
            transport.tells("b", "x " + (i / 2 % 2 == 0 ? 0 : 5));
            rounds(1);
        }
        assertThat(changes()).containsExactly("0 pending");
        assertThat(transport.accepted()).isEmpty();
    }

    @Test
    void theErrorsOfANodeThatDiedAgeOutOfTheRate() {
        watch(rule(ERRORS, Duration.ZERO), node("a"), node("b"));
        for (int i = 0; i < 6; i++) {
            transport.tells("a", "errors_total " + 10 * i);
            transport.tells("b", "errors_total 0");
            rounds(1);
        }
        assertThat(changes()).containsExactly("0 ok", "500 firing");
        transport.isSilent("a");
        rounds(10);
        assertThat(changes()).hasSize(3).last().asString().endsWith(" ok");
        assertThat(lost()).isEmpty();
    }

    @Test
    void aNodeThatWasScaledInHoldsNoAlarmInItsLastState() {
        watch(rule("cpu > 0.8", Duration.ZERO), node("a"), node("a-2"));
        transport.tells("a", "cpu 0.1");
        transport.tells("a-2", "cpu 0.9");
        rounds(2);
        state = state(node("a"));
        rounds(1);
        assertThat(changes()).containsExactly("0 firing", "1000 ok");
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotUpThoughItsAddressIsKnownNoMore() {
        watch(rule("up{job=\"api\"} == 0", Duration.ofSeconds(1)), node("a"), node("b"));
        transport.tells("a", "x 1");
        transport.tells("b", "x 1");
        rounds(1);
        state = state(node("a"), new Node("b", "api", "z", "down", Optional.empty()));
        rounds(3);
        assertThat(changes()).containsExactly("0 ok", "500 pending", "1500 firing");
    }

    @Test
    void aControlPlaneThatIsSilentLeavesTheNodesThatWereKnown() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.tells("a", "x 0");
        rounds(1);
        state = Optional.empty();
        transport.tells("a", "x 2");
        rounds(1);
        assertThat(changes()).containsExactly("0 ok", "500 firing");
    }

    @Test
    void theControlPlanesOwnFiguresAreScrapedAndALabelOfTheirsDoesNotHideWhoTellsThem() {
        watch(rule("database_up{job=\"control\",exported_job=\"b\"} == 0", Duration.ZERO), node("a"));
        transport.tells("control", "database_up{job=\"a\"} 1\ndatabase_up{job=\"b\"} 0\n");
        rounds(1);
        assertThat(changes()).containsExactly("0 firing");
    }

    @Test
    void aMessageToAChannelThatIsAwayIsSentAgainUntilItArrives() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.tells("a", "x 2");
        transport.channelIsDown();
        rounds(3);
        transport.channelIsUp();
        rounds(3);
        assertThat(delivered()).singleElement().asString().endsWith("admin firing");
        assertThat(lost()).isEmpty();
    }

    @Test
    void aChannelThatStaysAwayIsAnObservationLost() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.tells("a", "x 0");
        transport.channelIsDown();
        rounds(12);
        assertThat(lost()).containsExactly("alarm:high");
    }

    @Test
    void aMessageThatNobodySubscribedToIsAcceptedAndNeverDelivered() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.nobodySubscribes();
        transport.tells("a", "x 2");
        rounds(4);
        rounds.finish();
        assertThat(transport.accepted()).singleElement().asString().contains("\"state\":\"firing\"");
        assertThat(delivered()).isEmpty();
        assertThat(lost()).isEmpty();
    }

    @Test
    void theLastMessageIsAwaitedWhenTheWatchEnds() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.tells("a", "x 2");
        rounds(1);
        assertThat(delivered()).isEmpty();
        rounds.finish();
        assertThat(delivered()).containsExactly("0 admin firing");
    }

    @Test
    void aStallOfTheWatchIsAnObservationLostOnceForEachStall() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.tells("a", "x 0");
        rounds(4);
        clock.step(Duration.ofSeconds(3));
        rounds(4);
        assertThat(of(Event.ObservationLost.class).map(Event.ObservationLost::at))
                .isNotEmpty()
                .allMatch(at -> at.equals(begin.plusMillis(1500)));
    }

    @Test
    void aWatchThatWasNotTakenToItsEndLostWhatCameAfter() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        transport.tells("a", "x 0");
        rounds(1);
        clock.step(Duration.ofSeconds(5));
        rounds.finish();
        assertThat(lost()).contains("alarm:high");
    }

    @Test
    void anAlarmOverNoFiguresAtAllIsAnObservationLost() {
        watch(rule("x > 1", Duration.ZERO), node("a"));
        rounds(12);
        assertThat(changes()).containsExactly("0 ok");
        assertThat(of(Event.ObservationLost.class))
                .singleElement()
                .satisfies(event -> assertThat(event.why()).contains("a: ").contains("connection refused"));
    }

    @Test
    void whatIsNoExpositionIsAsGoodAsNoAnswer() {
        watch(rule("up == 0", Duration.ZERO), node("a"), node("b"));
        transport.tells("a", "<html>not found</html>");
        transport.tells("b", "x 1");
        rounds(1);
        assertThat(changes()).containsExactly("0 firing");
    }

    @Test
    void anExpressionThatCannotBeEvaluatedOnWhatIsThereIsAnObservationLost() {
        watch(rule("{__name__=~\"a|b\"} / a > 0", Duration.ZERO), node("a"));
        transport.tells("a", "a 1\nb 1\n");
        rounds(12);
        assertThat(changes()).isEmpty();
        assertThat(of(Event.ObservationLost.class))
                .singleElement()
                .satisfies(event -> assertThat(event.why()).contains("same labels"));
    }

    @Test
    void withoutChannelsNoMessageCanBeSeenToArrive() {
        Topology bare = new Topology("test", NOWHERE, NOWHERE, NOWHERE, NOWHERE, List.of(node("a")), List.of());
        rounds = new AlarmRounds(
                List.of(rule("x > 1", Duration.ZERO)), () -> state, bare, clock, events::add, transport);
        transport.tells("a", "x 2");
        rounds(2);
        assertThat(changes()).containsExactly("0 firing");
        assertThat(lost()).containsExactly("alarm:high");
    }

    private void watch(AlarmRule rule, Node... nodes) {
        state = state(nodes);
        rounds = new AlarmRounds(List.of(rule), () -> state, topology(nodes), clock, events::add, transport);
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            rounds.round();
            clock.step(AlarmWatch.EVERY);
        }
    }

    private static AlarmRule rule(String expression, Duration holdsFor) {
        return new AlarmRule("high", expression, holdsFor, "admin", "");
    }

    private static Node node(String name) {
        return new Node(
                name,
                "api",
                "z",
                "serving",
                Optional.empty(),
                Optional.empty(),
                Optional.of(URI.create("http://" + name + "/metrics")));
    }

    private static Optional<SystemState> state(Node... nodes) {
        return Optional.of(new SystemState(topology(nodes), List.of(), List.of(), List.of()));
    }

    private static Topology topology(Node... nodes) {
        Surroundings surroundings = new Surroundings(
                Optional.empty(),
                Optional.of(URI.create("http://channels")),
                Optional.of(URI.create("http://control")),
                Optional.empty(),
                Optional.empty());
        return new Topology("test", NOWHERE, NOWHERE, NOWHERE, NOWHERE, surroundings, List.of(nodes), List.of());
    }

    private List<String> changes() {
        return of(Event.AlarmChanged.class)
                .map(event -> millis(event.at()) + " " + event.state())
                .toList();
    }

    private List<String> delivered() {
        return of(Event.AlarmDelivered.class)
                .map(event -> millis(event.at()) + " " + event.channel() + " " + event.state())
                .toList();
    }

    private List<String> lost() {
        return of(Event.ObservationLost.class).map(Event.ObservationLost::what).toList();
    }

    private <T extends Event> Stream<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    private long millis(Instant at) {
        return Duration.between(begin, at).toMillis();
    }
}
