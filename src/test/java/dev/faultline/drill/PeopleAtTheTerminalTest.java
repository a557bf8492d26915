package dev.faultline.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People at a terminal are asked, and what they type is their answer. */
class PeopleAtTheTerminalTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final DrillControl control = new DrillControl();

    @Test
    void theAnswerTheNameAndTheNoteAreWhatWasTyped() throws Exception {
        try (PipedWriter typist = new PipedWriter();
                BufferedReader in = new BufferedReader(new PipedReader(typist))) {
            PeopleAtTheTerminal people = people(in);
            // What was typed before the question is no answer to it.
            Thread hand = typing(typist, "perhaps\nDONE\nRavi\ntook a while\n");
            assertThat(people.ask(question(Duration.ofSeconds(30)), control))
                    .isEqualTo(new People.Answer(Optional.of("done"), "Ravi", "took a while"));
            hand.join();
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(">> lead, Asha: Tell them.", "60 s expected", "type done or failed")
                .contains("“perhaps” is neither");
    }

    @Test
    void nobodyAtTheTerminalIsNoAnswer() throws Exception {
        People.Answer answer =
                people(new BufferedReader(new StringReader(""))).ask(question(Duration.ofSeconds(30)), control);
        assertThat(answer.word()).isEmpty();
        assertThat(answer.note()).contains("nobody is there");
    }

    @Test
    void theWaitingEndsWithTheLimit() throws Exception {
        try (PipedWriter typist = new PipedWriter();
                BufferedReader in = new BufferedReader(new PipedReader(typist))) {
            People.Answer answer = people(in).ask(question(Duration.ofMillis(50)), control);
            assertThat(answer.word()).isEmpty();
            assertThat(answer.note()).isEqualTo("nobody answered within 50 ms");
        }
    }

    @Test
    void theWaitingEndsWithTheDrill() throws Exception {
        try (PipedWriter typist = new PipedWriter();
                BufferedReader in = new BufferedReader(new PipedReader(typist))) {
            control.end(DrillEnding.stopped("by ravi", Instant.now()));
            People.Answer answer = people(in).ask(question(Duration.ofMinutes(5)), control);
            assertThat(answer.word()).isEmpty();
            assertThat(answer.note()).contains("the drill was ended");
        }
    }

    /** It begins once the question was printed. */
    private Thread typing(PipedWriter typist, String text) {
        Thread hand = new Thread(() -> {
            try {
                while (!printed.toString(StandardCharsets.UTF_8).contains("type done")) {
                    Thread.onSpinWait();
                }
                typist.write(text);
                typist.flush();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        hand.start();
        return hand;
    }

    private PeopleAtTheTerminal people(BufferedReader in) {
        return new PeopleAtTheTerminal(
                in, new PrintStream(printed, true, StandardCharsets.UTF_8), InstantSource.system());
    }

    private static People.Question question(Duration limit) {
        return new People.Question(
                "tell", "lead", "Asha", "Tell them.", "done", "failed", Duration.ofMinutes(1), Instant.now(), limit);
    }
}
