package dev.faultline.capacity;

import dev.faultline.capacity.CapacityDocument.Measured;
import dev.faultline.capacity.CapacityDocument.Sums;
import dev.faultline.report.CapacityPage;
import dev.faultline.report.CapacityPage.Table;
import dev.faultline.report.RunPage.Fact;
import dev.faultline.report.RunPage.Mark;
import dev.faultline.report.RunPage.Tile;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page of a measured capacity, in words and tables. Pure. */
public final class CapacityWords {
    private static final Mark NONE = new Mark("", "");
    private static final String UNKNOWN = "–";

    private final CapacityDocument document;
    private final CapacitySpec spec;

    /** For one document, which was made of {@code spec}. */
    public CapacityWords(CapacityDocument document, CapacitySpec spec) {
        this.document = document;
        this.spec = spec;
    }

    /** The page. */
    public CapacityPage page() {
        return new CapacityPage(
                document.system(),
                document.description(),
                document.judgement(),
                document.summary(),
                tiles(),
                facts(),
                document.verdicts(),
                tables(),
                document.cannotShow(),
                CapacityCharts.of(document));
    }

    private Optional<PlanRow> demand() {
        return document.plan().stream()
                .filter(row -> row.load() == document.demand().load())
                .findFirst();
    }

    private List<Tile> tiles() {
        Sums sums = document.demand();
        List<Tile> tiles = new ArrayList<>();
        tiles.add(new Tile(
                "one instance carries",
                document.law().map(law -> Limits.rate(law.each())).orElse(UNKNOWN),
                document.law()
                        .map(law -> "between " + Limits.rate(law.eachBetween().from()) + " and "
                                + Limits.rate(law.eachBetween().to()) + " (95 %)")
                        .orElse("not known"),
                NONE));
        tiles.add(new Tile("expected", Limits.rate(sums.load()), "in the busiest minutes", NONE));
        tiles.add(new Tile(
                "instances needed",
                demand().flatMap(row -> row.whole(sums.zones()))
                        .map(String::valueOf)
                        .orElse(UNKNOWN),
                "with headroom" + (sums.zones() > 1 ? " and a zone lost" : "") + "; at most " + spec.most(),
                NONE));
        demand().flatMap(PlanRow::monthly)
                .ifPresent(cost -> tiles.add(new Tile(
                        "a month",
                        cost + " " + currency(),
                        demand().flatMap(PlanRow::perThousand)
                                .map(each -> each + " " + currency() + " for a thousand bookings")
                                .orElse(""),
                        NONE)));
        broken().ifPresent(step ->
                tiles.add(new Tile("gives in first", Limits.broke(step), "full: " + Limits.full(step), NONE)));
        return tiles;
    }

    /** The lowest load that broke, on the most instances. */
    private Optional<LoadStep> broken() {
        return document.measured().stream()
                .flatMap(one -> one.steps().stream()
                        .filter(step -> step.doubt().isEmpty()
                                && one.broke().isPresent()
                                && one.broke().get() == step.perSecond()))
                .reduce((before, last) -> last);
    }

    private String currency() {
        return spec.costs()
                .map(CapacitySpec.Costs::prices)
                .map(Prices::currency)
                .orElse("");
    }

    private List<Fact> facts() {
        CapacityDocument.Level level = document.level();
        return List.of(
                new Fact(
                        "service level",
                        percent(level.ratio()) + " of " + (level.paths().isEmpty() ? "all requests" : level.paths())
                                + " good within " + millis(level.within())),
                new Fact("journeys", spec.simulation()),
                new Fact("precision", percent(level.precision())),
                new Fact("confidence of a step", percent(level.confidence()) + ", nominal"),
                new Fact(
                        "a look",
                        seconds(spec.step().length()) + " after "
                                + seconds(spec.step().settling())),
                new Fact("seed", Long.toString(document.seed())),
                new Fact(
                        "took",
                        Duration.between(document.started(), document.ended()).toSeconds() + " s"));
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        if (!document.plan().isEmpty()) {
            tables.add(plan());
        }
        tables.add(arithmetic());
        tables.add(loads());
        document.law().ifPresent(law -> tables.add(law(law)));
        spec.costs().ifPresent(costs -> tables.add(prices(costs.prices())));
        return tables;
    }

    private Table plan() {
        List<String> head = new ArrayList<>(List.of(
                "For this load",
                "grown until scaled",
                "instances now",
                "until scaled",
                "and a zone lost",
                "surely (lower end of 95 %)"));
        spec.connections().ifPresent(allowed -> head.add("connections, of " + allowed.most()));
        spec.costs().ifPresent(costs -> head.addAll(List.of("a month", "a thousand bookings")));
        return new Table(
                "plan",
                "For this load you need …",
                "By the curve: as likely too few as too many. Connections and costs are those of the column “and a zone lost”"
                        + ", or of the one before it where there is one zone.",
                head,
                document.plan().stream().map(this::planned).toList());
    }

    private List<String> planned(PlanRow row) {
        boolean asked = row.load() == document.demand().load();
        List<String> cells = new ArrayList<>(List.of(
                Limits.rate(row.load()) + (asked ? ", expected" : ""),
                Limits.rate(row.withHeadroom()),
                count(row.now()),
                count(row.untilScaled()),
                count(row.withoutAZone()),
                count(row.surely())));
        spec.connections().ifPresent(allowed -> cells.add(count(row.connections())));
        spec.costs().ifPresent(costs -> {
            cells.add(money(row.monthly()));
            cells.add(money(row.perThousand()));
        });
        return cells;
    }

    private static String count(Optional<Integer> count) {
        return count.map(String::valueOf).orElse("none carries it");
    }

    private String money(Optional<BigDecimal> sum) {
        return sum.map(each -> each + " " + currency()).orElse(UNKNOWN);
    }

    private Table arithmetic() {
        Sums sums = document.demand();
        double aDay = sums.visits() / 30;
        return new Table(
                "demand",
                "The arithmetic of the demand",
                "All but the people are assumptions of the capacity file until an access log is at hand.",
                List.of("Figure", "Value", "Where from"),
                List.of(
                        List.of("people", figure(sums.people()), "the capacity file"),
                        List.of(
                                "visits a month",
                                figure(sums.visits()),
                                figure(sums.people()) + " × " + plain(sums.visitsAMonth())),
                        List.of("visits a day", figure(aDay), figure(sums.visits()) + " ÷ 30"),
                        List.of(
                                "in the busiest hour",
                                figure(aDay * sums.busiestHour()),
                                figure(aDay) + " × " + percent(sums.busiestHour())),
                        List.of(
                                "a second, on average of that hour",
                                Limits.rate(aDay * sums.busiestHour() / 3_600),
                                figure(aDay * sums.busiestHour()) + " ÷ 3,600"),
                        List.of(
                                "a second, in its busiest minutes",
                                Limits.rate(sums.load()),
                                "× " + plain(sums.peak())),
                        List.of("how long more instances take", seconds(sums.scaling()), sums.scalingFrom()),
                        List.of(
                                "grown until they are in service",
                                Limits.rate(sums.withHeadroom()),
                                "× (1 + " + percent(sums.growth()) + " a minute × " + seconds(sums.scaling()) + ")")));
    }

    private Table loads() {
        List<List<String>> rows = new ArrayList<>();
        for (Measured measured : document.measured()) {
            measured.steps().forEach(step -> rows.add(load(measured.instances(), step)));
        }
        return new Table(
                "loads",
                "Every load that was offered",
                "",
                List.of(
                        "Instances",
                        "Load",
                        "Looks",
                        "Came",
                        "Left behind",
                        "Requests",
                        "Late",
                        "Failed",
                        "p50",
                        "p95",
                        "p99",
                        "Full",
                        "What came of it"),
                rows);
    }

    private static List<String> load(int instances, LoadStep step) {
        return List.of(
                Integer.toString(instances),
                Limits.rate(step.perSecond()),
                Integer.toString(step.looks()),
                Long.toString(step.arrived()),
                Long.toString(step.leftBehind()),
                Long.toString(step.requests()),
                Long.toString(step.late()),
                Long.toString(step.failed()),
                millis(step.latency().p50()),
                millis(step.latency().p95()),
                millis(step.latency().p99()),
                Limits.full(step),
                step.doubt()
                        .map(doubt -> "not counted: " + doubt)
                        .orElse(
                                switch (step.decision()) {
                                    case HELD -> "held";
                                    case BROKE ->
                                        "broke: " + Limits.broke(step)
                                                + step.worst()
                                                        .map(worst -> "; worst " + worst)
                                                        .orElse("");
                                    case OPEN -> "left open";
                                }));
    }

    private Table law(ScalabilityFigures law) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("λ, one instance alone", Limits.rate(law.each()), interval(law.eachBetween(), "%.2f")));
        rows.add(List.of("σ, contention", plain(law.contention()), interval(law.contentionBetween(), "%.4f")));
        rows.add(List.of("κ, coherence", plain(law.coherence()), interval(law.coherenceBetween(), "%.5f")));
        rows.add(List.of(
                "peak", law.peak().map(n -> n + " instances").orElse("none: each further one adds something"), ""));
        for (int i = 0; i < document.measured().size() && i < law.residuals().size(); i++) {
            Measured one = document.measured().get(i);
            rows.add(List.of(
                    "measured on " + one.instances(),
                    one.capacity().map(Limits::rate).orElse(UNKNOWN),
                    String.format(
                            Locale.ROOT, "residual %+.3f/s", law.residuals().get(i))));
        }
        return new Table(
                "law",
                "The Universal Scalability Law",
                "X(N) = λN / (1 + σ(N−1) + κN(N−1)), fitted by least squares; the intervals are of 95 % and approximate.",
                List.of("Parameter", "Value", "Interval, or residual"),
                rows);
    }

    private static String interval(ScalabilityFit.Interval between, String format) {
        return String.format(Locale.ROOT, format + " to " + format, between.from(), between.to());
    }

    private static Table prices(Prices prices) {
        return new Table(
                "prices",
                "Prices",
                "As of " + prices.asOf() + ": " + prices.source() + ".",
                List.of("Part", "Per", prices.currency() + " a month"),
                prices.parts().stream()
                        .map(part -> List.of(
                                part.name(),
                                part.per().name().toLowerCase(Locale.ROOT),
                                part.monthly().toPlainString()))
                        .toList());
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .setScale(5, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String percent(double share) {
        return plain(share * 100) + " %";
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String seconds(Duration duration) {
        return plain(duration.toMillis() / 1e3) + " s";
    }
}
