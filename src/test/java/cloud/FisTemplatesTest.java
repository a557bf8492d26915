package cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;
import software.amazon.awssdk.services.fis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.fis.model.ValidationException;

/** Templates and lists of the stand-in are as FIS has them. */
class FisTemplatesTest extends FisCloudTest {
    @Test
    void whatIsMissingOrMisspeltInATemplateIsRefused() {
        assertThatThrownBy(() -> template(failover().actions(Map.of("reboot", Target.reboot("database")))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("database");
        assertThatThrownBy(() -> template(
                        failover().actions(Map.of("reboot", Target.action("aws:rds:restart-db-instances", "db")))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("restart-db-instances");
        assertThatThrownBy(() -> template(failover().description("")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("description");
        assertThatThrownBy(() -> fis.getExperimentTemplate(get -> get.id("EXTnothing")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> seen("EXPnothing")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aTemplateIsFoundByItsTagsUntilItIsDeleted() {
        String template = template(failover());
        assertThat(fis.getExperimentTemplate(get -> get.id(template))
                        .experimentTemplate()
                        .tags())
                .isEqualTo(RUN);
        assertThat(fis.listExperimentTemplatesPaginator(list -> {}).experimentTemplates())
                .extracting(summary -> summary.tags().get("faultline-run"))
                .containsExactly("r1");
        assertThat(cloud.leftBehind(RUN)).hasSize(1);

        fis.deleteExperimentTemplate(delete -> delete.id(template));

        assertThat(cloud.leftBehind(RUN)).isEmpty();
        assertThatThrownBy(() -> start(template)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void listsComeInPages() {
        String template = template(failover());
        for (int i = 0; i < 5; i++) {
            String token = "t" + i;
            fis.startExperiment(start -> start.clientToken(token).experimentTemplateId(template));
        }

        assertThat(fis.listExperiments(list -> {}).experiments()).hasSize(3);
        assertThat(fis.listExperiments(list -> {}).nextToken()).isNotBlank();
        assertThat(fis.listExperimentsPaginator(list -> list.experimentTemplateId(template))
                        .experiments())
                .extracting(ExperimentSummary::id)
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void tagsComeAndGo() {
        String template = template(failover());
        String arn = fis.getExperimentTemplate(get -> get.id(template))
                .experimentTemplate()
                .arn();
        fis.tagResource(tag -> tag.resourceArn(arn).tags(Map.of("more", "of it")));
        fis.untagResource(untag -> untag.resourceArn(arn).tagKeys("faultline-run"));

        assertThat(fis.listTagsForResource(list -> list.resourceArn(arn)).tags())
                .isEqualTo(Map.of("faultline", "blinklean", "more", "of it"));
    }

    @Test
    void actionsAreListedAndDescribed() {
        assertThat(fis.listActionsPaginator(list -> {}).actions())
                .extracting(action -> action.id())
                .contains("aws:rds:reboot-db-instances", "aws:ecs:stop-task");
        assertThat(fis.getAction(get -> get.id("aws:rds:failover-db-cluster"))
                        .action()
                        .targets())
                .hasSize(1);
        assertThatThrownBy(() -> fis.getAction(get -> get.id("aws:rds:nothing")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void inAnotherRegionThereIsNothing() {
        template(failover());
        try (FisClient elsewhere = FisClient.builder()
                .endpointOverride(cloud.endpoint())
                .region(software.amazon.awssdk.regions.Region.EU_WEST_1)
                .credentialsProvider(fis.serviceClientConfiguration().credentialsProvider())
                .build()) {
            assertThat(elsewhere.listExperimentTemplates(list -> {}).experimentTemplates())
                    .isEmpty();
        }
    }
}
