package dev.faultline.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.WriteAnswer;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Losses against a simulated store that forgets the newest changes of some records, and knows which. */
class LossesTest {
    private static final String[] STATES = {"booked", "moved", "cancelled"};

    private final Set<String> acknowledgedAndForgotten = new TreeSet<>();

    @Test
    void areExactlyTheAcknowledgedWritesThatTheStoreForgot() throws IOException {
        for (int seed = 0; seed < 1500; seed++) {
            acknowledgedAndForgotten.clear();
            assertThat(lost(told(new Random(seed), 1))).as("seed %d", seed).isEqualTo(acknowledgedAndForgotten);
        }
    }

    @Test
    void areNeverMoreThanThoseWhereTheSystemTellsNoVersions() throws IOException {
        for (int seed = 0; seed < 1500; seed++) {
            acknowledgedAndForgotten.clear();
            assertThat(acknowledgedAndForgotten(seed)).as("seed %d", seed).isTrue();
        }
    }

    private boolean acknowledgedAndForgotten(int seed) throws IOException {
        Set<String> lost = lost(told(new Random(seed), 0));
        return acknowledgedAndForgotten.containsAll(lost);
    }

    private static Set<String> lost(Story story) throws IOException {
        return Losses.of(story).lost().stream().map(LostWrite::write).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each record is written to a few times, each write applied or not, then forgets none, some or all of it. */
    private Story told(Random random, int versioned) {
        Story story = Story.cleanRun();
        for (int r = 0; r < 6; r++) {
            record(story, "r" + r, random, versioned);
        }
        java.util.Collections.shuffle(story.ledger, random);
        return story;
    }

    private void record(Story story, String record, Random random, int versioned) {
        int version = 0;
        int keeps = random.nextInt(3) == 0 ? random.nextInt(4) : Integer.MAX_VALUE;
        String state = "";
        for (int w = 0; w < 1 + random.nextInt(4); w++) {
            String write = w == 0 ? record : record + "-" + w;
            String intended = STATES[random.nextInt(STATES.length)];
            WriteAnswer answer = WriteAnswer.values()[random.nextInt(3)];
            boolean applied =
                    answer == WriteAnswer.ACKNOWLEDGED || (answer == WriteAnswer.INDETERMINATE && random.nextBoolean());
            version += applied ? 1 : 0;
            story.intent(write, record, intended, 10 + w);
            if (answer != WriteAnswer.INDETERMINATE || random.nextBoolean()) {
                boolean acked = answer == WriteAnswer.ACKNOWLEDGED;
                story.answer(
                        write, answer, acked ? "id-" + record : "", acked ? (long) version * versioned : 0, 10.5 + w);
            }
            if (applied && version <= keeps) {
                state = intended;
            } else if (answer == WriteAnswer.ACKNOWLEDGED) {
                acknowledgedAndForgotten.add(write);
            }
        }
        if (!state.isEmpty()) {
            story.holds(record, state, (long) Math.min(version, keeps) * versioned);
        }
    }
}
