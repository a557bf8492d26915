package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.RunHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same history reconciled in memory and through temporary files, many times over. */
class ReconciliationTest {
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void whatIsFoundDoesNotDependOnHowMuchIsInMemory() throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            Story story = new RandomWrites(seed).told();
            List<Object> inMemory = found(story, ALL);
            for (int limit : new int[] {1, 4, 16}) {
                assertThat(found(story, limit))
                        .as("seed %d, %d in memory", seed, limit)
                        .isEqualTo(inMemory);
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theHistoriesThatAreComparedHoldEveryKindOfTrouble() throws IOException {
        List<String> breaches = new ArrayList<>();
        boolean holes = false;
        boolean recovered = false;
        boolean forged = false;
        for (int seed = 0; seed < 400; seed++) {
            Story story = new RandomWrites(seed).told();
            try (Reconciliation records = reconciled(story, ALL)) {
                breaches.addAll(lines(Breaches.of(records)));
                Losses losses = Losses.of(records, Story.at(15));
                holes |= losses.holes() > 0 && losses.lostAfter() > 0;
                recovered |= losses.recovered() > 0 && losses.rejected() > 0;
                forged |= ForgedWrites.of(records).held().count() > 0;
            }
        }
        for (String kind : List.of(
                "carries", "is held 2 times", "never asked for", "acknowledged for", "was refused", "only a forged")) {
            assertThat(breaches).anyMatch(line -> line.contains(kind));
        }
        assertThat(List.of(holes, recovered, forged)).doesNotContain(false);
    }

    @Test
    void aLedgerThatBreaksOffLeavesNoFile() {
        Story story = Story.cleanRun();
        for (int i = 0; i < 100; i++) {
            story.booked("k" + i, 12);
        }
        RunHistory torn = new Placed(story, folder) {
            @Override
            public Stream<LedgerEntry> ledger() throws IOException {
                return Stream.concat(super.ledger(), Stream.of(1).map(i -> {
                    throw new UncheckedIOException("ledger.jsonl:9: torn", new IOException());
                }));
            }
        };
        assertThatThrownBy(() -> Reconciliation.of(torn, new RunTimeline(story.events()), 8))
                .hasMessageContaining("ledger.jsonl:9");
        assertThat(folder).isEmptyDirectory();
    }

    private Reconciliation reconciled(Story story, int inMemory) throws IOException {
        return Reconciliation.of(new Placed(story, folder), new RunTimeline(story.events()), inMemory);
    }

    private List<Object> found(Story story, int inMemory) throws IOException {
        try (Reconciliation records = reconciled(story, inMemory)) {
            ForgedWrites forged = ForgedWrites.of(records);
            return List.of(
                    records.writes(),
                    records.orphans(),
                    records.doubts(),
                    Losses.of(records, Story.at(15)),
                    lines(Breaches.of(records)),
                    List.of(forged.writes(), forged.undecidable(), forged.held().list(), forged.doubts()));
        }
    }

    private static List<String> lines(Breaches breaches) {
        return Stream.of(
                        breaches.overCapacity(),
                        breaches.heldTwice(),
                        breaches.outOfNowhere(),
                        breaches.sharedIds(),
                        breaches.refusedYetApplied())
                .flatMap(kind -> Figures.listed(kind).stream())
                .toList();
    }

    /** A story whose temporary files stand in a folder of the test. */
    private static class Placed extends Retold {
        private final Path folder;

        Placed(Story story, Path folder) {
            super(story);
            this.folder = folder;
        }

        @Override
        public Path scratch() {
            return folder;
        }
    }
}
