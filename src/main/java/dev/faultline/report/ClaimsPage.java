package dev.faultline.report;

import dev.faultline.scenario.Claim;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a system's claims, {@code reports/claims.html}, which stands beside that of all runs. */
public final class ClaimsPage {
    private static final String FILE = "claims.html";

    private ClaimsPage() {}

    /**
     * Writes the page.
     *
     * @param reports the folder that holds one folder for each run
     * @return the page
     * @throws IOException when it cannot be written
     */
    public static Path write(Path reports, ClaimRegister register) throws IOException {
        Path page = reports.resolve(FILE);
        Claims claims = new Claims(
                register.system(),
                tiles(register),
                register.entries().stream().map(ClaimsPage::row).toList(),
                register.withoutScenario(),
                register.unreadable(),
                Assets.style("page.css") + Assets.style("claims.css"));
        WholeFile.write(page, Pages.of("claims.jte", claims));
        return page;
    }

    private static List<RunPage.Tile> tiles(ClaimRegister register) {
        int all = register.entries().size();
        return List.of(
                tile(register, Judgement.PASS, "rehearsed, and the promise held"),
                tile(register, Judgement.FAIL, "rehearsed, and the promise was broken"),
                tile(register, Judgement.INCONCLUSIVE, "rehearsed, and it could not be decided"),
                new RunPage.Tile("never run", Figures.count(register.neverRun()), "a scenario waits", Marks.NONE),
                new RunPage.Tile(
                        "without a scenario",
                        Figures.count(register.withoutScenario().size()),
                        "nobody looks",
                        Marks.NONE),
                new RunPage.Tile(
                        "confirmed",
                        Figures.count(register.confirmed()) + " of " + Figures.count(all),
                        "held on your own system",
                        Marks.NONE));
    }

    private static RunPage.Tile tile(ClaimRegister register, Judgement judgement, String note) {
        long count = register.rehearsed(judgement);
        return new RunPage.Tile(
                judgement.name(), Figures.count(count), note, count == 0 ? Marks.NONE : Marks.of(judgement));
    }

    private static Claims.Row row(ClaimEntry entry) {
        Claim claim = entry.claim();
        return new Claims.Row(
                claim.id(),
                claim.kind(),
                claim.basis(),
                claim.text(),
                claim.quote().orElse(""),
                claim.target().entrySet().stream()
                        .map(figure -> figure.getKey() + " " + figure.getValue())
                        .collect(Collectors.joining(", ")),
                entry.rehearsals().stream().map(ClaimsPage::scenario).toList(),
                entry.rehearsed().map(Marks::of).orElseGet(() -> Marks.of(withoutVerdict(entry))),
                when(entry),
                entry.lacking(),
                entry.confirmed().map(Marks::of).orElseGet(() -> Marks.of("never confirmed")));
    }

    private static String withoutVerdict(ClaimEntry entry) {
        return entry.rehearsals().isEmpty() ? "no scenario" : "never run";
    }

    private static String when(ClaimEntry entry) {
        return entry.lastRehearsed()
                .map(at -> "rehearsed on " + String.join(" and ", entry.backends()) + ", " + Figures.day(at))
                .orElse("");
    }

    private static String remark(ClaimEntry.Rehearsal rehearsal) {
        Stream<String> notJudged = rehearsal.rehearsed().stream()
                .filter(seen -> !seen.notJudged().isEmpty())
                .map(seen -> "not judged in that run: " + String.join(", ", seen.notJudged()));
        Stream<String> inVain = rehearsal.inVain().stream().map(ClaimEntry.NotCounted::words);
        return Stream.concat(notJudged, inVain).collect(Collectors.joining("; "));
    }

    private static Claims.Scenario scenario(ClaimEntry.Rehearsal rehearsal) {
        Optional<ClaimEntry.Seen> seen = rehearsal.rehearsed();
        return new Claims.Scenario(
                rehearsal.scenario(),
                String.join(", ", rehearsal.objectives()),
                seen.map(s -> Marks.of(s.judgement())).orElseGet(() -> Marks.of("never run")),
                seen.map(ClaimEntry.Seen::link).orElse(""),
                seen.map(s -> Figures.minute(s.started())).orElse(""),
                remark(rehearsal));
    }
}
