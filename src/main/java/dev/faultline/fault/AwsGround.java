package dev.faultline.fault;

import dev.faultline.fault.aws.AwsAccount;
import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.fault.aws.Experiments;
import dev.faultline.fault.aws.Experiments.Resolved;
import dev.faultline.fault.aws.Experiments.Seen;
import dev.faultline.fault.aws.Findings;
import dev.faultline.fault.aws.Guard;
import dev.faultline.fault.aws.PreflightFailed;
import dev.faultline.fault.aws.RemoteLock;
import dev.faultline.plan.PlannedFault;
import dev.faultline.plan.aws.AwsFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An account made ready for a run: looked at, locked, with a template for each fault whose targets FIS has resolved without
 * touching them. What takes each of these back is in the journal before it is made; closing this does so.
 */
public final class AwsGround implements AutoCloseable {
    private static final Duration RESOLVED_WITHIN = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final AwsOrder order;
    private final AwsAccount account;
    private final Journal journal;
    private final Consumer<String> progress;
    private final List<Intent> intents = new ArrayList<>();
    private final Map<String, String> templates = new LinkedHashMap<>();
    private String caller = "";

    private AwsGround(AwsOrder order, AwsAccount account, Journal journal, Consumer<String> progress) {
        this.order = order;
        this.account = account;
        this.journal = journal;
        this.progress = progress;
    }

    /**
     * Makes an account ready.
     *
     * @param progress hears of what is found and done
     * @throws PreflightFailed when something is not as it must be; all that was made is taken back, or in the journal
     */
    public static AwsGround prepare(AwsOrder order, AwsAccount account, Journal journal, Consumer<String> progress)
            throws PreflightFailed, InterruptedException {
        AwsGround ground = new AwsGround(order, account, journal, progress);
        try {
            ground.look();
            ground.lock();
            ground.makeTemplates();
            return ground;
        } catch (IOException e) {
            throw ground.abandoned(new PreflightFailed(String.valueOf(e.getMessage()), e));
        } catch (PreflightFailed e) {
            throw ground.abandoned(e);
        } catch (InterruptedException | RuntimeException e) {
            ground.takeBack().forEach(e::addSuppressed);
            throw e;
        }
    }

    private PreflightFailed abandoned(PreflightFailed failure) {
        List<UndoFailed> left = takeBack();
        return left.isEmpty()
                ? failure
                : new PreflightFailed(failure.getMessage() + "\nand what was made is not all taken back: "
                        + left.stream().map(Throwable::getMessage).collect(Collectors.joining("; "))
                        + ". `faultline heal` tries again.");
    }

    private void look() throws IOException, PreflightFailed, InterruptedException {
        Findings found = account.look(order.spec(), order.system(), order.policy());
        progress.accept(
                "AWS: " + found.caller().arn() + ", account " + found.caller().account() + ", region "
                        + order.spec().region() + "; " + found.resources().size() + " resources bear the tag "
                        + order.spec().tag().key() + "=" + order.spec().tag().value());
        found.unseen().forEach(what -> progress.accept("AWS: not checked: " + what));
        refuse(new Guard(order.spec(), order.production()).refusals(found));
        caller = found.caller().arn();
    }

    private static void refuse(List<String> refusals) throws PreflightFailed {
        if (!refusals.isEmpty()) {
            throw new PreflightFailed("nothing is broken in AWS:\n  " + String.join("\n  ", refusals));
        }
    }

    private void lock() throws IOException, PreflightFailed, InterruptedException {
        String lock = RemoteLock.name(order.system().name());
        intents.add(journal.intend(new AwsUndo.ReleaseLock(order.place(), lock, order.run())));
        Optional<RemoteLock.Holder> other = account.lock()
                .take(
                        lock,
                        new RemoteLock.Holder(order.run(), caller, Instant.now().toString()),
                        order.tags().ofRun());
        if (other.isPresent()) {
            RemoteLock.Holder holder = other.get();
            throw new PreflightFailed(order.system().name() + " is locked: " + holder.who() + " holds "
                    + lock + " for the run " + holder.run() + " since " + holder.since()
                    + "\nwait for its end; if that run has died, `faultline heal` on its machine releases it, and so does"
                    + " `aws ssm delete-parameter --name " + lock + "`");
        }
        progress.accept("AWS: locked, " + lock);
    }

    private void makeTemplates() throws IOException, PreflightFailed, InterruptedException {
        List<AwsFault.Injected> faults = order.plan().injected().toList();
        if (faults.isEmpty()) {
            return;
        }
        intents.add(journal.intend(new AwsUndo.DeleteTemplates(order.place(), order.tags())));
        intents.add(journal.intend(new AwsUndo.EndExperiments(order.place(), order.tags(), Optional.empty())));
        for (AwsFault.Injected fault : faults) {
            String template = account.experiments()
                    .createTemplate(
                            fault.template(),
                            order.tags().of(fault.id()),
                            order.tags().token(fault.id(), "template"));
            templates.put(fault.id(), template);
            resolve(fault, template);
        }
    }

    /** Has FIS find what it would break, and leave it alone. */
    private void resolve(AwsFault.Injected fault, String template)
            throws IOException, PreflightFailed, InterruptedException {
        Experiments experiments = account.experiments();
        String trial = experiments.start(
                template,
                Experiments.Mode.SKIP_ALL,
                order.tags().of(fault.id()),
                order.tags().token(fault.id(), "skip-all"));
        Seen seen = over(trial);
        if (seen.status() != Experiments.Status.COMPLETED) {
            throw new PreflightFailed("AWS FIS could not resolve the targets of fault " + fault.id() + ": " + trial
                    + " is " + seen.status() + (seen.reason().isBlank() ? "" : ", " + seen.reason())
                    + "\nsee that what is meant bears the tags that `faultline plan` shows");
        }
        List<Resolved> resolved = experiments.resolved(trial);
        resolved.forEach(one -> progress.accept("AWS: fault " + fault.id() + " would take " + one.what()));
        refuse(new Guard(order.spec(), order.production()).refusals(fault, resolved, account.existing(fault)));
    }

    private Seen over(String experiment) throws IOException, InterruptedException {
        Deadline bound = Deadline.after(RESOLVED_WITHIN);
        Seen seen = account.experiments().get(experiment);
        while (!seen.status().isOver() && !bound.passed()) {
            bound.pause(BETWEEN_LOOKS);
            seen = account.experiments().get(experiment);
        }
        return seen;
    }

    /** The injector of a planned fault. */
    Injector injector(PlannedFault fault) throws InjectionFailed {
        String id = fault.spec().id();
        String template = templates.get(id);
        if (template == null) {
            throw new InjectionFailed("fault " + id + " (" + fault.spec().kind() + ") has no experiment in AWS");
        }
        return new FisExperiment(order, order.experiment(id).orElseThrow(), template, account);
    }

    /**
     * Takes back all that was made, the last first.
     *
     * @throws UndoFailed naming the first thing that could not be; it stays in the journal
     */
    @Override
    public void close() throws UndoFailed {
        List<UndoFailed> failures = takeBack();
        if (!failures.isEmpty()) {
            UndoFailed first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private List<UndoFailed> takeBack() {
        List<UndoFailed> failures = new ArrayList<>();
        for (int i = intents.size() - 1; i >= 0; i--) {
            try {
                journal.undo(intents.get(i));
            } catch (UndoFailed e) {
                failures.add(e);
            } catch (InterruptedException e) {
                // What is left stays in the journal, and the watchdog takes it back.
                Thread.currentThread().interrupt();
                failures.add(new UndoFailed(intents.get(i).undo(), "interrupted"));
                return failures;
            }
        }
        intents.clear();
        return failures;
    }
}
