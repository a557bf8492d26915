package drills;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How often a drill is carried out until it decides anything. What was not seen is looked at again, because a machine that
 * others use too can stand still at the wrong moment; what failed is never tried again, because a FAIL has its witness.
 */
final class Attempts {
    private static final int INCONCLUSIVE = 2;

    private final int most;
    private final Consumer<String> hears;

    private Attempts(int most, Consumer<String> hears) {
        this.most = most;
        this.hears = hears;
    }

    /** As {@code -Dattempts} asks; a bad number is an {@link IllegalArgumentException}. */
    static Attempts asked() {
        return atMost(System.getProperty("faultline.attempts", "2"), System.out::println);
    }

    static Attempts atMost(String number, Consumer<String> hears) {
        if (!number.matches("[1-9]")) {
            throw new IllegalArgumentException("-Dattempts should be a number from 1 to 9, but is " + number);
        }
        return new Attempts(Integer.parseInt(number), hears);
    }

    /** Every run of it, in order; the last is the one that counts. */
    List<FaultlineRun> of(String drill, Supplier<FaultlineRun> run) {
        List<FaultlineRun> runs = new ArrayList<>(List.of(run.get()));
        while (runs.get(runs.size() - 1).status() == INCONCLUSIVE && runs.size() < most) {
            hears.accept("INCONCLUSIVE: " + drill + " is carried out once more, attempt " + (runs.size() + 1)
                    + " of at most " + most + "; the record of this one stays in "
                    + runs.get(runs.size() - 1).folder().map(Path::toString).orElse("no folder"));
            runs.add(run.get());
        }
        return runs;
    }
}
