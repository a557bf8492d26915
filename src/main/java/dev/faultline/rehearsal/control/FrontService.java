package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.balancer.Balancer;
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

    /** One that does not run yet, and has no targets. */
    static FrontService of(
            ServicePort port,
            FrontSettings settings,
            Optional<SelfSignedCertificate> certificate,
            ServiceSite site,
            PlatformLog log) {
        AtomicReference<JavaService> program = new AtomicReference<>();
        ApiTargets targets =
                new ApiTargets(site.links().host(), () -> program.get().ready("admin"), log);
        FrontConfiguration configuration = new FrontConfiguration(settings, certificate, targets, site);
        program.set(new JavaService(
                new JavaService.Place(NAME, "", port, configuration::ports), Balancer.class, configuration::of, site));
        return new FrontService(program.get(), certificate, site, targets);
    }

    private FrontService(
            JavaService program, Optional<SelfSignedCertificate> certificate, ServiceSite site, ApiTargets targets) {
        this.program = program;
        this.certificate = certificate;
        this.site = site;
        this.targets = targets;
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
        targets.tellAll();
    }

    @Override
    public void stop() throws InterruptedException {
        program.stop();
    }

    void letGo() {
        program.letGo();
    }

    /** What it proves its name with, in PEM; empty without TLS. */
    Optional<String> certificate() {
        return certificate.map(SelfSignedCertificate::pem);
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
