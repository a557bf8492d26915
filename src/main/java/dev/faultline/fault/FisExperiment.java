package dev.faultline.fault;

import dev.faultline.fault.aws.AwsAccount;
import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.fault.aws.Experiments;
import dev.faultline.fault.aws.Experiments.Seen;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.timeline.Event;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fault that AWS FIS injects: an experiment, started from a template that was made and looked at before there was any
 * load. The act is its start; that it was started is no proof that it broke anything.
 */
final class FisExperiment implements Injector {
    /** FIS begins within a minute; a failover shows in a service's events a minute or two later. */
    private static final Duration BITES_WITHIN = Duration.ofMinutes(5);

    /** AWS counts calls; events have whole seconds anyway. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** AWS's clock and ours may differ by what the guard lets pass. */
    private static final Duration SKEW = Duration.ofSeconds(6);

    private final AwsOrder order;
    private final AwsFault.Injected fault;
    private final String template;
    private final AwsAccount account;
    private volatile Optional<String> experiment = Optional.empty();
    private volatile Optional<Seen> last = Optional.empty();
    private volatile Instant asked = Instant.EPOCH;
    private volatile boolean ending;

    FisExperiment(AwsOrder order, AwsFault.Injected fault, String template, AwsAccount account) {
        this.order = order;
        this.fault = fault;
        this.template = template;
        this.account = account;
    }

    @Override
    public List<Undo> undos() {
        return List.of(new AwsUndo.EndExperiments(order.place(), order.tags(), Optional.of(fault.id())));
    }

    @Override
    public void apply(Guard guard) throws IOException, InterruptedException, InjectionFailed {
        guard.check();
        asked = Instant.now();
        experiment = Optional.of(account.experiments()
                .start(
                        template,
                        Experiments.Mode.RUN_ALL,
                        order.tags().of(fault.id()),
                        order.tags().token(fault.id(), "run")));
    }

    @Override
    public List<Proof> proofs() {
        return List.of(this::look);
    }

    private Optional<String> look() throws IOException, InterruptedException {
        Deadline.after(BETWEEN_LOOKS).pause(BETWEEN_LOOKS);
        Optional<Seen> seen = state();
        if (seen.isEmpty() || seen.get().began().isEmpty() || !acts(seen.get())) {
            return Optional.empty();
        }
        Instant began = seen.get().began().get();
        return account.effect(fault, account.experiments().resolved(seen.get().id()), asked.minus(SKEW))
                .map(effect -> "experiment " + seen.get().id() + " began to act at " + began + ", "
                        + Math.max(0, Duration.between(asked, began).toSeconds()) + " s after it was asked to; "
                        + effect);
    }

    /** One that failed proves nothing, even where another one of the same experiment is under way. */
    private static boolean acts(Seen seen) {
        return seen.actions().values().stream().anyMatch(Set.of("running", "completed")::contains)
                && seen.actions().values().stream().noneMatch("failed"::equals);
    }

    private Optional<Seen> state() throws IOException, InterruptedException {
        if (experiment.isPresent()) {
            last = Optional.of(account.experiments().get(experiment.get()));
        }
        return last;
    }

    @Override
    public Duration provenWithin() {
        return BITES_WITHIN;
    }

    @Override
    public Optional<Event.StopConditionMet> endedEarly(Instant now) throws IOException, InterruptedException {
        if (ending) {
            return Optional.empty();
        }
        Optional<Seen> seen = state();
        return seen.filter(one -> one.status().isOver() && one.status() != Experiments.Status.COMPLETED)
                .map(one -> new Event.StopConditionMet(
                        now,
                        "the experiment of fault " + fault.id() + " goes on",
                        "AWS FIS says that " + one.id() + " is " + one.status() + ": "
                                + (one.reason().isBlank() ? "no reason given" : one.reason())));
    }

    /** From here on its end is asked for, and no surprise. */
    @Override
    public void end() {
        ending = true;
    }

    @Override
    public String reverted() {
        return "the experiment " + experiment.orElse("that was never started") + " is over"
                + last.map(Seen::actions)
                        .filter(actions -> !actions.isEmpty())
                        .map(actions -> ", its actions: " + words(actions))
                        .orElse("");
    }

    private static String words(Map<String, String> actions) {
        return actions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(action -> action.getKey() + " " + action.getValue())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
