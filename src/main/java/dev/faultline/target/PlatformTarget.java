package dev.faultline.target;

import dev.faultline.rehearsal.control.SecretValues;
import dev.faultline.scenario.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rehearsal platform that is up, whatever its nodes are. */
final class PlatformTarget implements Target {
    private final PlatformProcess platform;
    private final Optional<OwnedProcess> proxy;
    private final SecretValues secrets;
    private final List<Path> folders;
    private final Topology topology;

    private PlatformTarget(
            PlatformProcess platform, Optional<OwnedProcess> proxy, SecretValues secrets, List<Path> folders)
            throws TargetFailed {
        this.platform = platform;
        this.proxy = proxy;
        this.secrets = secrets;
        this.folders = folders;
        this.topology = platform.topology();
    }

    /**
     * Takes the platform over, also where it fails.
     *
     * @param platform its control plane
     * @param proxy the fault proxy, where it is a process that was started for it
     * @param secrets what it was given
     * @param launch how it was brought up
     * @throws TargetFailed when it does not tell what it consists of; both are closed then
     */
    static Target of(PlatformProcess platform, Optional<OwnedProcess> proxy, SecretValues secrets, Launch launch)
            throws TargetFailed {
        try {
            return new PlatformTarget(platform, proxy, secrets, List.of(launch.workFolder(), launch.logs()));
        } catch (TargetFailed | RuntimeException e) {
            platform.close();
            proxy.ifPresent(OwnedProcess::close);
            throw e;
        }
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public SystemState state() throws IOException {
        return platform.state();
    }

    @Override
    public Optional<String> gone() {
        return proxy.flatMap(OwnedProcess::gone).or(platform::gone);
    }

    @Override
    public String operatorToken() {
        return secrets.operator();
    }

    @Override
    public Map<String, String> secrets() {
        return secrets.byParameter();
    }

    @Override
    public List<Path> folders() {
        return folders;
    }

    @Override
    public void close() {
        platform.close();
        proxy.ifPresent(OwnedProcess::close);
    }
}
