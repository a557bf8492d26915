package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.Accounts;
import cloud.PlatformBridge;
import cloud.RehearsedPlatform;
import cloud.StandInCloud;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole scenario as it is run in AWS: its traffic goes to the rehearsal platform, every call of AWS to the stand-in, and a
 * bridge does to the one what is started on the other. Each run takes more than a minute, so they are asked for by name:
 * {@code -Dbridge=clean}, {@code known-bad}, {@code unbridged}, {@code drill}, several with commas, or {@code all}.
 */
class AwsBridgeIT {
    private static final String CONFIRMED = "111122223333/blinklean";
    private static final Duration WITHIN = Duration.ofMinutes(4);
    private static final int FAILED = 1;
    private static final int INCONCLUSIVE = 2;
    private static final int BAD_INPUT = 3;
    private static final int BROKEN = 4;

    /** A machine that is too slow today has found nothing against anybody. */
    private static final int ATTEMPTS = 2;

    @TempDir
    Path scenarios;

    @Test
    void onTheCleanPlatformTheFailoverPasses() throws Exception {
        assumeAsked("clean");
        String judgement = "";
        for (int attempt = 0; attempt < ATTEMPTS && !judgement.equals("PASS"); attempt++) {
            try (ForeignPlatform platform = ForeignPlatform.up();
                    StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
                    PlatformBridge bridge = bridge(cloud, platform);
                    PackagedCommand run = run(platform, cloud)) {
                assertThat(run.status(WITHIN)).as(run.toString()).isNotIn(FAILED, BAD_INPUT, BROKEN);
                judgement = judgement(run);
                assertThat(judgement).as(run.toString()).isIn("PASS", "INCONCLUSIVE");
                assertNothingIsLeft(cloud, run);
            }
        }
        // It has found nothing against anybody, and says so.
        assumeFalse(judgement.equals("INCONCLUSIVE"), "INCONCLUSIVE each time: this machine is too slow to decide");
        assertThat(judgement).isEqualTo("PASS");
    }

    @Test
    void aPlatformWhoseStandbyNeverTakesOverFails() throws Exception {
        assumeAsked("known-bad");
        try (ForeignPlatform platform = ForeignPlatform.up("--known-bad", "controller-asleep");
                StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
                PlatformBridge bridge = bridge(cloud, platform);
                PackagedCommand run = run(platform, cloud)) {
            assertThat(run.status(WITHIN)).as(run.toString()).isEqualTo(FAILED);
            assertThat(judgement(run)).as(run.toString()).isEqualTo("FAIL");
            assertNothingIsLeft(cloud, run);
        }
    }

    /** The experiment runs to its end, and nothing breaks: that is no evidence for anybody's recovery. */
    @Test
    void withoutTheBridgeNothingIsProven() throws Exception {
        assumeAsked("unbridged");
        try (ForeignPlatform platform = ForeignPlatform.up();
                StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
                PackagedCommand run = run(platform, cloud)) {
            assertThat(run.status(WITHIN)).as(run.toString()).isEqualTo(INCONCLUSIVE);
            assertThat(judgement(run)).as(run.toString()).isEqualTo("INCONCLUSIVE");
            assertNothingIsLeft(cloud, run);
        }
    }

    /** With nobody there, so that what rests on people is INCONCLUSIVE, and says so. */
    @Test
    void aDrillHoldsTheSameRunAndRepeatsNothing() throws Exception {
        assumeAsked("drill");
        try (ForeignPlatform platform = ForeignPlatform.up();
                StandInCloud cloud = StandInCloud.start(Accounts.blinkLean());
                PlatformBridge bridge = bridge(cloud, platform);
                PackagedCommand drill = PackagedCommand.drillIn(
                        environment(platform, cloud),
                        inAws("aws-failover", "--unattended", "--override-window", "test"))) {
            assertThat(drill.status(WITHIN)).as(drill.toString()).isEqualTo(INCONCLUSIVE);

            JsonNode record = drill.drillRecord();
            assertThat(record.path("backend").asText()).isEqualTo("aws");
            assertThat(record.path("steps").findValuesAsText("outcome"))
                    .contains("NOT_PERFORMED")
                    .containsAnyOf("PASSED", "UNDECIDED")
                    .doesNotContain("NOT_REACHED", "FAILED");
            assertThat(cloud.calls())
                    .extracting(call -> call.operation())
                    .filteredOn("fis:StartExperiment"::equals)
                    .as("the trial and the fault")
                    .hasSize(2);
            String id = record.path("steps").findValue("runId").asText();
            assertThat(cloud.leftBehind(Map.of("faultline-run", id))).isEmpty();
        }
    }

    private static void assumeAsked(String name) {
        String asked = System.getProperty("bridge", "");
        boolean is = asked.equals("all") || List.of(asked.split(",")).contains(name);
        if (!is) {
            System.out.println("SKIPPED: the run `" + name + "` on the stand-in of AWS; -Dbridge=" + name + " has it");
        }
        assumeTrue(is, "-Dbridge=" + name);
    }

    private static PlatformBridge bridge(StandInCloud cloud, ForeignPlatform platform)
            throws IOException, InterruptedException {
        Map<String, String> where = platform.environment();
        return PlatformBridge.between(
                cloud,
                new RehearsedPlatform(
                        URI.create(where.get("STAGING_OPERATIONS")), URI.create(where.get("STAGING_TOXIPROXY"))));
    }

    private PackagedCommand run(ForeignPlatform platform, StandInCloud cloud) throws IOException {
        return PackagedCommand.runIn(environment(platform, cloud), inAws("rds-failover"));
    }

    private static Map<String, String> environment(ForeignPlatform platform, StandInCloud cloud) {
        Map<String, String> environment = new LinkedHashMap<>(cloud.environment());
        environment.put("BLINKLEAN_URL", platform.url());
        environment.put("BLINKLEAN_CONTROL", platform.url() + "/health");
        environment.put("BLINKLEAN_INBOX", platform.environment().get("STAGING_INBOX"));
        environment.put("BLINKLEAN_OPERATOR_TOKEN", platform.environment().get("STAGING_OPERATOR_TOKEN"));
        environment.put("BLINKLEAN_CERTIFICATE", platform.environment().get("STAGING_CERTIFICATE"));
        return environment;
    }

    private String[] inAws(String... what) throws IOException {
        List<String> options = new ArrayList<>(List.of(what));
        options.addAll(List.of("--backend", "aws", "--scenarios", shortened().toString(), "--confirm", CONFIRMED));
        return options.toArray(String[]::new);
    }

    /** The shipped system and scenario in less time, with the platform's own certificate. */
    private Path shortened() throws IOException {
        Path shipped = Path.of("scenarios", "blinklean");
        Path folder = scenarios.resolve("blinklean");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path aws = folder.resolve("aws.yaml");
        String text = Files.readString(aws);
        String changed = text.replace(
                        "    health: /health\n", "    health: /health\n    certificate: ${BLINKLEAN_CERTIFICATE:-}\n")
                .replaceFirst(
                        "(?m)^  timing: .*$",
                        "  timing: {warm-up: 8s, baseline: 8s, fault: 12s, recovery: 12s, after: 6s}")
                .replaceFirst("rds-failover: \\{.*?\\}", "rds-failover: {booking-recovers: 5s}");
        assertThat(changed).contains("BLINKLEAN_CERTIFICATE", "baseline: 8s", "booking-recovers: 5s");
        Files.writeString(aws, ForeignPlatform.cleanedUpFast(changed));
        return scenarios;
    }

    private static String judgement(PackagedCommand run) throws IOException {
        for (JsonNode verdict : run.verdicts().path("verdicts")) {
            if (verdict.path("objective").asText().equals("booking-recovers")) {
                return verdict.path("judgement").asText();
            }
        }
        return "no verdict";
    }

    private static void assertNothingIsLeft(StandInCloud cloud, PackagedCommand run) throws IOException {
        String id = run.folder().orElseThrow().getFileName().toString();
        assertThat(cloud.calls())
                .as("it was all asked of the stand-in")
                .extracting(call -> call.operation())
                .contains("fis:StartExperiment", "ssm:PutParameter", "rds:DescribeDBInstances");
        assertThat(cloud.leftBehind(Map.of("faultline-run", id))).isEmpty();
        try (Stream<Path> files = Files.walk(run.folder().orElseThrow())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(cloud.secrets().toArray(String[]::new));
            }
        }
    }
}
