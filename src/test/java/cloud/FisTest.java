package cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.ActionsMode;
import software.amazon.awssdk.services.fis.model.ConflictException;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateRequest;
import software.amazon.awssdk.services.fis.model.EmptyTargetResolutionMode;
import software.amazon.awssdk.services.fis.model.Experiment;
import software.amazon.awssdk.services.fis.model.ExperimentActionStatus;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;
import software.amazon.awssdk.services.fis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.fis.model.ValidationException;

/** Experiments of the stand-in go the way that FIS's do. */
class FisTest extends CloudTest {
    private static final Map<String, String> RUN = Map.of("faultline", "blinklean", "faultline-run", "r1");
    private static final String STOP = "arn:aws:cloudwatch:ap-south-1:111122223333:alarm:blinklean-nobody-can-book";
    private static final String DATABASE = "arn:aws:rds:ap-south-1:111122223333:db:blinklean";

    private FisClient fis;

    @BeforeEach
    void client() {
        fis = clients.of(FisClient.builder());
    }

    private static CreateExperimentTemplateRequest.Builder failover() {
        return CreateExperimentTemplateRequest.builder()
                .clientToken("token-1")
                .description("the database fails over")
                .roleArn("arn:aws:iam::111122223333:role/faultline-experiments")
                .stopConditions(stop -> stop.source("aws:cloudwatch:alarm").value(STOP))
                .targets(Map.of("db", Target.of("aws:rds:db", Map.of("service", "database"))))
                .actions(Map.of("reboot", Target.reboot("db")))
                .experimentOptions(options -> options.emptyTargetResolutionMode(EmptyTargetResolutionMode.FAIL))
                .tags(RUN);
    }

    private String template(CreateExperimentTemplateRequest.Builder request) {
        return fis.createExperimentTemplate(request.build())
                .experimentTemplate()
                .id();
    }

    private String start(String template) {
        return fis.startExperiment(start -> start.clientToken("start-" + template)
                        .experimentTemplateId(template)
                        .tags(RUN))
                .experiment()
                .id();
    }

    private Experiment seen(String id) {
        return fis.getExperiment(get -> get.id(id)).experiment();
    }

    private Experiment over(String id) {
        await().until(() -> seen(id).endTime() != null);
        return seen(id);
    }

    @Test
    void anExperimentGoesThroughItsStatesAndTellsItsListener() {
        List<String> told = new CopyOnWriteArrayList<>();
        cloud.tell(new FaultListener() {
            @Override
            public void began(StartedAction action) {
                told.add("began " + action.actionId() + " " + action.targets());
            }

            @Override
            public void ended(StartedAction action) {
                told.add("ended " + action.actionId());
            }
        });
        List<ExperimentStatus> states = new ArrayList<>();
        Experiment started = fis.startExperiment(
                        start -> start.clientToken("go").experimentTemplateId(template(failover())))
                .experiment();
        String id = started.id();
        states.add(started.state().status());
        await().until(() -> {
            ExperimentStatus now = seen(id).state().status();
            if (!states.contains(now)) {
                states.add(now);
            }
            return now == ExperimentStatus.COMPLETED;
        });

        assertThat(states).startsWith(ExperimentStatus.PENDING).contains(ExperimentStatus.RUNNING);
        assertThat(seen(id).actions().get("reboot").state().status()).isEqualTo(ExperimentActionStatus.COMPLETED);
        await().until(() -> told.size() == 2);
        assertThat(told)
                .containsExactly(
                        "began aws:rds:reboot-db-instances [" + DATABASE + "]", "ended aws:rds:reboot-db-instances");
    }

    @Test
    void aClientTokenMakesATemplateAndAnExperimentOnce() {
        String template = template(failover());

        assertThat(template(failover())).isEqualTo(template);
        assertThat(start(template)).isEqualTo(start(template));
        assertThatThrownBy(() -> template(failover().description("another"))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> fis.startExperiment(
                        start -> start.clientToken("start-" + template).experimentTemplateId(template)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void withAllActionsSkippedTheTargetsAreResolvedAndNothingBegins() {
        List<String> told = new CopyOnWriteArrayList<>();
        cloud.tell(new FaultListener() {
            @Override
            public void began(StartedAction action) {
                told.add(action.actionId());
            }

            @Override
            public void ended(StartedAction action) {
                told.add(action.actionId());
            }
        });
        String template = template(failover());
        Experiment ended = over(fis.startExperiment(start -> start.clientToken("dry")
                        .experimentTemplateId(template)
                        .experimentOptions(options -> options.actionsMode(ActionsMode.SKIP_ALL)))
                .experiment()
                .id());

        assertThat(ended.state().status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(ended.actions().get("reboot").state().status()).isEqualTo(ExperimentActionStatus.SKIPPED);
        assertThat(fis.listExperimentResolvedTargets(
                                list -> list.experimentId(ended.id()).targetName("db"))
                        .resolvedTargets())
                .singleElement()
                .satisfies(target ->
                        assertThat(target.targetInformation().values()).containsExactly(DATABASE));
        assertThat(told).isEmpty();
    }

    @Test
    void anEmptyTargetFailsTheExperiment() {
        Experiment ended = over(start(template(failover()
                .targets(Map.of("db", Target.of("aws:rds:db", Map.of("service", "nobody")))))));

        assertThat(ended.state().status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(ended.state().reason()).contains("empty set for the target db");
    }

    @Test
    void anEmptyTargetIsSkippedWhereTheTemplateSaysSo() {
        Experiment ended = over(start(template(failover()
                .targets(Map.of("db", Target.of("aws:rds:db", Map.of("service", "nobody"))))
                .experimentOptions(options -> options.emptyTargetResolutionMode(EmptyTargetResolutionMode.SKIP)))));

        assertThat(ended.state().status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(ended.actions().get("reboot").state().status()).isEqualTo(ExperimentActionStatus.SKIPPED);
    }

    @Test
    void anAlarmThatRingsStopsTheExperiment() {
        cloud.account().change(STOP, alarm -> alarm.put("StateValue", "ALARM"));

        Experiment ended = over(start(template(failover())));

        assertThat(ended.state().status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(ended.state().reason()).contains("stop condition", STOP);
    }

    @Test
    void anExperimentCanBeStoppedUntilItIsOver() {
        String id = start(template(failover()));
        fis.stopExperiment(stop -> stop.id(id));

        assertThat(over(id).state().status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThatThrownBy(() -> fis.stopExperiment(stop -> stop.id(id))).isInstanceOf(ValidationException.class);
    }

    @Test
    void anExperimentFailsWhenItIsToldTo() {
        cloud.nextExperimentFails("the instance is not available");

        Experiment ended = over(start(template(failover())));

        assertThat(ended.state().status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(ended.actions().get("reboot").state().reason()).isEqualTo("the instance is not available");
        assertThat(over(fis.startExperiment(start ->
                                        start.clientToken("again").experimentTemplateId(ended.experimentTemplateId()))
                                .experiment()
                                .id())
                        .state()
                        .status())
                .isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void anActionWaitsForThoseThatItStartsAfter() {
        Experiment ended = over(start(template(
                failover().actions(Map.of("reboot", Target.reboot("db"), "wait", Target.waiting("PT10M", "reboot"))))));

        assertThat(ended.actions().get("wait").startTime())
                .isAfterOrEqualTo(ended.actions().get("reboot").endTime());
    }

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
    void anExperimentThatGoesOnIsLeftBehindAndOneThatIsOverIsNot() {
        String template = template(failover());
        String id = start(template);
        fis.deleteExperimentTemplate(delete -> delete.id(template));

        assertThat(cloud.leftBehind(RUN)).singleElement().asString().contains(id);
        over(id);
        assertThat(cloud.leftBehind(RUN)).isEmpty();
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
