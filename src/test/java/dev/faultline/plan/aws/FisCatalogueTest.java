package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue says when and where it was read, and hangs together. */
class FisCatalogueTest {
    private final FisCatalogue catalogue = FisCatalogue.shipped();

    @Test
    void itSaysWhenAndWhereItWasRead() {
        assertThat(catalogue.read()).isAfter(LocalDate.of(2026, 1, 1));
        assertThat(catalogue.from()).allMatch(source -> source.startsWith("https://"));
        assertThat(catalogue.actions())
                .hasSizeGreaterThan(40)
                .doesNotContainKeys(catalogue.leftOut().keySet().toArray(String[]::new));
    }

    @Test
    void everyActionIsNamedAsAwsNamesThemAndActsOnAKnownType() {
        catalogue.actions().forEach((id, action) -> {
            assertThat(id).matches("aws:[a-z0-9]+:[a-z0-9-]+");
            action.target().ifPresent(target -> {
                assertThat(target.key()).matches("[A-Z][A-Za-z]+");
                assertThat(catalogue.resourceTypes()).containsKey(target.resourceType());
            });
        });
    }

    @Test
    void everyResourceTypeIsWhatSomeActionActsOn() {
        assertThat(catalogue.actions().values().stream()
                        .flatMap(action -> action.target().stream())
                        .map(FisAction.ActionTarget::resourceType)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(catalogue.resourceTypes().keySet());
    }

    @Test
    void everyChoiceHasValuesAndEveryRangeCanBeMet() {
        parameters().forEach(parameter -> {
            boolean chosen =
                    parameter.type() == FisParameter.Type.CHOICE || parameter.type() == FisParameter.Type.CHOICES;
            assertThat(parameter.values().isEmpty()).isNotEqualTo(chosen);
            parameter
                    .least()
                    .ifPresent(least ->
                            assertThat(parameter.expectedInsteadOf(least)).isEmpty());
            parameter
                    .most()
                    .ifPresent(most ->
                            assertThat(parameter.expectedInsteadOf(most)).isEmpty());
        });
    }

    @Test
    void everyPermissionIsOneActionOfAServiceAndNeverAllOfThem() {
        permissions().forEach(permission -> {
            assertThat(permission.actions()).allMatch(action -> action.matches("[a-z0-9-]+:[A-Za-z0-9]+"));
            assertThat(permission.on()).allMatch(arn -> arn.equals("*") || arn.startsWith("arn:{partition}:"));
        });
    }

    /** What changes something may be allowed on everything only where nothing narrower was found in AWS's own pages. */
    @Test
    void whatChangesSomethingIsAllowedOnEverythingOnlyWhereAwsSaysNoMore() {
        assertThat(permissions()
                        .filter(permission -> permission.on().contains("*"))
                        .filter(permission -> permission.when().isEmpty() && !permission.tagged())
                        .flatMap(permission -> permission.actions().stream())
                        .filter(action -> !action.matches("[a-z0-9-]+:(Describe|List|Get).*"))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "arc-zonal-shift:StartZonalShift",
                        "arc-zonal-shift:UpdateZonalShift",
                        "arc-zonal-shift:CancelZonalShift",
                        "fis:InjectApiInternalError",
                        "fis:InjectApiThrottleError",
                        "fis:InjectApiUnavailableError",
                        "ssm:CancelCommand");
    }

    @Test
    void aFewFactsAsTheReferenceHasThem() {
        FisParameter forced = catalogue
                .actions()
                .get("aws:rds:reboot-db-instances")
                .parameters()
                .get("forceFailover");
        assertThat(forced.optional()).isTrue();
        assertThat(forced.expectedInsteadOf("true")).isEmpty();
        assertThat(forced.expectedInsteadOf("yes")).contains("true or false");

        FisParameter direct = catalogue
                .actions()
                .get("aws:directconnect:virtual-interface-disconnect")
                .parameters()
                .get("duration");
        assertThat(direct.expectedInsteadOf("PT9M59S")).isPresent();
        assertThat(direct.expectedInsteadOf("PT10M")).isEmpty();

        FisParameter scope = catalogue
                .actions()
                .get("aws:network:disrupt-connectivity")
                .parameters()
                .get("scope");
        assertThat(scope.expectedInsteadOf("everything"))
                .contains("one of all, availability-zone, dynamodb, prefix-list, s3, s3express, vpc");

        FisParameter share = catalogue
                .actions()
                .get("aws:ebs:volume-io-latency")
                .parameters()
                .get("readIOPercentage");
        assertThat(share.expectedInsteadOf("0.1")).isEmpty();
        assertThat(share.expectedInsteadOf("0")).contains("a number from 0.1 to 100");
    }

    @Test
    void listsAreReadItemByItem() {
        FisParameter states = catalogue
                .actions()
                .get("aws:cloudwatch:assert-alarm-state")
                .parameters()
                .get("alarmStates");
        assertThat(states.expectedInsteadOf("OK, ALARM")).isEmpty();
        assertThat(states.expectedInsteadOf("OK,ALARMED"))
                .contains("some of OK, ALARM, INSUFFICIENT_DATA, separated by commas");
        FisParameter sources = catalogue
                .actions()
                .get("aws:ecs:task-network-latency")
                .parameters()
                .get("sources");
        assertThat(sources.expectedInsteadOf("10.0.0.0/16,S3")).isEqualTo(Optional.empty());
        assertThat(sources.expectedInsteadOf("10.0.0.0/16,")).contains("texts, separated by commas");
    }

    private Stream<FisParameter> parameters() {
        return Stream.concat(
                        catalogue.actions().values().stream().map(FisAction::parameters),
                        catalogue.resourceTypes().values().stream())
                .map(Map::values)
                .flatMap(Collection::stream);
    }

    private Stream<FisPermission> permissions() {
        return catalogue.actions().values().stream()
                .flatMap(action -> action.permissions().stream())
                .flatMap(List::stream);
    }
}
