package dev.faultline.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.faultline.cli.PackagedJvm;
import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.scenario.Topology;
import dev.faultline.target.docker.DockerEngine;
import dev.faultline.target.docker.EngineFailed;
import dev.faultline.target.docker.Leftovers;
import dev.faultline.target.docker.RunLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole system in containers, as the harness has it: up, whole, failed over, and gone without a trace. */
class DockerTargetIT {
    private static final Duration FAILOVER_LIMIT = Duration.ofSeconds(60);

    private final String run = "it-" + ProcessHandle.current().pid();
    private String engine;
    private Path folder;

    @BeforeEach
    void prepare() throws Exception {
        engine = requireEngine();
        folder = Files.setPosixFilePermissions(
                Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteFolder() throws IOException {
        if (folder != null) {
            FolderTree.delete(folder);
        }
    }

    @Test
    void aKilledPrimaryIsFollowedByItsStandbyAndNothingIsLeftInTheEnd() throws Exception {
        try (Target target = started();
                DockerEngine docker = DockerEngine.at(engine)) {
            assertThat(target.topology().backend()).isEqualTo("docker");
            assertThat(target.topology().nodes())
                    .filteredOn(node -> !node.service().equals("control"))
                    .allSatisfy(
                            node -> assertThat(node.container()).as(node.name()).isPresent());
            await().atMost(FAILOVER_LIMIT).until(() -> whole(target));

            docker.kill(container(target, "db-a"));

            await().atMost(FAILOVER_LIMIT).until(() -> role(target, "db-b").equals("primary"));
            await().atMost(FAILOVER_LIMIT).until(() -> role(target, "db-a").equals("standby") && whole(target));
        }
        try (DockerEngine docker = DockerEngine.at(engine)) {
            assertThat(new Leftovers(docker, new RunLabels(run)).found()).isEmpty();
        }
    }

    /** Where the engine is; said loudly where there is none or it lacks an image, and a failure where it must be there. */
    private static String requireEngine() throws InterruptedException {
        try {
            return DockerTarget.requireEngine(System.out::println);
        } catch (EngineFailed e) {
            System.out.println("SKIPPED: no platform in containers: " + e.getMessage());
            assertThat(System.getProperty("interop")).as(e.getMessage()).isNotEqualTo("required");
            return abort(e.getMessage());
        }
    }

    private static boolean whole(Target target) throws IOException {
        return target.state().invariants().stream().allMatch(SystemState.Invariant::held);
    }

    private static String role(Target target, String node) throws IOException {
        return node(target, node).role();
    }

    private static String container(Target target, String node) throws IOException {
        return node(target, node).container().orElseThrow().id();
    }

    private static Topology.Node node(Target target, String name) throws IOException {
        return target.state().topology().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Target started() throws Exception {
        List<String> java = PackagedJvm.command();
        Path work = Files.createDirectory(folder.resolve("work"));
        WorkFolder.open(work);
        return DockerTarget.start(
                new Launch(java, java, work, Optional.empty(), folder.resolve("logs"), Map.of()),
                engine,
                run,
                part -> {});
    }
}
