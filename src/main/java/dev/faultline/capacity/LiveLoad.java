package dev.faultline.capacity;

import dev.faultline.capacity.SequentialTest.Decision;
import dev.faultline.load.InjectorReport;
import dev.faultline.load.InjectorSpec;
import dev.faultline.run.GeneratorFitting;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.Topology;
import dev.faultline.timeline.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Offers loads to a platform that is up, with a forked load generator for each rate: between two rates the one drains and the
 * next one loads, by which the system comes to rest. For one thread.
 */
final class LiveLoad implements LoadProbe, AutoCloseable {
    /** As for the load of runs: a generator that let people in later than this stood still itself. */
    static final Duration LATENESS = Duration.ofMillis(250);
    /** So many of those who were to come must have come, else what was offered is not what was asked for. */
    static final double CAME = 0.9;

    /**
     * When more than this share of those who came is left behind, people pile up. By chance a few more are under way at the end
     * of a look than at its beginning, some four of thirty at the low loads of one instance.
     */
    static final double PILED = 0.15;

    private static final Duration LEAST_TIMEOUT = Duration.ofMillis(1_500);
    private static final int TIMES_THE_LIMIT = 3;
    /** Outcomes come through a pipe, a few times a second. */
    private static final Duration REPORTED = Duration.ofMillis(300);

    private static final long SEED_STEP = 1_000_003;

    private final Site site;
    private final CapacitySpec spec;
    private final List<LoadStep> steps = new ArrayList<>();
    private int generators;
    private Optional<OfferedLoad> load = Optional.empty();
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;
    private int looks;

    LiveLoad(Site site) {
        this.site = site;
        this.spec = site.request().spec();
    }

    @Override
    public double nearest(double perSecond) {
        return Arrivals.nearest(perSecond, spec.step());
    }

    @Override
    public Seen offer(double perSecond) throws InterruptedException, IOException {
        if (load.isEmpty()) {
            load = Optional.of(begin(perSecond));
        }
        OfferedLoad offered = load.get();
        to = to.plus(spec.step().length());
        looks++;
        site.awaitUntil(to.plus(offered.longestRequest()).plus(REPORTED));
        Tally look = Tally.of(offered.sentIn(to.minus(spec.step().length()), to), spec.level());
        return new Seen(look.requests(), look.late() + look.failed());
    }

    @Override
    public boolean keptUp() {
        OfferedLoad offered = load.orElseThrow();
        return leftBehind(offered) <= PILED * looks * offered.arrivals().inALook();
    }

    private long leftBehind(OfferedLoad offered) {
        return offered.underWay(to) - offered.underWay(from);
    }

    private OfferedLoad begin(double perSecond) throws IOException, InterruptedException {
        site.awaitInstances();
        OfferedLoad offered = fork(Arrivals.at(perSecond, spec.step(), SequentialTest.LOOKS));
        try {
            offered.start();
            from = offered.started().plus(spec.step().settling());
            to = from;
            looks = 0;
            site.awaitUntil(from);
            offered.judged();
            return offered;
        } catch (IOException | InterruptedException | RuntimeException e) {
            offered.close();
            throw e;
        }
    }

    private OfferedLoad fork(Arrivals arrivals) throws IOException {
        CapacityRequest request = site.request();
        Topology topology = site.target().topology();
        generators++;
        String name = "n" + site.instances() + "-" + generators;
        InjectorSpec injector = new InjectorSpec(
                InjectorSpec.loadSource(name),
                "simulations." + spec.simulation(),
                topology.baseUrl(),
                topology.smsUrl(),
                topology.surroundings().payments(),
                topology.surroundings().plainHttp(),
                arrivals.first(),
                arrivals.climb(),
                arrivals.each().dividedBy(2),
                arrivals.total(),
                request.seed() + (site.instances() * 100L + generators) * SEED_STEP,
                request.files().ledger(name).toAbsolutePath(),
                request.runId(),
                timeout(),
                GeneratorFitting.of(request.system(), topology, site.temporary()));
        return new OfferedLoad(
                request.forking().detached(site.temporary()),
                arrivals,
                injector,
                request.files().logs().resolve(name + ".log"),
                site.records(),
                site.clock());
    }

    private Duration timeout() {
        Duration limit = spec.level().within().multipliedBy(TIMES_THE_LIMIT);
        return limit.compareTo(LEAST_TIMEOUT) < 0 ? LEAST_TIMEOUT : limit;
    }

    @Override
    public Optional<String> ended(Decision decision) throws InterruptedException {
        OfferedLoad offered = load.orElseThrow();
        InjectorReport report;
        try (offered) {
            report = offered.end();
        }
        load = Optional.empty();
        LoadStep step = step(offered, report, decision);
        steps.add(step);
        site.listener().offered(site.instances(), step);
        return step.doubt();
    }

    private LoadStep step(OfferedLoad offered, InjectorReport report, Decision decision) {
        List<Outcome> sent = offered.sentIn(from, to);
        Tally tally = Tally.of(sent, spec.level());
        long arrived = sent.stream()
                .filter(outcome -> outcome.path().equals(spec.arrivals()))
                .count();
        Map<String, Double> full = site.resources().over(from, to);
        return new LoadStep(
                offered.arrivals().perSecond(),
                looks,
                from,
                to,
                arrived,
                leftBehind(offered),
                tally.requests(),
                tally.late(),
                tally.failed(),
                tally.latency(),
                full,
                tally.worst(),
                decision,
                doubt(report, arrived, looks * offered.arrivals().inALook(), full, decision));
    }

    private Optional<String> doubt(
            InjectorReport report, long arrived, long planned, Map<String, Double> full, Decision decision) {
        if (report.exit() != InjectorReport.Exit.COMPLETED) {
            return Optional.of("the load generator was " + report.exit().word() + ": " + report.why());
        }
        if (report.latenessP99().compareTo(LATENESS) > 0) {
            return Optional.of("the load generator let people in late (99th percentile "
                    + report.latenessP99().toMillis() + " ms, allowed " + LATENESS.toMillis() + " ms)");
        }
        if (arrived < CAME * planned || arrived * CAME > planned) {
            return Optional.of(arrived + " people came, and " + planned + " were to come");
        }
        if (decision != Decision.HELD && Resources.machineWasTheLimit(full)) {
            return Optional.of(
                    "this machine itself was the limit (" + Math.round(full.get(Resources.MACHINE))
                            + " % of its CPU), and not what is measured: lower the modelled capacity, or measure on a bigger one");
        }
        return site.doubt(from, to);
    }

    /** Every load that was offered, those that count for nothing included. */
    List<LoadStep> steps() {
        return List.copyOf(steps);
    }

    @Override
    public void close() {
        load.ifPresent(OfferedLoad::close);
    }
}
