package dev.faultline.run;

import dev.faultline.fault.StagedFault;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A surge of load as a fault: a load generator that was made ready before the run's load began, so that its start
 * disturbs nothing, and that sends from the injection to the reversal. There is no undo of it in the journal: its process
 * drains itself and ends when its standard input does, which is when the harness ends, in whatever manner.
 */
final class Surge implements StagedFault {
    /** It is ready, so this is a matter of milliseconds; an injection must not take long. */
    private static final Duration STARTED = Duration.ofSeconds(4);

    private final LoadGenerator generator;

    Surge(LoadGenerator generator) {
        this.generator = generator;
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        var unused = generator.start(STARTED);
    }

    @Override
    public Optional<String> effect() {
        return generator.hasHadUsers()
                ? Optional.of("users of " + generator.source() + " have started; " + generator.usersUnderWay()
                        + " were under way when last reported")
                : Optional.empty();
    }

    @Override
    public void end() {
        generator.drain();
    }

    @Override
    public String ended() {
        return "let no more users of " + generator.source() + " in; " + generator.usersUnderWay()
                + " were under way, and come to their end";
    }
}
