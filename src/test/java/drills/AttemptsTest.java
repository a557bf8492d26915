package drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What decides nothing is tried again, and nothing else is. */
class AttemptsTest {
    private final List<String> heard = new ArrayList<>();

    private List<Integer> statuses(String most, Integer... come) {
        Deque<Integer> left = new ArrayDeque<>(Arrays.asList(come));
        return Attempts.atMost(most, heard::add)
                .of("flood", () -> new FaultlineRun("flood", left.remove(), Optional.empty(), List.of(), List.of()))
                .stream()
                .map(FaultlineRun::status)
                .toList();
    }

    @Test
    void anInconclusiveRunIsCarriedOutAgainUntilOneDecides() {
        assertThat(statuses("3", 2, 0, 0)).containsExactly(2, 0);
        assertThat(heard)
                .containsExactly(
                        "INCONCLUSIVE: flood is carried out once more, attempt 2 of at most 3; the record of this"
                                + " one stays in no folder");
        assertThat(statuses("3", 2, 1, 0)).containsExactly(2, 1);
    }

    @Test
    void aFailIsNeverTriedAgainNorIsAHarnessThatFailed() {
        assertThat(statuses("3", 1, 0)).containsExactly(1);
        assertThat(statuses("3", 4, 0)).containsExactly(4);
    }

    @Test
    void thereIsAnEndToIt() {
        assertThat(statuses("2", 2, 2, 0)).containsExactly(2, 2);
        assertThat(statuses("1", 2, 0)).containsExactly(2);
    }

    @Test
    void aNumberThatIsNoneIsRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attempts.atMost("often", heard::add))
                .withMessageContaining("-Dattempts should be a number from 1 to 9, but is often");
    }
}
