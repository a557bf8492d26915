package dev.faultline.capacity;

import dev.faultline.capacity.CapacityDocument.Sums;
import dev.faultline.report.CapacityPage.Table;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.Prices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of the page of a measured capacity: what loads take, and where the figures are from. Pure.
 *
 * @param document what came of it
 * @param spec what was asked for
 */
record CapacityTables(CapacityDocument document, CapacitySpec spec) {
    /** All of them, in the order of the page. */
    List<Table> all() {
        List<Table> tables = new ArrayList<>();
        if (!document.plan().isEmpty()) {
            tables.add(plan());
        }
        tables.add(arithmetic());
        if (!spec.demand().queries().isEmpty()) {
            tables.add(new QueryTable(document.queries(), document.level().paths()).table());
        }
        MeasuredTables measured = new MeasuredTables(document);
        tables.add(measured.loads());
        document.law().ifPresent(law -> tables.add(measured.law(law)));
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
        return sum.map(each -> each + " " + currency()).orElse(FigureWords.UNKNOWN);
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
                        List.of("people", FigureWords.figure(sums.people()), "the capacity file"),
                        List.of(
                                "visits a month",
                                FigureWords.figure(sums.visits()),
                                FigureWords.figure(sums.people()) + " × " + FigureWords.plain(sums.visitsAMonth())),
                        List.of("visits a day", FigureWords.figure(aDay), FigureWords.figure(sums.visits()) + " ÷ 30"),
                        List.of(
                                "in the busiest hour",
                                FigureWords.figure(aDay * sums.busiestHour()),
                                FigureWords.figure(aDay) + " × " + FigureWords.percent(sums.busiestHour())),
                        List.of(
                                "a second, on average of that hour",
                                Limits.rate(aDay * sums.busiestHour() / 3_600),
                                FigureWords.figure(aDay * sums.busiestHour()) + " ÷ 3,600"),
                        List.of(
                                "a second, in its busiest minutes",
                                Limits.rate(sums.load()),
                                "× " + FigureWords.plain(sums.peak())),
                        List.of(
                                "how long more instances take",
                                FigureWords.seconds(sums.scaling()),
                                sums.scalingFrom()),
                        List.of(
                                "grown until they are in service",
                                Limits.rate(sums.withHeadroom()),
                                "× (1 + " + FigureWords.percent(sums.growth()) + " a minute × "
                                        + FigureWords.seconds(sums.scaling()) + ")")));
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

    private String currency() {
        return spec.costs()
                .map(CapacitySpec.Costs::prices)
                .map(Prices::currency)
                .orElse("");
    }
}
