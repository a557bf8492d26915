package dev.faultline.observe.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Results that Prometheus itself gives, most of them of its own tests for PromQL. */
class PrometheusSemanticsTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void increaseCountsAcrossResetsAndStretchesToTheEdgesButNotBelowZero() throws Exception {
        History history = History.of(
                FIVE_MINUTES,
                "requests{path=\"/foo\"} 0+10x10",
                "requests{path=\"/bar\"} 0+18x5 0+18x5",
                "requests{path=\"/dings\"} 10+10x10",
                "requests{path=\"/bumms\"} 1+10x10");
        assertThat(history.eval("increase(requests[100m])", Duration.ofMinutes(50)))
                .hasSize(4)
                .hasEntrySatisfying("{path=\"/foo\"}", near(100))
                .hasEntrySatisfying("{path=\"/bar\"}", near(162))
                .hasEntrySatisfying("{path=\"/dings\"}", near(105))
                .hasEntrySatisfying("{path=\"/bumms\"}", near(101));
        assertThat(history.eval("increase(requests[50m])", Duration.ofMinutes(50)))
                .hasEntrySatisfying("{path=\"/foo\"}", near(100))
                .hasEntrySatisfying("{path=\"/bar\"}", near(160))
                .hasEntrySatisfying("{path=\"/bumms\"}", near(100));
    }

    @Test
    void aResetBeginsFromZero() throws Exception {
        assertThat(History.of(FIVE_MINUTES, "x 0 1 2 3 2 3 4").eval("increase(x[30m])", Duration.ofMinutes(30)))
                .hasEntrySatisfying("", near(7));
    }

    @Test
    void rateIsPerSecondAndNeedsTwoSamples() throws Exception {
        History history = History.of(FIVE_MINUTES, "middle 0+27x4 0+27x5", "end 0+10x9 0 10");
        assertThat(history.eval("rate(middle[50m])", Duration.ofMinutes(50))).hasEntrySatisfying("", near(0.08));
        assertThat(history.eval("rate(end[5m])", Duration.ofMinutes(50))).isEmpty();
        assertThat(history.eval("rate(end[6m])", Duration.ofMinutes(50))).hasEntrySatisfying("", near(0));
    }

    @Test
    void rateDoesNotStretchToBeforeACounterWasZero() throws Exception {
        History history = History.of(
                Duration.ofMinutes(4),
                "c{start=\"0m\"} 0+240x10",
                "c{start=\"1m\"} 60+240x10",
                "c{start=\"2m\"} 120+240x10",
                "c{start=\"5m\"} 300+240x10");
        assertThat(history.eval("rate(c[20m])", Duration.ofMinutes(10)))
                .hasEntrySatisfying("{start=\"0m\"}", near(0.5))
                .hasEntrySatisfying("{start=\"1m\"}", near(0.55))
                .hasEntrySatisfying("{start=\"2m\"}", near(0.6))
                .hasEntrySatisfying("{start=\"5m\"}", near(0.6));
    }

    @Test
    void quantilesAreInterpolatedWithinTheirBucket() throws Exception {
        History history = History.of(
                FIVE_MINUTES,
                "h_bucket{le=\"0.1\",start=\"positive\"} 0+5x10",
                "h_bucket{le=\".2\",start=\"positive\"} 0+7x10",
                "h_bucket{le=\"1e0\",start=\"positive\"} 0+11x10",
                "h_bucket{le=\"+Inf\",start=\"positive\"} 0+12x10",
                "h_bucket{le=\"-.2\",start=\"negative\"} 0+1x10",
                "h_bucket{le=\"-0.1\",start=\"negative\"} 0+2x10",
                "h_bucket{le=\"0.3\",start=\"negative\"} 0+2x10",
                "h_bucket{le=\"+Inf\",start=\"negative\"} 0+3x10");
        quantile(history, "-0.1", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
        quantile(history, "1.01", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        quantile(history, "0", 0, -0.2);
        quantile(history, "0.2", 0.048, -0.2);
        quantile(history, "0.5", 0.15, -0.15);
        quantile(history, "0.8", 0.72, 0.3);
        quantile(history, "1", 1, 0.3);
    }

    private static void quantile(History history, String quantile, double positive, double negative) throws Exception {
        for (String of : new String[] {"h_bucket", "rate(h_bucket[6m])"}) {
            assertThat(history.eval("histogram_quantile(" + quantile + ", " + of + ")", Duration.ofMinutes(50)))
                    .as(of)
                    .hasSize(2)
                    .hasEntrySatisfying("{start=\"positive\"}", near(positive))
                    .hasEntrySatisfying("{start=\"negative\"}", near(negative));
        }
    }

    @Test
    void histogramsOfSeveralNodesAreMergedByTheirBuckets() throws Exception {
        History history = History.of(
                FIVE_MINUTES,
                "d_bucket{job=\"job1\",instance=\"ins1\",le=\"0.1\"} 0+1x10",
                "d_bucket{job=\"job1\",instance=\"ins1\",le=\"0.2\"} 0+3x10",
                "d_bucket{job=\"job1\",instance=\"ins1\",le=\"+Inf\"} 0+4x10",
                "d_bucket{job=\"job1\",instance=\"ins2\",le=\"0.1\"} 0+2x10",
                "d_bucket{job=\"job1\",instance=\"ins2\",le=\"0.2\"} 0+5x10",
                "d_bucket{job=\"job1\",instance=\"ins2\",le=\"+Inf\"} 0+6x10",
                "d_bucket{job=\"job2\",instance=\"ins1\",le=\"0.1\"} 0+3x10",
                "d_bucket{job=\"job2\",instance=\"ins1\",le=\"0.2\"} 0+4x10",
                "d_bucket{job=\"job2\",instance=\"ins1\",le=\"+Inf\"} 0+6x10",
                "d_bucket{job=\"job2\",instance=\"ins2\",le=\"0.1\"} 0+4x10",
                "d_bucket{job=\"job2\",instance=\"ins2\",le=\"0.2\"} 0+7x10",
                "d_bucket{job=\"job2\",instance=\"ins2\",le=\"+Inf\"} 0+9x10");
        Duration at = Duration.ofMinutes(50);
        assertThat(history.eval("histogram_quantile(0.3, sum(rate(d_bucket[6m])) by (le))", at))
                .containsOnlyKeys("")
                .hasEntrySatisfying("", near(0.075));
        assertThat(history.eval("histogram_quantile(0.5, avg by (le) (rate(d_bucket[6m])))", at))
                .hasEntrySatisfying("", near(0.1277777777777778));
        assertThat(history.eval("histogram_quantile(0.5, sum(rate(d_bucket[6m])) by (le, job))", at))
                .hasEntrySatisfying("{job=\"job1\"}", near(0.14))
                .hasEntrySatisfying("{job=\"job2\"}", near(0.1125));
    }

    @Test
    void aHistogramThatCountedNothingHasNoQuantile() throws Exception {
        History history = History.of(FIVE_MINUTES, "h_bucket{le=\"1\"} 0+0x10", "h_bucket{le=\"+Inf\"} 0+0x10");
        assertThat(history.eval("histogram_quantile(0.95, rate(h_bucket[10m]))", Duration.ofMinutes(50)))
                .isEmpty();
        assertThat(History.of(FIVE_MINUTES, "h_bucket{le=\"1\"} 1", "h_bucket{le=\"2\"} 2")
                        .eval("histogram_quantile(0.95, h_bucket)", Duration.ZERO))
                .as("without the bucket of all")
                .isEmpty();
    }

    @Test
    void vectorsMeetWhereTheirLabelsAreEqualAndTheNameIsDropped() throws Exception {
        History history = History.of(
                FIVE_MINUTES,
                "errors{node=\"a\"} 1",
                "errors{node=\"b\"} 3",
                "requests{node=\"a\"} 10",
                "requests{node=\"c\"} 10");
        assertThat(history.eval("errors / requests", Duration.ZERO)).isEqualTo(Map.of("{node=\"a\"}", 0.1));
        assertThat(history.eval("100 * errors - 1", Duration.ZERO))
                .isEqualTo(Map.of("{node=\"a\"}", 99.0, "{node=\"b\"}", 299.0));
        assertThat(history.eval("2 + 3 * 4 - -1", Duration.ZERO)).isEqualTo(Map.of("", 15.0));
        assertThat(history.eval("-errors{node=\"a\"} * (1 + 1)", Duration.ZERO))
                .isEqualTo(Map.of("{node=\"a\"}", -2.0));
    }

    @Test
    void aComparisonKeepsTheSamplesForWhichItHoldsAsTheyAre() throws Exception {
        History history =
                History.of(FIVE_MINUTES, "errors{node=\"a\"} 1", "errors{node=\"b\"} 3", "limit{node=\"b\"} 2");
        assertThat(history.eval("errors > 2", Duration.ZERO)).isEqualTo(Map.of("errors{node=\"b\"}", 3.0));
        assertThat(history.eval("2 >= errors", Duration.ZERO)).isEqualTo(Map.of("errors{node=\"a\"}", 1.0));
        assertThat(history.eval("errors > limit", Duration.ZERO)).isEqualTo(Map.of("errors{node=\"b\"}", 3.0));
        assertThat(history.eval("sum(errors) != 4", Duration.ZERO)).isEmpty();
        assertThat(history.eval("count(errors < 10) == 2", Duration.ZERO)).isEqualTo(Map.of("", 2.0));
        assertThat(history.eval("max(errors) - min(errors) <= 2", Duration.ZERO))
                .isEqualTo(Map.of("", 2.0));
    }

    @Test
    void whatIsNotANumberIsNoSample() throws Exception {
        History history =
                History.of(FIVE_MINUTES, "a{n=\"1\"} 0", "a{n=\"2\"} 3", "b{n=\"1\"} 0", "b{n=\"2\"} 6", "none NaN");
        assertThat(history.eval("a / b", Duration.ZERO)).isEqualTo(Map.of("{n=\"2\"}", 0.5));
        assertThat(history.eval("sum(a / b)", Duration.ZERO)).isEqualTo(Map.of("", 0.5));
        assertThat(history.eval("none != 1", Duration.ZERO)).isEmpty();
        assertThat(history.eval("b / a > 1", Duration.ZERO)).isEqualTo(Map.of("{n=\"2\"}", 2.0));
        assertThat(history.eval("sum(nowhere) > 0", Duration.ZERO)).isEmpty();
    }

    @Test
    void matchersLookAtWholeValuesAndAMissingLabelIsEmpty() throws Exception {
        History history =
                History.of(FIVE_MINUTES, "r{status=\"500\"} 1", "r{status=\"503\"} 2", "r{status=\"200\"} 4", "r 8");
        assertThat(history.eval("sum(r{status=~\"5..\"})", Duration.ZERO)).isEqualTo(Map.of("", 3.0));
        assertThat(history.eval("sum(r{status=~\"5\"})", Duration.ZERO)).isEmpty();
        assertThat(history.eval("sum(r{status!~'5.*'})", Duration.ZERO)).isEqualTo(Map.of("", 12.0));
        assertThat(history.eval("sum(r{status!=\"200\",status!=\"\"})", Duration.ZERO))
                .isEqualTo(Map.of("", 3.0));
        assertThat(history.eval("sum({__name__=\"r\", status=\"\"})", Duration.ZERO))
                .isEqualTo(Map.of("", 8.0));
    }

    @Test
    void twoSeriesThatOnlyTheirNamesTellApartCannotMeetAnother() throws Exception {
        History history = History.of(FIVE_MINUTES, "a 1", "b 2");
        assertThatThrownBy(() -> history.eval("{__name__=~\"a|b\"} / a", Duration.ZERO))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageContaining("same labels");
    }

    private static Consumer<Double> near(double expected) {
        return found -> {
            if (Double.isInfinite(expected)) {
                assertThat(found).isEqualTo(expected);
            } else {
                assertThat(found).isCloseTo(expected, within(1e-9));
            }
        };
    }
}
