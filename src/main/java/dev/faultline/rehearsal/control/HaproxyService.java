package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.haproxy.HaproxyConfiguration;
import dev.faultline.rehearsal.haproxy.HaproxyServers;
import dev.faultline.rehearsal.haproxy.RuntimeApi;
import dev.faultline.rehearsal.process.NodeLog;
import dev.faultline.rehearsal.process.NodeProgram;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.process.StartFailure;
import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * HAProxy behind the edge: it checks the API's instances and spreads requests over them, where the edge (TLS, firewall,
 * flood limit) is the platform's own. Started again when it dies; then it is told its targets anew.
 */
final class HaproxyService implements Service {
    static final String NAME = "haproxy";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    private final int port;
    private final int runtimePort;
    private final RuntimeApi api;
    private final ServiceSite site;
    private final StopSignal stop;
    private final NodeLog log;
    private volatile ApiTargets targets;
    private volatile Process process;

    /** One that does not run yet; it listens on free ports. */
    HaproxyService(ServiceSite site, StopSignal stop) throws IOException {
        this.port = site.ports().next();
        this.runtimePort = site.ports().next();
        this.api = new RuntimeApi(() -> runtimePort);
        this.site = site;
        this.stop = stop;
        this.log = NodeLog.of(site.logsFolder(), NAME);
    }

    /** What it is told of as it starts. */
    void targets(ApiTargets all) {
        targets = all;
    }

    /** Its servers, while it runs. */
    HaproxyServers servers() {
        return new HaproxyServers(api, stop);
    }

    /** Where it takes requests. */
    int port() {
        return port;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() throws StartFailure, InterruptedException {
        String configuration = new HaproxyConfiguration(port, runtimePort, REQUEST_TIMEOUT).text();
        // Told by its environment, since nothing of it is secret and no file of this machine is in its container.
        ProcessBuilder command = log.takeOutputOf(new ProcessBuilder(
                "sh",
                "-c",
                "printf %s \"$HAPROXY_CONFIGURATION\" >/tmp/haproxy.cfg && exec haproxy -f /tmp/haproxy.cfg"));
        command.environment().put("HAPROXY_CONFIGURATION", configuration);
        try {
            Process started = site.processes()
                    .start(new NodeProgram(
                            NAME, "", NodeProgram.Software.HAPROXY, List.of(port, runtimePort), command));
            process = started;
            if (!stop.await(() -> !started.isAlive() || answers(), BETWEEN_LOOKS, START_LIMIT) || !started.isAlive()) {
                ProcessTree.of(started.toHandle()).kill();
                throw new StartFailure(NAME, "it did not answer on its Runtime API", log.lastLines());
            }
            targets.tellAll();
        } catch (IOException e) {
            throw new StartFailure(NAME, "it cannot be started: " + e.getMessage(), log.lastLines(), e);
        }
    }

    private boolean answers() {
        try {
            return api.tell("show info").contains("Version:");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void stop() {
        process().ifPresent(running -> ProcessTree.of(running.toHandle()).kill());
    }

    @Override
    public Optional<Process> process() {
        return Optional.ofNullable(process).filter(Process::isAlive);
    }
}
