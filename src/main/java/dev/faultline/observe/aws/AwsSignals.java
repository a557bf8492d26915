package dev.faultline.observe.aws;

import dev.faultline.observe.Pace;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.target.aws.AwsCallFailed;
import dev.faultline.target.aws.AwsClients;
import dev.faultline.target.aws.MetricData;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RunClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Asks AWS, all the time, what its services say about the system, and records each thing once, at AWS's own time of it.
 * What AWS tells late is told late here too; what it does not tell any more is an observation lost.
 */
public final class AwsSignals implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final List<Source> sources;
    private final RunClock clock;
    private final Consumer<Event> events;
    private final Set<Event> told = new HashSet<>();
    private final Set<String> silent = new HashSet<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Instant since;
    private final Pace pace;

    /** Something that is asked. Its events are equal whenever they are the same. */
    interface Source {
        /** What it is called where it does not answer. */
        String name();

        /** All that happened since then. */
        List<Event> since(Instant since) throws AwsCallFailed, InterruptedException;

        /** The same, where nobody will ask again. */
        default List<Event> last(Instant since) throws AwsCallFailed, InterruptedException {
            return since(since);
        }
    }

    /** Starts asking at once; {@code events} is called from its own thread, and by whoever closes it. */
    public AwsSignals(SystemSpec system, AwsSpec spec, AwsClients aws, RunClock clock, Consumer<Event> events) {
        this(sources(system, spec, aws, clock), clock, events);
    }

    AwsSignals(List<Source> sources, RunClock clock, Consumer<Event> events) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
        this.events = events;
        this.since = clock.now();
        this.pace = new Pace("aws-signals", EVERY, this::ask, failure -> lost("what AWS tells", failure));
    }

    private static List<Source> sources(SystemSpec system, AwsSpec spec, AwsClients aws, RunClock clock) {
        List<Source> sources = new ArrayList<>();
        spec.services().forEach((name, service) -> sources.addAll(ServiceSources.of(name, service.is(), spec, aws)));
        system.alarms().stream()
                .filter(rule -> spec.alarms().containsKey(rule.name()))
                .forEach(rule ->
                        sources.add(new AlarmHistory(aws, rule, spec.alarms().get(rule.name()))));
        spec.metrics().forEach(metric -> sources.add(new MetricHistory(new MetricData(aws), metric, clock)));
        return sources;
    }

    private void ask() {
        ask(Source::since);
    }

    /** One way to ask a source. */
    private interface Asking {
        List<Event> of(Source source, Instant since) throws AwsCallFailed, InterruptedException;
    }

    private synchronized void ask(Asking asking) {
        for (Source source : sources) {
            try {
                for (Event event : asking.of(source, since)) {
                    if (told.add(event)) {
                        events.accept(event);
                    }
                }
                silent.remove(source.name());
            } catch (AwsCallFailed e) {
                lost(source.name(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Once for each stretch of silence. */
    private void lost(String what, Exception why) {
        if (silent.add(what)) {
            events.accept(new Event.ObservationLost(clock.now(), what, String.valueOf(why.getMessage())));
        }
    }

    /** Asks once more, for what was told late, and no more after that. Closing it again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            pace.close();
            ask(Source::last);
        }
    }
}
