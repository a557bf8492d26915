package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is sent to somebody's own system that its owner has not asked for: exit status 3, and no run begins. */
class ConsentTest {
    @TempDir
    Path reports;

    @Test
    void withoutTheHostNothingRuns() {
        assertThat(run("--target-url", "http://127.0.0.1:1"))
                .contains("nothing is sent to http://127.0.0.1:1 unless", "add --confirm 127.0.0.1");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void theHostMustBeExactlyThatOne() {
        assertThat(run("--target-url", "https://staging.example.com", "--confirm", "example.com"))
                .contains("--confirm example.com is not the host of https://staging.example.com");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aSecretThatIsNotSetIsNamedWithWhatItIsFor() {
        assertThat(run("--target-url", "https://staging.example.com", "--confirm", "staging.example.com"))
                .contains("STAGING_OPERATOR_TOKEN, for cleaning up", "not set");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aPlatformOfThisMachineIsAtNoOtherPlace() {
        assertThat(CommandLineOutput.ofFailing(
                        "plan", "pod-kill", "--scenarios", "scenarios", "--target-url", "https://example.com"))
                .contains("blinklean is brought up on this machine");
    }

    @Test
    void aBackendIsOneOfThoseThatThereAre() {
        assertThat(CommandLineOutput.ofFailing(
                        "run",
                        "pod-kill",
                        "--scenarios",
                        "scenarios",
                        "--backend",
                        "cloud",
                        "--reports",
                        reports.toString()))
                .contains("--backend cloud: expected one of embedded, docker");
        assertThat(CommandLineOutput.ofFailing(
                        "up", "--scenarios", "scenarios", "--backend", "aws", "--reports", reports.toString()))
                .contains("--backend aws: nothing is brought up there; `plan`, `run` and `drill` know it");
        assertThat(run("--target-url", "http://127.0.0.1:1", "--backend", "docker"))
                .contains("--backend docker: staging is up already, at http://127.0.0.1:1");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aTargetUrlIsAHostAndNothingBehind() {
        for (String wrong : new String[] {"staging", "ftp://a", "https://a/v1", "https://me:secret@a", "https://a b"}) {
            assertThat(run("--target-url", wrong))
                    .contains("--target-url: expected a URL with nothing behind its host and port");
            assertThat(run("--toxiproxy-url", wrong))
                    .contains("--toxiproxy-url: expected a URL with nothing behind its host and port");
        }
    }

    @Test
    void aPlatformOfThisMachineHasAFaultProxyOfItsOwn() {
        assertThat(CommandLineOutput.ofFailing(
                        "plan", "pod-kill", "--scenarios", "scenarios", "--toxiproxy-url", "http://127.0.0.1:8474"))
                .contains("blinklean is brought up on this machine, with a fault proxy of its own");
    }

    @Test
    void anOwnSystemHasNoSettingsAndNoKnownBadPlatforms() {
        assertThat(run("--set", "zones=a")).contains("is not brought up here");
        assertThat(run("--known-bad", "async-standby")).contains("has no such setting");
    }

    @Test
    void anOwnSystemIsNotBroughtUpHere() {
        assertThat(CommandLineOutput.ofFailing(
                        "up", "--system", "staging", "--scenarios", "scenarios", "--reports", reports.toString()))
                .contains("staging is up already");
    }

    @Test
    void aPlanSendsNothingAndNeedsNeither() {
        int status = Faultline.commandLine()
                .execute("plan", "slow-dependency", "--system", "staging", "--scenarios", "scenarios");

        assertThat(status).isZero();
    }

    private String run(String... options) {
        String[] all = new String[options.length + 8];
        String[] command = {
            "run", "dependency-cut", "--system", "staging", "--scenarios", "scenarios", "--reports", reports.toString()
        };
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        return CommandLineOutput.ofFailing(all);
    }
}
