package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.control.ApiNode.Presence;
import dev.faultline.rehearsal.control.ApiNode.Replacement;
import dev.faultline.rehearsal.control.ApiNode.Start;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.release.Member;
import dev.faultline.rehearsal.release.Member.Health;
import dev.faultline.rehearsal.release.ReleasedService;
import dev.faultline.rehearsal.release.Step;
import dev.faultline.rehearsal.release.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Replaces the instances of the API's nodes. While there are two on a node, the new one has a target of its own at the
 * load balancer; the node's links, name and target stay, and lead to the new one in the end.
 */
final class ApiReplacements implements ReleasedService, AutoCloseable {
    private static final Duration HANDOVER_LIMIT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ApiFleet fleet;
    private final ApiSite site;
    private final Duration placement;
    private final ExecutorService starts = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "api-replacement");
        thread.setDaemon(true);
        return thread;
    });

    /** {@code placement}: how long it takes until a new instance's process is started. */
    ApiReplacements(ApiFleet fleet, ApiSite site, Duration placement) {
        this.fleet = fleet;
        this.site = site;
        this.placement = placement;
    }

    @Override
    public List<Member> members() {
        return fleet.staying().stream().map(this::member).toList();
    }

    @Override
    public Version version() {
        return fleet.version();
    }

    @Override
    public void version(Version version) {
        fleet.version(version);
    }

    @Override
    public void take(Step step) throws IOException, InterruptedException {
        if (step instanceof Step.Begin begin) {
            begin(node(begin.node()), begin.version());
        } else if (step instanceof Step.Promote promote) {
            promote(node(promote.node()));
        } else if (step instanceof Step.Discard discard) {
            discard(node(discard.node()));
        } else if (step instanceof Step.StopOld stopOld) {
            vacate(node(stopOld.node()));
        }
    }

    @Override
    public void close() {
        starts.shutdownNow();
    }

    private ApiNode node(String name) throws IOException {
        return fleet.staying().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no node " + name + " any more"));
    }

    private Member member(ApiNode node) {
        Member.State state = node.presence() == Presence.VACANT
                ? Member.State.STOPPED
                : node.launched() ? Member.State.IN_SERVICE : Member.State.STARTING;
        return new Member(
                node.name(),
                state,
                node.instance().version(),
                node.replacement().map(next -> seen(node, next)));
    }

    private Member.Replacement seen(ApiNode node, Replacement replacement) {
        ApiInstance instance = replacement.instance();
        boolean died = instance.since().isPresent() && instance.process().isEmpty();
        Health health = replacement.start() == Start.FAILED || died
                ? Health.FAILED
                : site.readiness().ready(node.nextTarget()) ? Health.HEALTHY : Health.PENDING;
        return new Member.Replacement(instance.version(), health, instance.since());
    }

    private void begin(ApiNode node, Version version) throws IOException {
        site.launcher().unlinkNext(node);
        ApiInstance instance = site.launcher().beside(node, version);
        fleet.change(node.name(), present -> present.replacement(Optional.of(new Replacement(instance, Start.SOUND))));
        site.readiness().watch(node.nextTarget(), instance::port);
        starts.execute(() -> start(node, instance));
    }

    private void start(ApiNode node, ApiInstance instance) {
        try {
            site.stop().pause(placement);
            if (isToCome(node, instance)) {
                instance.start();
            }
            if (!isToCome(node, instance)) {
                instance.stop();
            }
        } catch (StartFailure | RuntimeException e) {
            site.log().say(node.name(), "its replacement did not start: " + e.getMessage());
            fleet.change(node.name(), present -> present.replacementFailed(instance));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was not given up since its start began. */
    private static boolean isToCome(ApiNode node, ApiInstance instance) {
        return node.instances().anyMatch(present -> present == instance);
    }

    /** The old one goes; the node's own target leads to the new one before that one's first target goes. */
    private void promote(ApiNode node) throws IOException, InterruptedException {
        ApiInstance next = node.replacement().orElseThrow().instance();
        retire(node);
        site.launcher().lead(node, next);
        site.launcher().register(node.name(), node.zone());
        awaitHandover(node);
        site.targets().deregister(node.nextTarget(), ApiFleet.DRAIN);
        site.launcher().unlinkNext(node);
        site.readiness().forget(node.nextTarget());
        fleet.change(node.name(), ApiNode::promote);
        site.supervisor().watch(next);
    }

    /** What was healthy a moment ago is so at its new address too, as a rule; one that is not is no reason to wait for ever. */
    private void awaitHandover(ApiNode node) throws InterruptedException {
        if (site.readiness().ready(node.nextTarget())
                && !site.stop()
                        .await(() -> site.readiness().inRotationNow(node.name()), BETWEEN_LOOKS, HANDOVER_LIMIT)) {
            site.log().say(node.name(), "is not healthy at its own target " + HANDOVER_LIMIT.toMillis() + " ms after");
        }
    }

    private void discard(ApiNode node) throws IOException, InterruptedException {
        Optional<Replacement> replacement = node.replacement();
        site.targets().deregister(node.nextTarget(), ApiFleet.DRAIN);
        if (replacement.isPresent()) {
            replacement.get().instance().stop();
        }
        site.launcher().unlinkNext(node);
        site.readiness().forget(node.nextTarget());
        fleet.change(node.name(), present -> present.replacement(Optional.empty()));
    }

    private void vacate(ApiNode node) throws InterruptedException {
        retire(node);
        fleet.change(node.name(), present -> present.presence(Presence.VACANT));
    }

    /** Takes the node's present instance out of rotation, lets its requests end, and stops it. */
    private void retire(ApiNode node) throws InterruptedException {
        site.supervisor().forget(node.instance());
        site.targets().deregister(node.name(), ApiFleet.DRAIN);
        node.instance().stop();
    }
}
