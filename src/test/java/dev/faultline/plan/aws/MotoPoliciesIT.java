package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies are well-formed for IAM, as a moto server knows it, which refuses those that are not. */
class MotoPoliciesIT {
    private static final String EVERYTHING = "hold: 30m\n    zone-outage: {id: it, zone: a}";
    private static final String ROLE = "shop-fis";

    @TempDir
    Path folder;

    @Test
    void iamTakesTheTrustAndThePolicies() throws Exception {
        IamPolicies policies = policies();
        try (MotoServer moto = MotoServer.here(folder)) {
            assertThat(role(moto, TemplateJson.write(policies.trust()))).isEqualTo(Map.entry(0, ""));
            assertThat(policy(moto, TemplateJson.write(policies.experiments()))).isEqualTo(Map.entry(0, ""));
            assertThat(policy(moto, TemplateJson.write(policies.harness()))).isEqualTo(Map.entry(0, ""));
        }
    }

    @Test
    void whatIsNoPolicyIsRefused() throws Exception {
        IamPolicies policies = policies();
        try (MotoServer moto = MotoServer.here(folder)) {
            assertThat(role(moto, TemplateJson.write(policies.trust()))).isEqualTo(Map.entry(0, ""));
            for (Map.Entry<String, String> mistake : Map.of(
                            "\"Resource\"",
                            "\"Resorce\"",
                            "\"StringEquals\"",
                            "\"StringEqual\"",
                            "\"Allow\"",
                            "\"allow\"")
                    .entrySet()) {
                String wrong = TemplateJson.write(policies.experiments()).replace(mistake.getKey(), mistake.getValue());

                assertThat(policy(moto, wrong).getValue())
                        .as(mistake.getValue())
                        .contains("MalformedPolicyDocument");
            }
        }
    }

    private static IamPolicies policies() throws PlanException {
        return IamPolicies.of(ShopInAws.plan(EVERYTHING, AwsShop.aws()), AwsShop.aws());
    }

    private Map.Entry<Integer, String> role(MotoServer moto, String trust) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("trust.json"), trust);
        return ended(moto.aws(
                "eu-central-1",
                "iam",
                "create-role",
                "--role-name",
                ROLE,
                "--assume-role-policy-document",
                "file://" + file));
    }

    private Map.Entry<Integer, String> policy(MotoServer moto, String policy) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("policy.json"), policy);
        return ended(moto.aws(
                "eu-central-1",
                "iam",
                "put-role-policy",
                "--role-name",
                ROLE,
                "--policy-name",
                "faultline",
                "--policy-document",
                "file://" + file));
    }

    private static Map.Entry<Integer, String> ended(MotoServer.Answer answer) {
        return Map.entry(answer.status(), answer.err());
    }
}
