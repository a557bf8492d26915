package cloud;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateRequest;
import software.amazon.awssdk.services.fis.model.EmptyTargetResolutionMode;
import software.amazon.awssdk.services.fis.model.Experiment;

/** Experiments on a stand-in of BlinkLean's account, and how they are made and followed. */
abstract class FisCloudTest extends CloudTest {
    static final Map<String, String> RUN = Map.of("faultline", "blinklean", "faultline-run", "r1");
    static final String STOP = "arn:aws:cloudwatch:ap-south-1:111122223333:alarm:blinklean-nobody-can-book";
    static final String DATABASE = "arn:aws:rds:ap-south-1:111122223333:db:blinklean";

    FisClient fis;

    @BeforeEach
    void client() {
        fis = clients.of(FisClient.builder());
    }

    static CreateExperimentTemplateRequest.Builder failover() {
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

    String template(CreateExperimentTemplateRequest.Builder request) {
        return fis.createExperimentTemplate(request.build())
                .experimentTemplate()
                .id();
    }

    String start(String template) {
        return fis.startExperiment(start -> start.clientToken("start-" + template)
                        .experimentTemplateId(template)
                        .tags(RUN))
                .experiment()
                .id();
    }

    Experiment seen(String id) {
        return fis.getExperiment(get -> get.id(id)).experiment();
    }

    Experiment over(String id) {
        await().until(() -> seen(id).endTime() != null);
        return seen(id);
    }
}
