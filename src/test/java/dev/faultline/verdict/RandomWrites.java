package dev.faultline.verdict;

import dev.faultline.timeline.LedgerEntry;
import dev.faultline.timeline.WriteAnswer;
import java.util.Collections;
import java.util.Random;

/**
 * Ledgers and read-backs in which everything goes wrong that can: writes lost, in doubt, refused and applied, forged;
 * records doubled, from nowhere, with another's id, beyond a slot's capacity; intents missing and pages read twice.
 */
final class RandomWrites {
    private static final String[] STATES = {"booked", "paid", "cancelled"};
    private static final int RECORDS = 40;

    private final Random random;
    private final Story story = Story.cleanRun();

    RandomWrites(long seed) {
        random = new Random(seed);
    }

    Story told() {
        boolean torn = chance(3);
        for (int r = 0; r < RECORDS; r++) {
            record("r" + r);
        }
        if (chance(2)) {
            story.holds("ghost", "id-ghost", slot(), 3, "booked", 1);
        }
        if (chance(3)) {
            story.holds(null, "id-unkeyed", slot(), 3, "booked", 1);
        }
        if (torn) {
            story.ledger.removeIf(line -> line instanceof LedgerEntry.Intent && chance(20));
        }
        if (chance(6)) {
            story.held.add(story.held.get(0));
        }
        if (chance(6)) {
            story.readBackBroken("page 3 timed out");
        }
        Collections.shuffle(story.ledger, random);
        Collections.shuffle(story.held, random);
        return story;
    }

    private void record(String record) {
        int version = 0;
        String state = "";
        int versioned = chance(4) ? 0 : 1;
        for (int w = 0; w < 1 + random.nextInt(3); w++) {
            String intended = STATES[chance(2) ? w : random.nextInt(STATES.length)];
            WriteAnswer answer = chance(3) ? WriteAnswer.values()[random.nextInt(3)] : WriteAnswer.ACKNOWLEDGED;
            boolean applied = answer == WriteAnswer.ACKNOWLEDGED ? !chance(12) : chance(4);
            write(w == 0 ? record : record + "-" + w, record, intended, answer, (version + 1L) * versioned);
            if (applied) {
                version++;
                state = intended;
            }
        }
        if (!state.isEmpty() && !chance(12)) {
            story.holds(record, "id-" + record, slot(), 3, state, (long) version * versioned);
        }
        if (chance(20)) {
            story.holds(record, "id-" + record + "-again", slot(), 3, "booked", version);
        }
    }

    private void write(String key, String record, String state, WriteAnswer answer, long version) {
        double sent = 10 + random.nextInt(10_000) / 1000.0;
        String operation = state.equals("paid") && chance(4) ? "forge" : state;
        story.ledger.add(new LedgerEntry.Intent(key, record, operation, state, "slot", Story.at(sent)));
        String id = chance(15) ? "id-r" + random.nextInt(RECORDS) : chance(15) ? "" : "id-" + record;
        if (answer != WriteAnswer.INDETERMINATE || chance(2)) {
            boolean told = answer == WriteAnswer.ACKNOWLEDGED;
            story.answer(key, answer, told ? id : "", told ? version : 0, sent + 0.1 + random.nextInt(50) / 100.0);
        }
        if (chance(10)) {
            story.ledger.add(story.ledger.get(story.ledger.size() - 1));
        }
    }

    private String slot() {
        return "slot-" + random.nextInt(RECORDS / 2);
    }

    /** True once in so many times. */
    private boolean chance(int times) {
        return random.nextInt(times) == 0;
    }
}
