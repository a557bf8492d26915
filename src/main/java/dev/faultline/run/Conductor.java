package dev.faultline.run;

import dev.faultline.scenario.TargetSpec;
import dev.faultline.target.RemoteTarget;
import dev.faultline.target.Target;
import dev.faultline.target.TargetFailed;
import dev.faultline.timeline.AnchoredClock;
import dev.faultline.timeline.Event;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Conducts one run: makes the machine ready, brings the system up, has it rehearsed, and clears everything away.
 * Whatever happens on the way, every fault is reverted and everything that was started is stopped; where this process
 * dies, the watchdog does it. A conductor carries out one run.
 */
public final class Conductor {
    /** How long bringing up, draining, reading back and clearing may take beside the traffic. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final RunRequest request;
    private final SteadyStateCheck steadyState;
    private final RunListener listener;
    private final Interruption interruption;
    private final AnchoredClock clock = AnchoredClock.anchored("harness");

    /**
     * For one run.
     *
     * @param request what is to be done
     * @param steadyState decides whether the baseline was steady
     * @param listener hears of progress
     * @param interruption cuts the run short, from any thread
     */
    public Conductor(
            RunRequest request, SteadyStateCheck steadyState, RunListener listener, Interruption interruption) {
        this.request = request;
        this.steadyState = steadyState;
        this.listener = listener;
        this.interruption = interruption;
    }

    /**
     * Carries the run out.
     *
     * @throws TargetFailed when the system did not come up; all that had started is stopped again
     * @throws RunFailed when the harness or the machine could not carry it out, or not clear up after it
     */
    public RunEnd run() throws TargetFailed, RunFailed, InterruptedException {
        Instant began = clock.now();
        LiveFigures figures = new LiveFigures(clock);
        try (Recorder recorder = new Recorder(request.files(), figures, interruption)) {
            RunContext run = new RunContext(request, steadyState, listener, interruption, clock, figures, recorder);
            Files.writeString(
                    request.files().plan(),
                    RecordJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(request.plan()));
            recorder.event(new Event.Anchored(began, clock.anchor()));
            Duration traffic = prepared(run);
            return new RunEnd(request.files(), began, clock.now(), traffic, interruption.reason());
        } catch (UncheckedIOException e) {
            throw new RunFailed(e.getMessage(), e); // it names the file, or who did not answer
        } catch (IOException e) {
            throw new RunFailed(
                    "the run's records in " + request.files().folder() + " could not be written: " + e.getMessage(), e);
        }
    }

    /** Where the owner of a run stands, and requests to stop it, below the folder of reports. */
    public static Path owners(Path reports) {
        return reports.resolve(".run");
    }

    private Duration prepared(RunContext run) throws TargetFailed, RunFailed, IOException, InterruptedException {
        listener.note("preflight: taking back what earlier runs left, making the machine ready");
        try (Ownership owner = owned();
                Rehearsal rehearsal = prepare()) {
            return rehearsed(run, rehearsal);
        } catch (TargetFailed | RunFailed | IOException | RuntimeException | InterruptedException e) {
            interruption.request("the harness failed: " + (e.getMessage() == null ? e : e.getMessage()));
            throw e;
        } finally {
            run.recorder()
                    .event(new Event.RunEnded(
                            clock.now(),
                            interruption.reason().isPresent() ? "cut short" : "completed",
                            interruption.reason().orElse("")));
        }
    }

    /** From here on whoever asks this run to stop is heard. */
    private Ownership owned() throws RunFailed, IOException, InterruptedException {
        Rehearsal.heal(request.reports()).forEach(healed -> listener.note("  healed: " + healed));
        try {
            return Ownership.claim(
                    owners(request.reports()),
                    request.runId(),
                    why -> interruption.requestByPerson("it was stopped " + why));
        } catch (Ownership.Taken e) {
            throw new RunFailed(
                    "another run is under way in " + request.reports() + ": " + e.getMessage()
                            + "; wait for its end, or end it with `faultline stop`",
                    e);
        }
    }

    private Rehearsal prepare() throws RunFailed, InterruptedException {
        return Rehearsal.prepare(
                new Rehearsal.Order(
                        request.forking(),
                        request.reports(),
                        request.runId(),
                        request.backend(),
                        request.files().logs(),
                        request.plan().scenario().timing().longest().plus(MARGIN)),
                line -> listener.note("  " + line));
    }

    private Duration rehearsed(RunContext run, Rehearsal rehearsal)
            throws TargetFailed, RunFailed, IOException, InterruptedException {
        if (request.aws().isPresent()) {
            return new AwsRun(run, rehearsal, request.aws().get()).conduct();
        }
        try (Target target = target(rehearsal)) {
            return interruption.reason().isPresent() ? Duration.ZERO : new Experiment(run, rehearsal, target).conduct();
        }
    }

    private Target target(Rehearsal rehearsal) throws TargetFailed, InterruptedException {
        Optional<TargetSpec> own = request.plan().system().target();
        if (own.isPresent()) {
            listener.note("reaching " + own.get().url());
            return RemoteTarget.reach(request.plan().system());
        }
        listener.note("bringing the system up");
        return rehearsal.start(request.platform(), part -> listener.note("  starting " + part));
    }
}
