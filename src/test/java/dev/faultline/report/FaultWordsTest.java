package dev.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fault is told as a person would begin a sentence about it. */
class FaultWordsTest {
    @Test
    void aZoneIsToldByItsNodesAndItsLinksAreCounted() {
        assertThat(words("zone-outage", "db-a", "api-a", "api-a-to-redis", "balancer-to-api-a"))
                .isEqualTo("The primary db-a, api-a were lost with their zone and its 2 links");
    }

    @Test
    void aNodeWithoutARoleKeepsItsNameAsItIsWritten() {
        assertThat(words("process-kill", "api-c")).isEqualTo("api-c was killed");
    }

    @Test
    void ofManyTargetsTheFirstAreNamedAndTheOthersCounted() {
        assertThat(words("process-freeze", "n1", "n2", "n3", "n4", "n5", "n6"))
                .isEqualTo("n1, n2, n3, n4 and 2 more were frozen");
    }

    @Test
    void moreUsersAreToldByWhoTheyAre() {
        assertThat(words("load-surge", "BookingSimulation"))
                .isEqualTo("A surge of BookingSimulation came on top of the load");
        assertThat(words("load-staircase", "BookingSimulation"))
                .isEqualTo("More and more of BookingSimulation came on top of the load, step after step");
        assertThat(words("load-day", "BookingSimulation"))
                .isEqualTo("A day of BookingSimulation passed, compressed, on top of the load");
        assertThat(words("load-replay", "AccessLogSimulation"))
                .isEqualTo("A recorded access log was replayed on top of the load");
    }

    @Test
    void aRegionIsLostAsAZoneIsAndWhatAnswersItIsAskedFor() {
        assertThat(words("region-outage", "db-a", "api-a", "api-a-to-redis"))
                .isEqualTo("The primary db-a, api-a were lost with their region and its 1 links");
        assertThat(words("promotion", "db-r2")).isEqualTo("The promotion of db-r2 was asked for");
        assertThat(words("fail-back", "db-a", "db-b")).isEqualTo("The fail-back to the first region was asked for");
    }

    private static String words(String kind, String... targets) {
        return FaultWords.of(
                new Course.FaultWindow("lost", kind, List.of(targets), Instant.EPOCH, Optional.empty()),
                target -> target.equals("db-a") ? "the primary db-a" : target);
    }
}
