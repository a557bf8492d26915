package cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.fis.model.ActionsMode;
import software.amazon.awssdk.services.fis.model.ConflictException;
import software.amazon.awssdk.services.fis.model.EmptyTargetResolutionMode;
import software.amazon.awssdk.services.fis.model.Experiment;
import software.amazon.awssdk.services.fis.model.ExperimentActionStatus;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ValidationException;

/** Experiments of the stand-in go the way that FIS's do. */
class FisTest extends FisCloudTest {
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
    void anExperimentThatGoesOnIsLeftBehindAndOneThatIsOverIsNot() {
        String template = template(failover());
        String id = start(template);
        fis.deleteExperimentTemplate(delete -> delete.id(template));

        assertThat(cloud.leftBehind(RUN)).singleElement().asString().contains(id);
        over(id);
        assertThat(cloud.leftBehind(RUN)).isEmpty();
    }
}
