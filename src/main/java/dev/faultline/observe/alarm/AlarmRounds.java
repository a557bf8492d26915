package dev.faultline.observe.alarm;

import dev.faultline.scenario.AlarmRule;
import dev.faultline.scenario.Topology;
import dev.faultline.target.SystemState;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a watch of alarms does in each of its rounds, whoever paces them; one round at a time. */
final class AlarmRounds {
    private static final Duration LAST_ANSWER = Scraping.LIMIT.plusMillis(100);

    private final Supplier<Optional<SystemState>> latest;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Transport transport;
    private final List<WatchedAlarm> alarms;
    private final List<ChannelReader> readers;
    private final SampleStore store;
    private final Scraping scraping;
    private Topology topology;

    AlarmRounds(
            List<AlarmRule> rules,
            Supplier<Optional<SystemState>> latest,
            Topology topology,
            RunClock clock,
            Consumer<Event> events,
            Transport transport) {
        this.latest = latest;
        this.topology = topology;
        this.clock = clock;
        this.events = events;
        this.transport = transport;
        this.alarms = rules.stream().map(this::alarm).toList();
        this.readers = readers(rules);
        this.store = new SampleStore(alarms.stream()
                .map(alarm -> alarm.expression().longestRange())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO));
        this.scraping = new Scraping(transport, store);
    }

    private WatchedAlarm alarm(AlarmRule rule) {
        List<String> what = List.of("alarm:" + rule.name());
        Instant begin = clock.now();
        if (channels().isEmpty()) {
            events.accept(new Event.ObservationLost(
                    begin, what.get(0), "the target has no alarm channels: no message can be seen to arrive"));
        }
        Optional<Messages> messages = channels()
                .map(base -> new Messages(
                        rule.name(), messages(base, rule.channel()), transport, new Silence(what, begin, events)));
        return new WatchedAlarm(rule, events, new Silence(what, begin, events), messages);
    }

    private List<ChannelReader> readers(List<AlarmRule> rules) {
        List<ChannelReader> all = new ArrayList<>();
        channels()
                .ifPresent(base -> rules.stream()
                        .map(AlarmRule::channel)
                        .distinct()
                        .forEach(channel -> {
                            List<String> what = rules.stream()
                                    .filter(rule -> rule.channel().equals(channel))
                                    .map(rule -> "alarm:" + rule.name())
                                    .toList();
                            all.add(new ChannelReader(
                                    channel,
                                    messages(base, channel),
                                    transport,
                                    events,
                                    new Silence(what, clock.now(), events)));
                        }));
        return all;
    }

    private Optional<URI> channels() {
        return topology.surroundings().channels();
    }

    private static URI messages(URI base, String channel) {
        return base.resolve("/channels/" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "/messages");
    }

    /** Scrapes, evaluates, sends and reads, in a bounded time. */
    synchronized void round() {
        try {
            Instant now = clock.now();
            topology = latest.get().map(SystemState::topology).orElse(topology);
            Optional<String> trouble = scraping.round(topology, now);
            alarms.forEach(alarm -> alarm.evaluate(store, now, trouble));
            sending().forEach(messages -> messages.step(now));
            readers.forEach(reader -> reader.step(now));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sees the last messages off and in, in a bounded time. */
    synchronized void finish() {
        Instant now = clock.now();
        alarms.forEach(alarm -> alarm.end(now));
        try {
            for (int i = 0; i < 2; i++) { // what is under way may be older than the last message
                sending().forEach(messages -> messages.step(now));
                await(sending().map(Messages::underWay));
            }
            for (int i = 0; i < 2; i++) {
                readers.forEach(reader -> reader.step(now));
                await(readers.stream().map(ChannelReader::asked));
            }
            readers.forEach(reader -> reader.end(now));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stream<Messages> sending() {
        return alarms.stream().flatMap(alarm -> alarm.messages().stream());
    }

    private static void await(Stream<? extends CompletableFuture<?>> answers) throws InterruptedException {
        try {
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .get(LAST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Whoever asked looks at each answer by itself.
        }
    }
}
