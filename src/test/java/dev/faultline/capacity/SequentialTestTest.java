package dev.faultline.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.capacity.LoadProbe.Seen;
import dev.faultline.capacity.SequentialTest.Decision;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a service level of 95 % is decided, and how often wrongly. */
class SequentialTestTest {
    private static final SequentialTest TEST = new SequentialTest(0.05);

    @Test
    void whatIsClearIsDecidedAtOnce() {
        assertThat(TEST.look(new Seen(200, 0))).isEqualTo(Decision.HELD);
        assertThat(TEST.look(new Seen(200, 60))).isEqualTo(Decision.BROKE);
    }

    @Test
    void whatIsNearTheLimitOrTooLittleStaysOpen() {
        assertThat(TEST.look(new Seen(0, 0))).isEqualTo(Decision.OPEN);
        assertThat(TEST.look(new Seen(20, 0))).isEqualTo(Decision.OPEN);
        assertThat(TEST.look(new Seen(1_000, 50))).isEqualTo(Decision.OPEN);
        assertThat(TEST.look(new Seen(1_000, 60))).isEqualTo(Decision.OPEN);
    }

    @Test
    void lookingOftenDoesNotMakeItErrMoreOften() {
        Random random = new Random(19);
        int wrong = 0;
        for (int run = 0; run < 2_000; run++) {
            wrong += decision(0.05, random) == Decision.OPEN ? 0 : 1;
        }
        assertThat(wrong).as("of 2,000, exactly at the limit, 100 expected").isLessThan(140);
    }

    @Test
    void twiceWhatIsAllowedIsHardlyEverMissed() {
        Random random = new Random(23);
        int broke = 0;
        for (int run = 0; run < 1_000; run++) {
            broke += decision(0.10, random) == Decision.BROKE ? 1 : 0;
        }
        assertThat(broke).isGreaterThan(980);
    }

    @Test
    void aHigherConfidenceErrsLessOften() {
        SequentialTest sure = new SequentialTest(0.05, SequentialTest.Confidence.OF_99_PERCENT);
        SequentialTest lenient = new SequentialTest(0.05, SequentialTest.Confidence.OF_90_PERCENT);
        assertThat(wrong(sure, 29)).as("of 2,000, 20 expected").isLessThan(40);
        assertThat(wrong(lenient, 29)).as("of 2,000, 200 expected").isBetween(100, 260);
        assertThat(SequentialTest.Confidence.of(0.95)).isEqualTo(SequentialTest.Confidence.OF_95_PERCENT);
        assertThatThrownBy(() -> SequentialTest.Confidence.of(0.8)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int wrong(SequentialTest test, long seed) {
        Random random = new Random(seed);
        int wrong = 0;
        for (int run = 0; run < 2_000; run++) {
            wrong += decision(test, 0.05, random) == Decision.OPEN ? 0 : 1;
        }
        return wrong;
    }

    private static Decision decision(double share, Random random) {
        return decision(TEST, share, random);
    }

    private static Decision decision(SequentialTest test, double share, Random random) {
        Seen all = new Seen(0, 0);
        Decision decision = Decision.OPEN;
        for (int look = 0; look < SequentialTest.LOOKS && decision == Decision.OPEN; look++) {
            long missed = random.doubles(400).filter(each -> each < share).count();
            all = all.and(new Seen(400, missed));
            decision = test.look(all);
        }
        return decision;
    }

    @Test
    void sharesAndCountsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new SequentialTest(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SequentialTest(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Seen(1, 2)).hasMessage("expected 0 to 1 misses, found 2");
    }
}
