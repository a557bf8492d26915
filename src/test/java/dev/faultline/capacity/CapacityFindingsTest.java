package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.faultline.report.CapacityReport;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.timeline.RecordJson;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is made of measurements: a plan where there is ground for one, and no figure where there is none. */
class CapacityFindingsTest {
    private final MeasuredCity city = new MeasuredCity();

    private static Verdict verdict(CapacityDocument document, String id) {
        return document.verdicts().stream()
                .filter(verdict -> verdict.objective().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static UnaryOperator<CapacitySpec> atMost(int instances) {
        return spec -> with(spec, instances, spec.connections());
    }

    private static CapacitySpec with(CapacitySpec spec, int most, Optional<CapacitySpec.Connections> connections) {
        return new CapacitySpec(
                spec.description(),
                spec.seed(),
                spec.claims(),
                spec.simulation(),
                spec.arrivals(),
                spec.platform(),
                spec.level(),
                spec.search(),
                spec.step(),
                spec.instances(),
                spec.demand(),
                most,
                spec.costs(),
                connections);
    }

    @Test
    void aDemandThatIsCarriedPassesWithItsArithmeticAndItsCosts() {
        CapacityDocument document = city.document(MeasuredCity.straight(4));
        assertThat(document.judgement()).isEqualTo(Judgement.PASS);
        assertThat(document.exitStatus()).isZero();
        assertThat(document.demand().load())
                .as("3 million × 3 ÷ 30 × 12 % ÷ 3,600 × 2")
                .isCloseTo(20, within(1e-9));
        assertThat(document.demand().withHeadroom())
                .as("half more a minute, for half a minute")
                .isCloseTo(25, within(1e-9));
        PlanRow row = document.plan().stream()
                .filter(each -> each.load() == document.demand().load())
                .findFirst()
                .orElseThrow();
        assertThat(row.now().orElseThrow()).isBetween(5, 6);
        assertThat(row.untilScaled().orElseThrow()).isBetween(7, 8);
        assertThat(row.withoutAZone().orElseThrow()).isBetween(10, 13);
        assertThat(row.connections().orElseThrow())
                .isEqualTo(6 * row.withoutAZone().orElseThrow() + 6);
        assertThat(row.monthly().orElseThrow())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(20L * row.withoutAZone().orElseThrow() + 20 + 3 * 45 + 95 + 50 + 1 + 2)
                                .add(new BigDecimal("10.50")));
    }

    @Test
    void theLawIsThatOfWhatWasMeasured() {
        ScalabilityFigures law = city.document(MeasuredCity.straight(4)).law().orElseThrow();
        assertThat(law.each()).isCloseTo(4, within(0.15));
        assertThat(law.residuals()).hasSize(4);
        assertThat(law.curve()).extracting(ScalabilityFigures.Point::instances).startsWith(1, 2, 3);
    }

    @Test
    void whatNoAllowedNumberCarriesFailsWhereTheIntervalLeavesNoDoubt() {
        CapacityDocument document = new MeasuredCity(atMost(2)).document(MeasuredCity.straight(4));
        Verdict verdict = verdict(document, "carries-the-demand");
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.evidence().get(0)).contains("2 instances carry", "95 %");
        assertThat(document.exitStatus()).isEqualTo(1);
    }

    @Test
    void oneCapacityThatIsNotKnownLeavesThePlanOpen() {
        List<Measurement> measured =
                List.of(MeasuredCity.found(1, 3.9, 4.1), MeasuredCity.notFound(2, "this machine itself was the limit"));
        CapacityDocument document = city.document(measured);
        assertThat(document.judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(document.exitStatus()).isEqualTo(2);
        assertThat(document.law()).isEmpty();
        assertThat(document.plan()).isEmpty();
        assertThat(verdict(document, "capacity-of-1").judgement()).isEqualTo(Judgement.PASS);
        assertThat(verdict(document, "capacity-of-2").evidence()).containsExactly("this machine itself was the limit");
        assertThat(verdict(document, "capacity-of-3").measured()).isEqualTo("not measured");
        assertThat(document.summary()).startsWith("The capacity is not known");
    }

    @Test
    void aCapacityThatNothingBrokeIsNoFigure() {
        List<Measurement> measured = new ArrayList<>(MeasuredCity.straight(4));
        measured.set(3, MeasuredCity.found(4, 40, Double.POSITIVE_INFINITY));
        CapacityDocument document = city.document(measured);
        assertThat(verdict(document, "capacity-of-4").judgement()).isEqualTo(Judgement.INCONCLUSIVE);
        assertThat(verdict(document, "capacity-of-4").measured()).isEqualTo("at least 40.0/s");
        assertThat(document.law()).isEmpty();
    }

    @Test
    void tooManyConnectionsFail() {
        UnaryOperator<CapacitySpec> few = spec -> with(
                spec,
                spec.most(),
                spec.connections().map(c -> new CapacitySpec.Connections(c.setting(), 40, c.others())));
        CapacityDocument document = new MeasuredCity(few).document(MeasuredCity.straight(4));
        Verdict verdict = verdict(document, "connections-suffice");
        assertThat(verdict.judgement()).isEqualTo(Judgement.FAIL);
        assertThat(verdict.evidence().get(0)).contains("with 6 each (`api.connections`), and 6 others");
    }

    @Test
    void whatGivesInFirstIsThatOfTheMostInstances() {
        assertThat(city.document(MeasuredCity.straight(4)).limit())
                .startsWith("with 4, latency at ")
                .contains("full: cpu of api 99 %; not connections of api 12 %, cpu of this machine 55 %");
    }

    @Test
    void itsFileIsAsItsSchemaSays() throws Exception {
        for (CapacityDocument document : List.of(
                city.document(MeasuredCity.straight(4)),
                city.document(List.of(MeasuredCity.notFound(1, "nothing came"))))) {
            String json = RecordJson.mapper().writeValueAsString(document);
            try (InputStream in = CapacityReport.class.getResourceAsStream("capacity.schema.json")) {
                Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(in, InputFormat.JSON);
                assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            }
        }
    }
}
