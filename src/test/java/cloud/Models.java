package cloud;

import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateRequest;
import software.amazon.awssdk.services.fis.model.CreateExperimentTemplateResponse;
import software.amazon.awssdk.services.fis.model.StartExperimentResponse;

/** The official models of the services that are stood in for, each read once. */
final class Models {
    static final ServiceModel STS = ServiceModel.named("sts-2011-06-15");
    static final ServiceModel SSM = ServiceModel.named("ssm-2014-11-06");
    static final ServiceModel FIS = fis();
    static final ServiceModel RDS = ServiceModel.named("rds-2014-10-31");
    static final ServiceModel ELASTICACHE = ServiceModel.named("elasticache-2015-02-02");
    static final ServiceModel ECS = ServiceModel.named("ecs-2014-11-13");
    static final ServiceModel LOAD_BALANCING = ServiceModel.named("elasticloadbalancing-2015-12-01");
    static final ServiceModel AUTO_SCALING = ServiceModel.named("autoscaling-2011-01-01");
    static final ServiceModel APPLICATION_AUTO_SCALING = ServiceModel.named("application-autoscaling-2016-02-06");
    static final ServiceModel CLOUDWATCH = ServiceModel.named("monitoring-2010-08-01");
    static final ServiceModel IAM = ServiceModel.named("iam-2010-05-08");
    static final ServiceModel TAGGING = ServiceModel.named("tagging-2017-01-26");

    private Models() {}

    /** With what FIS has got since the model was published: reports. */
    private static ServiceModel fis() {
        ServiceModel fis = ServiceModel.named("fis-2020-12-01");
        SdkAdditions.add(
                fis,
                "CreateExperimentTemplateRequest",
                CreateExperimentTemplateRequest.builder().build());
        SdkAdditions.add(
                fis,
                "ExperimentTemplate",
                CreateExperimentTemplateResponse.builder()
                        .experimentTemplate(template -> {})
                        .build()
                        .experimentTemplate());
        SdkAdditions.add(
                fis,
                "Experiment",
                StartExperimentResponse.builder()
                        .experiment(experiment -> {})
                        .build()
                        .experiment());
        return fis;
    }
}
