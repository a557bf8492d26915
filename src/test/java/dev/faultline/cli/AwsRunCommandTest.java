package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code faultline run} and {@code drill --backend aws}: without a confirmation a dry run, with a wrong one nothing at all. */
class AwsRunCommandTest {
    private static final int BAD_INPUT = 3;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path reports;

    private int run(String... words) {
        return execute("run", words);
    }

    private int execute(String command, String... words) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        all.addAll(List.of("--scenarios", "scenarios", "--reports", reports.toString()));
        return Faultline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void withoutAConfirmationAllThatWouldBeDoneIsShownAndNothingIsDone() {
        assertThat(run("rds-failover", "--backend", "aws")).isZero();

        assertThat(out.toString())
                .contains("\"actionId\" : \"aws:rds:reboot-db-instances\"")
                .contains("This is a dry run: nothing was sent")
                .contains("--confirm ")
                .contains("/faultline/blinklean/lock")
                .contains("skip-all");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void anotherAccountThanThatOfTheFileIsRefused() {
        assertThat(run("rds-failover", "--backend", "aws", "--confirm", "000000000000/blinklean"))
                .isEqualTo(BAD_INPUT);

        assertThat(err.toString())
                .contains("is not the account and the system of aws.yaml", "if that is what you mean");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void whatCannotBeDoneThereIsRefusedWithWhatToDoInstead() {
        assertThat(run("slow-queries", "--backend", "aws")).isEqualTo(BAD_INPUT);

        assertThat(err.toString()).contains("cannot be run in AWS as it is", "no action of FIS takes a lock");
    }

    @Test
    void settingsOfARehearsalPlatformAreNotForAws() {
        assertThat(run("rds-failover", "--backend", "aws", "--known-bad", "async-standby"))
                .isEqualTo(BAD_INPUT);

        assertThat(err.toString()).contains("nothing is brought up there");
    }

    @Test
    void aConfirmationOfProductionIsAboutAwsAlone() {
        assertThat(run("rds-failover", "--confirm-production", "111122223333/blinklean"))
                .isEqualTo(BAD_INPUT);

        assertThat(err.toString()).contains("add --backend aws");
    }

    @Test
    void aDrillThatNobodyHasConfirmedIsADryRunToo() {
        assertThat(execute("drill", "aws-failover", "--backend", "aws"))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("\"actionId\" : \"aws:rds:reboot-db-instances\"", "This is a dry run: nothing was sent");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aDrillOfAnotherAccountIsRefused() {
        assertThat(execute("drill", "aws-failover", "--backend", "aws", "--confirm", "000000000000/blinklean"))
                .isEqualTo(BAD_INPUT);

        assertThat(err.toString()).contains("is not the account and the system of aws.yaml");
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void aDrillWithAScenarioThatCannotBeDoneThereIsRefused() {
        assertThat(execute("drill", "monthly", "--backend", "aws")).isEqualTo(BAD_INPUT);

        assertThat(err.toString()).contains("cannot be run in AWS as it is");
        assertThat(reports).isEmptyDirectory();
    }
}
