package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code faultline plan --backend aws}: shows experiments and policies, and asks nobody. */
class AwsPlanCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void aPersonSeesTheExperimentAndWhatItDoesNotShow() {
        assertThat(plan("rds-failover", "--backend", "aws")).isZero();
        assertThat(out.toString())
                .contains("rds-failover on blinklean (backend aws, account ", "Nothing has been asked of AWS")
                .contains("kill-primary (process-kill): an experiment of AWS FIS")
                .contains("not shown  RDS is asked to fail over")
                .contains("\"actionId\" : \"aws:rds:reboot-db-instances\"");
    }

    @Test
    void aProgramGetsTheSameAsJson() throws IOException {
        assertThat(plan("rds-failover", "--backend", "aws", "--json")).isZero();

        JsonNode fault = JSON.readTree(out.toString()).path("faults").path(0);
        assertThat(fault.path("id").asText()).isEqualTo("kill-primary");
        assertThat(fault.path("gaps").isEmpty()).isFalse();
        assertThat(fault.path("template")
                        .path("stopConditions")
                        .path(0)
                        .path("source")
                        .asText())
                .isEqualTo("aws:cloudwatch:alarm");
    }

    @Test
    void theAwsCliGetsAFileForEachExperiment() throws IOException {
        assertThat(plan("az-loss", "--backend", "aws", "--templates", folder.toString()))
                .isZero();

        JsonNode template = JSON.readTree(folder.resolve("zone-lost.json").toFile());
        assertThat(template.fieldNames())
                .toIterable()
                .contains(
                        "description", "targets", "actions", "stopConditions", "roleArn", "tags", "experimentOptions");
    }

    @Test
    void thePoliciesAreForThisPlanAlone() throws IOException {
        assertThat(plan("redis-failover", "--backend", "aws", "--iam")).isZero();

        JsonNode policies = JSON.readTree(out.toString());
        assertThat(policies.fieldNames()).toIterable().containsExactly("harness", "experiments", "trust");
        assertThat(policies.path("experiments").toString())
                .contains("elasticache:InterruptClusterAzPower")
                .doesNotContain("rds:");
    }

    @Test
    void whatMustBeThereFirstIsPrintedAsTerraform() {
        assertThat(plan("rds-failover", "--backend", "aws", "--terraform")).isZero();

        assertThat(out.toString())
                .contains("resource \"aws_iam_role\" \"faultline_experiments\"", "rds:RebootDBInstance");
    }

    @Test
    void aTemplateIsImportedAsTheMethodItCameFrom() throws IOException {
        assertThat(plan("rds-failover", "--backend", "aws", "--templates", folder.toString()))
                .isZero();
        out.getBuffer().setLength(0);

        assertThat(plan(
                        "rds-failover",
                        "--backend",
                        "aws",
                        "--import",
                        folder.resolve("kill-primary.json").toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo("""
                method:
                  - at: 0s
                    process-kill: {id: reboot-with-failover, service: database, role: primary}
                """);
    }

    @Test
    void aTemplateThatIsNotThereIsBadInput() {
        assertThat(plan("rds-failover", "--backend", "aws", "--import", "nowhere.json"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("nowhere.json: there is no such file");
        assertThat(plan("rds-failover", "--backend", "aws", "--import", "nowhere.json", "--iam"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("--import reads a template");
    }

    @Test
    void aFaultThatAwsDoesNotHaveIsBadInputThatSaysWhatToDo() {
        assertThat(plan("rds-freeze", "--backend", "aws")).isEqualTo(3);
        assertThat(out.toString()).contains("cannot be done in AWS");
        assertThat(err.toString())
                .contains("rds-freeze cannot be run in AWS as it is")
                .contains("no action of FIS makes `database` hang", "instead: process-kill for its failover")
                .doesNotContain("\tat ");
    }

    @Test
    void whatBelongsToAwsIsNotAskedOfAnotherBackend() {
        assertThat(plan("rds-failover", "--iam")).isEqualTo(3);
        assertThat(err.toString()).contains("add --backend aws");
        assertThat(plan("rds-failover", "--backend", "gcp")).isEqualTo(3);
        assertThat(err.toString())
                .contains("--backend gcp: expected one of embedded, docker and, for plan, run and drill, aws");
        assertThat(plan("dependency-cut", "--system", "staging", "--backend", "aws"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("nothing says where staging runs in AWS");
    }

    private int plan(String scenario, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "plan";
        args[1] = scenario;
        args[2] = "--scenarios";
        args[3] = "scenarios";
        System.arraycopy(more, 0, args, 4, more.length);
        return Faultline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
