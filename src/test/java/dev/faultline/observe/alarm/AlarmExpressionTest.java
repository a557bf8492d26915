package dev.faultline.observe.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.scenario.AlarmRule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(balancer_requests_total{class=\"5xx\"}[5s])) / sum(rate(balancer_requests_total[5s])) > 0.05",
                "histogram_quantile(0.95, sum by (le) (rate(database_query_seconds_bucket[5s]))) > 0.2",
                "avg by (job) (cpu_utilisation) * 100 >= 80",
                "up{job=\"api\"} == 0",
                "0.05 < (errors / requests)",
                "count(up == 0) > 1",
                "increase(payment_signature_failures_total[1m30s]) > 1e1",
                "replication_lag_bytes{instance=~'db-.*'} > 1e6 # a comment",
                "(x > 1)"
            })
    void whatAlarmsNeedIsKnown(String text) {
        assertThat(AlarmExpression.parse(text)).hasToString(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "sum(rate(x[5s])             | 16 | expected ), found the end",
                "sum(x) by le > 1            | 11 | expected (, found `le`",
                "rate(x) > 1                 | 7  | rate(x[5s])",
                "rate(sum(x)[5s]) > 1        | 9  | needs the series of a metric over a range",
                "x[5s] > 1                   | 2  | belongs into rate",
                "rate(x[5]) > 1              | 8  | expected a duration such as 5s",
                "rate(x[5sec]) > 1           | 8  | neither a number nor a duration",
                "rate(x[3h]) > 1             | 8  | at most 2h",
                "rate(x[0s]) > 1             | 8  | over 0",
                "irate(x[5s]) > 1            | 1  | unknown function `irate`",
                "sum without (le) (x) > 1    | 5  | `without` is not known",
                "x > bool 1                  | 5  | `bool` is not known",
                "x > 1 and y > 1             | 7  | `and` is not known",
                "x offset 5s > 1             | 3  | `offset` is not known",
                "1 > 2                       | 3  | found numbers on both",
                "x / y                       | 6  | expected a comparison",
                "x{a=b} > 1                  | 5  | expected a quoted text",
                "x{a\"b\"} > 1               | 4  | expected =, !=, =~ or !~",
                "x{a=~\"[\"} > 1             | 6  | not a regular expression",
                "x{a=\"b} > 1                | 5  | does not end",
                "{a=~\".*\"} > 1             | 1  | expected a metric's name",
                "x > $1                      | 5  | `$` means nothing here",
                "histogram_quantile(x, y) > 1| 20 | expected the quantile",
                "histogram_quantile(0.9, 1) > 1 | 25 | expected series, found a number",
                "sum(1) > 1                  | 5  | expected series, found a number",
                "x >                         | 4  | expected a metric, a function, a number",
                "x % 2 > 1                   | 3  | `%` is not known here",
                "x y                         | 3  | expected an operator or the end"
            })
    void aMistakeIsShownInItsColumn(String text, int column, String says) {
        assertThatThrownBy(() -> AlarmExpression.parse(text))
                .isInstanceOfSatisfying(
                        AlarmSyntaxException.class,
                        e -> assertThat(e.column()).as(e.getMessage()).isEqualTo(column))
                .hasMessageContaining(says)
                .hasMessageContaining("\n  " + text + "\n  " + " ".repeat(column - 1) + "^");
    }

    @Test
    void aMistakeInARuleNamesTheRule() {
        AlarmRule rule = new AlarmRule("server-errors", "sum(", Duration.ZERO, "admin", "");
        assertThatThrownBy(() -> AlarmExpression.of(rule))
                .hasMessageStartingWith("alarm `server-errors`: column 5: ")
                .hasMessageContaining("\n  sum(\n      ^");
    }

    @Test
    void noOneWritesAnExpressionAsLongAsThat() {
        assertThatThrownBy(() -> AlarmExpression.parse("(".repeat(100_000)))
                .isInstanceOf(AlarmSyntaxException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void theLongestRangeIsFoundWhereverItIs() {
        assertThat(AlarmExpression.parse("sum(rate(x[5s])) / (1 + max(increase(y[7s]))) > z")
                        .longestRange())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(AlarmExpression.parse("histogram_quantile(0.9, rate(x[500ms])) > 1")
                        .longestRange())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatWasFoundIsToldInWordsWhetherItHoldsOrNot() throws Exception {
        History history =
                History.of(Duration.ofSeconds(1), "x{n=\"a\"} 0.12345", "x{n=\"b\"} 2", "x{n=\"c\"} 1", "x{n=\"d\"} 7");
        assertThat(AlarmExpression.parse("x > 10").compared(history.store(), History.BEGIN))
                .contains("0.1235 x{n=\"a\"}")
                .endsWith("and 1 more");
        assertThat(AlarmExpression.parse("1 < sum(y)").compared(history.store(), History.BEGIN))
                .isEqualTo("no sample");
        assertThat(AlarmExpression.words(AlarmExpression.parse("sum(x) > 10").holding(history.store(), History.BEGIN)))
                .isEqualTo("10.12");
    }
}
