package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.database.PostgresBinaries;
import dev.faultline.rehearsal.database.ServerUser;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot start is named with the end of its log, and what had started is stopped. */
class StartFailureIT {
    private static final int HARNESS_FAILED = 4;

    @Test
    void aTakenPortIsNamedByWhoWantedIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PackagedCommand run = PackagedCommand.run("freeze", "--set", "balancer.port=" + taken.getLocalPort())) {
            assertThat(run.status()).as(run.toString()).isEqualTo(HARNESS_FAILED);

            assertThat(run.err())
                    .contains(
                            "balancer did not come up",
                            "its log ends:",
                            "port " + taken.getLocalPort() + " of 127.0.0.1 is taken");
            assertThat(run.verdicts().path("ending").path("how").asText()).isEqualTo("harness failed");
            assertThat(run.verdicts().path("exitStatus").asInt()).isEqualTo(HARNESS_FAILED);
            assertThat(run.manifest().at("/settings/balancer.port").asInt())
                    .as("what the command line changed")
                    .isEqualTo(taken.getLocalPort());
            run.assertNothingIsLeft();
        }
    }

    @Test
    void aDatabaseThatDoesNotStartIsNamedWithWhatItSaid(@TempDir Path reports) throws Exception {
        // For root the databases' user is another, and where that one cannot get no cache is used.
        Files.setPosixFilePermissions(reports, PosixFilePermissions.fromString("rwxr-xr-x"));
        breakPostgres(reports.resolve(".work/cache"));
        try (PackagedCommand run = PackagedCommand.run("freeze", "--reports", reports.toString())) {
            assertThat(run.status()).as(run.toString()).isEqualTo(HARNESS_FAILED);

            assertThat(run.err()).contains("did not come up", "this PostgreSQL is broken");
            run.assertNothingIsLeft();
        }
    }

    /** A file-size limit does to a process what a full disk does, and needs no disk: a write fails half-way. */
    @Test
    void aDiskThatTakesNoMoreIsNamed() throws Exception {
        String reports =
                PackagedCommand.REPORTS.resolveSibling("robustness-full-disk").toString();
        try (PackagedCommand run = PackagedCommand.onASmallDisk("freeze", "--reports", reports)) {
            assertThat(run.status()).as(run.toString()).isEqualTo(HARNESS_FAILED);

            assertThat(run.err()).contains("did not come up", "too large");
            run.assertNothingIsLeft();
        }
    }

    @Test
    void reportsThatCannotBeWrittenAreNamedOnceAndNothingStarts() throws Exception {
        Path file = Files.writeString(
                Files.createDirectories(PackagedCommand.REPORTS).resolve("no-folder"), "");
        try (PackagedCommand run = PackagedCommand.run(
                "freeze", "--reports", file.resolve("reports").toString())) {
            assertThat(run.status()).as(run.toString()).isEqualTo(HARNESS_FAILED);

            assertThat(run.err().lines()).as(run.toString()).hasSize(1);
            assertThat(run.err()).contains(file.toString());
            run.assertNothingIsLeft();
        }
    }

    private static void breakPostgres(Path cache) throws Exception {
        Files.createDirectories(cache);
        PostgresBinaries binaries = PostgresBinaries.in(Optional.of(cache), cache, ServerUser.ofThisProcess());
        binaries.unpack();
        Path postgres = binaries.unpacked().resolve("bin/postgres");
        Files.delete(postgres);
        Files.writeString(postgres, "#!/bin/sh\necho 'this PostgreSQL is broken' >&2\nexit 1\n");
        Files.setPosixFilePermissions(postgres, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
