package dev.faultline.fault.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fault.aws.Experiments.Resolved;
import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.AwsPlanner;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.target.aws.AwsClients.Caller;
import dev.faultline.target.aws.TaggedResources.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Nothing is broken unless everything is as it must be; each refusal says what to do. */
class GuardTest {
    private static final AwsSpec AWS = AwsShop.aws();
    private static final Resource DATABASE =
            new Resource("arn:aws:rds:eu-central-1:111122223333:db:shop", Map.of("faultline", "shop"));
    private static final Resource IN_PRODUCTION = new Resource(
            "arn:aws:rds:eu-central-1:111122223333:db:shop", Map.of("faultline", "shop", "stage", "production"));

    /** What is found where all is well, with one thing or another otherwise. */
    private static final class Found {
        private Caller caller =
                new Caller("111122223333", "arn:aws:iam::111122223333:user/anna", Optional.of(Duration.ZERO));
        private String role = "arn:aws:iam::111122223333:role/drills/shop-fis";
        private Map<String, String> alarms = Map.of("shop-down", "OK", "shop-5xx", "OK");
        private List<String> experiments = List.of();
        private List<Resource> resources = List.of(DATABASE);
        private List<String> denied = List.of();
        private int sample = 200;

        List<String> refusals(Guard.Production production) {
            return new Guard(AWS, production)
                    .refusals(new Findings(
                            caller, role, alarms, experiments, resources, denied, sample, List.of("something")));
        }

        List<String> refusals() {
            return refusals(Guard.Production.REFUSED);
        }
    }

    private final Found found = new Found();

    private void assertRefused(String... words) {
        assertThat(found.refusals()).singleElement().asString().contains(words);
    }

    @Test
    void whereAllIsWellNothingIsRefused() {
        assertThat(found.refusals()).isEmpty();
    }

    @Test
    void anotherAccountIsRefused() {
        found.caller = new Caller("999988887777", "arn:aws:iam::999988887777:user/anna", Optional.empty());
        assertRefused("expected credentials of the account 111122223333", "999988887777");
    }

    @Test
    void aClockThatIsWrongIsRefusedInEitherDirection() {
        found.caller = new Caller("111122223333", "anna", Optional.of(Duration.ofSeconds(9)));
        assertRefused("9 s ahead of AWS's");
        found.caller = new Caller("111122223333", "anna", Optional.of(Duration.ofSeconds(-9)));
        assertRefused("9 s behind AWS's");
    }

    @Test
    void aRoleOnAnotherPathIsRefused() {
        found.role = "arn:aws:iam::111122223333:role/shop-fis";
        assertRefused("expected the role arn:aws:iam::111122223333:role/drills/shop-fis");
    }

    @Test
    void aRoleThatMayNotBeLookedAtIsNotRefused() {
        found.role = "";
        assertThat(found.refusals()).isEmpty();
    }

    @Test
    void anAlarmThatIsToEndAnExperimentMustBeThereAndOk() {
        found.alarms = Map.of("shop-5xx", "OK");
        assertRefused("shop-down", "is not there");
        found.alarms = Map.of("shop-down", "INSUFFICIENT_DATA", "shop-5xx", "OK");
        assertRefused("shop-down is INSUFFICIENT_DATA", "must be OK");
    }

    @Test
    void anAlarmThatScenariosWaitForMustBeThereAndSilent() {
        found.alarms = Map.of("shop-down", "OK");
        assertRefused("shop-5xx", "is not there");
        found.alarms = Map.of("shop-down", "OK", "shop-5xx", "ALARM");
        assertRefused("shop-5xx is firing already");
    }

    @Test
    void anotherExperimentIsRefused() {
        found.experiments = List.of("EXP1");
        assertRefused("an experiment is under way already: EXP1");
    }

    @Test
    void whatBearsNoTagOfOursCannotBeMeant() {
        found.resources = List.of();
        assertRefused("nothing in 111122223333, eu-central-1 bears the tag faultline=shop");
    }

    @Test
    void productionNeedsASecondSetting() {
        found.resources = List.of(IN_PRODUCTION);
        assertRefused("marked as production", "db:shop", "--confirm-production");
        assertThat(found.refusals(Guard.Production.CONFIRMED)).isEmpty();
    }

    @Test
    void whatPoliciesRefuseIsNamed() {
        found.denied = List.of("fis:StopExperiment");
        assertRefused("may not fis:StopExperiment", "--iam");
    }

    @Test
    void anEdgeThatRefusesOneRequestWouldRefuseTheLoad() {
        found.sample = 403;
        assertRefused("the edge answered 403");
        found.sample = 429;
        assertRefused("the edge answered 429");
        found.sample = 0;
        assertRefused("answered with nothing");
        found.sample = 401;
        assertThat(found.refusals()).isEmpty();
    }

    private static List<String> refusals(List<Resolved> resolved, OptionalInt existing) throws Exception {
        AwsFault.Injected fault = AwsPlanner.plan(
                        AwsShop.scenario("process-kill: {id: it, service: web, count: 1}"), AwsShop.system(), AWS)
                .injected()
                .findFirst()
                .orElseThrow();
        return new Guard(AWS, Guard.Production.REFUSED).refusals(fault, resolved, Map.of("stop-tasks", existing));
    }

    private static Resolved task(int number) {
        return new Resolved("stop-tasks", "aws:ecs:task", "arn:aws:ecs:eu-central-1:111122223333:task/shop/" + number);
    }

    @Test
    void oneOfThreeTasksMayGo() throws Exception {
        assertThat(refusals(List.of(task(1)), OptionalInt.of(3))).isEmpty();
    }

    @Test
    void theLastOneOfAKindMayNotGo() throws Exception {
        assertThat(refusals(List.of(task(1)), OptionalInt.of(1)))
                .singleElement()
                .asString()
                .contains("would be all 1 that there are; never all of a kind");
    }

    @Test
    void moreThanTheFileAllowsMayNotGo() throws Exception {
        assertThat(refusals(List.of(task(1), task(2), task(3)), OptionalInt.of(9)))
                .singleElement()
                .asString()
                .contains("would be 3, and `max-targets` of aws.yaml is 2");
    }

    @Test
    void anEmptyTargetProvesNothing() throws Exception {
        assertThat(refusals(List.of(), OptionalInt.of(3)))
                .singleElement()
                .asString()
                .contains("the target stop-tasks is empty");
    }
}
