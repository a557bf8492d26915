package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.Balancer;
import dev.faultline.rehearsal.balancer.BalancerConfig.Checks;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.SelfSignedCertificate;
import dev.faultline.rehearsal.process.PlatformLog;
import dev.faultline.rehearsal.process.StartFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The load balancer as a node that is started again when it dies; its plain port may be another one each time. */
final class FrontService implements Service {
    static final String NAME = "balancer";

    /** The end of the link to its plain port. */
    static final String PLAIN = "balancer-plain";

    private final JavaService program;
    private final Optional<SelfSignedCertificate> certificate;
    private final ServiceSite site;
    private final ApiTargets targets;
    private final Rotation rotation;
    private final Optional<HaproxyService> haproxy;

    private FrontService(
            JavaService program,
            Optional<SelfSignedCertificate> certificate,
            ServiceSite site,
            ApiTargets targets,
            Rotation rotation,
            Optional<HaproxyService> haproxy) {
        this.program = program;
        this.certificate = certificate;
        this.site = site;
        this.targets = targets;
        this.rotation = rotation;
        this.haproxy = haproxy;
    }

    /** One that does not run yet, and has no targets. It spreads requests itself. Clients come in at {@code entrance}. */
    static FrontService of(
            ServicePort port,
            FrontSettings settings,
            String entrance,
            Optional<SelfSignedCertificate> certificate,
            ServiceSite site,
            PlatformLog log) {
        AtomicReference<JavaService> program = new AtomicReference<>();
        Rotation rotation = new BalancerRotation(() -> program.get().ready("admin"));
        ApiTargets targets = new ApiTargets(site.links().host(), rotation, log);
        program.set(program(
                port,
                new FrontConfiguration(
                        settings, certificate, targets::all, settings.health().checks(), site, entrance),
                site));
        return new FrontService(program.get(), certificate, site, targets, rotation, Optional.empty());
    }

    /** The same, but it hands all that it lets in to an HAProxy, which spreads it. */
    static FrontService before(
            HaproxyService haproxy,
            ServicePort port,
            FrontSettings settings,
            Optional<SelfSignedCertificate> certificate,
            ServiceSite site,
            PlatformLog log) {
        Rotation rotation = HaproxyRotation.of(haproxy.servers(), settings.health());
        ApiTargets targets = new ApiTargets(site.links().address(), rotation, log);
        haproxy.targets(targets);
        String upstream = site.processes().ground().upstream(haproxy.port());
        String host = upstream.substring(0, upstream.lastIndexOf(':'));
        List<TargetConfig> behind = List.of(new TargetConfig(HaproxyService.NAME, "", host, haproxy.port()));
        JavaService program = program(
                port, new FrontConfiguration(settings, certificate, () -> behind, Checks.OFF, site, NAME), site);
        return new FrontService(program, certificate, site, targets, rotation, Optional.of(haproxy));
    }

    private static JavaService program(ServicePort port, FrontConfiguration configuration, ServiceSite site) {
        return new JavaService(
                new JavaService.Place(NAME, "", port, configuration::ports), Balancer.class, configuration::of, site);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Process> process() {
        return program.process();
    }

    @Override
    public void start() throws StartFailure, InterruptedException {
        program.start();
        try {
            site.links().pointTo(PLAIN, program.ready("plain"));
        } catch (IOException e) {
            throw new StartFailure(NAME, "the link to its plain port cannot be moved: " + e.getMessage(), List.of(), e);
        }
        if (haproxy.isEmpty()) {
            targets.tellAll();
        }
    }

    @Override
    public void stop() throws InterruptedException {
        program.stop();
    }

    void letGo() {
        program.letGo();
    }

    /** What it proves its name with, its private key included, for another one that proves the same; empty without TLS. */
    Optional<SelfSignedCertificate> proof() {
        return certificate;
    }

    /** What it proves its name with, in PEM; empty without TLS. */
    Optional<String> certificate() {
        return certificate.map(SelfSignedCertificate::pem);
    }

    /** What spreads requests over the targets. */
    Rotation rotation() {
        return rotation;
    }

    /** What does so in its place, where there is one. */
    Optional<HaproxyService> haproxy() {
        return haproxy;
    }

    /** Where it sends requests to. */
    ApiTargets targets() {
        return targets;
    }

    /** Where its main port is. */
    int port() {
        return program.port();
    }

    /** Whether it was ready at least once. */
    boolean launched() {
        return program.launched();
    }

    /** Where its administration is. Throws {@link IllegalStateException} before it was ready for the first time. */
    int admin() {
        return program.ready("admin");
    }
}
