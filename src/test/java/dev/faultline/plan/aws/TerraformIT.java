package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.plan.PlanException;
import dev.faultline.scenario.AwsShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code terraform validate} takes what is printed as Terraform, and sees what is wrong with it. */
class TerraformIT {
    @TempDir
    Path folder;

    @Test
    void terraformTakesItAndRefusesWhatItsProviderDoesNotKnow() throws Exception {
        RealTerraform terraform = ready();
        String snippet = snippet();

        JsonNode good = validated(terraform, snippet);
        assertThat(good.path("valid").asBoolean()).as(good.toPrettyString()).isTrue();
        assertThat(good.path("warning_count").asInt()).as(good.toPrettyString()).isZero();

        JsonNode bad = validated(terraform, snippet.replace("retention_in_days", "retention_in_dais"));
        assertThat(bad.path("valid").asBoolean()).isFalse();
        assertThat(bad.toString()).contains("retention_in_dais");
    }

    /** One with its provider; the test does not run where there is none. */
    private RealTerraform ready() throws Exception {
        Optional<RealTerraform> terraform = RealTerraform.here();
        assumeTrue(terraform.isPresent(), "terraform and its provider of AWS");
        Files.writeString(folder.resolve("main.tf"), snippet());
        RealTerraform.Answer init = terraform.get().init(folder);
        assertThat(init.status()).as(init.out()).isZero();
        return terraform.get();
    }

    private JsonNode validated(RealTerraform terraform, String text) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("main.tf"), text);
        return TemplateJson.mapper().readTree(terraform.validate(folder).out());
    }

    private static String snippet() throws PlanException {
        AwsPlan plan = ShopInAws.plan("hold: 30m\n    zone-outage: {id: it, zone: a}", AwsShop.running());
        return TerraformSnippet.of(plan, IamPolicies.of(plan, AwsShop.running()), AwsShop.running());
    }
}
