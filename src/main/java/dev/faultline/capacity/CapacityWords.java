package dev.faultline.capacity;

import dev.faultline.capacity.CapacityDocument.Sums;
import dev.faultline.report.CapacityPage;
import dev.faultline.report.RunPage.Fact;
import dev.faultline.report.RunPage.Mark;
import dev.faultline.report.RunPage.Tile;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.Prices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of a measured capacity, in words; its tables are {@link CapacityTables}. Pure. */
public final class CapacityWords {
    private static final Mark NONE = new Mark("", "");

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
                new CapacityTables(document, spec).all(),
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
                document.law().map(law -> Limits.rate(law.each())).orElse(FigureWords.UNKNOWN),
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
                        .orElse(FigureWords.UNKNOWN),
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
                        FigureWords.percent(level.ratio()) + " of "
                                + (level.paths().isEmpty() ? "all requests" : level.paths()) + " good within "
                                + FigureWords.millis(level.within())),
                new Fact("journeys", spec.simulation()),
                new Fact("precision", FigureWords.percent(level.precision())),
                new Fact("confidence of a step", FigureWords.percent(level.confidence()) + ", nominal"),
                new Fact(
                        "a look",
                        FigureWords.seconds(spec.step().length()) + " after "
                                + FigureWords.seconds(spec.step().settling())),
                new Fact("seed", Long.toString(document.seed())),
                new Fact(
                        "took",
                        Duration.between(document.started(), document.ended()).toSeconds() + " s"));
    }
}
