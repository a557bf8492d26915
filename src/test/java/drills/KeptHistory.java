package drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;

/**
 * What the packaged command says of the place that {@code -Dhistory=<place>} names: whether the newest runs are worse than
 * those before them. Without a place there is nothing to say, and with too few runs in it nothing is decided: that is
 * printed, and fails nothing, since every history begins so.
 */
final class KeptHistory {
    private static final long LIMIT_MINUTES = 5;
    private static final int WORSE = 1;
    private static final int NOT_DECIDED = 2;

    private KeptHistory() {}

    /** One test for these scenarios, or none where no place was named. */
    static List<DynamicTest> tests(String... scenarios) {
        String place = System.getProperty("faultline.history", "");
        return place.isBlank()
                ? List.of()
                : List.of(DynamicTest.dynamicTest(
                        "no figure is worse than before", () -> requireNoneWorse(place, scenarios)));
    }

    private static void requireNoneWorse(String place, String... scenarios) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("faultline.home"), "bin/faultline").toString(), "history"));
        command.addAll(List.of(scenarios));
        command.addAll(List.of("--history", place));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = echo(process);
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(said).isNotEqualTo(WORSE);
            if (process.exitValue() > NOT_DECIDED) {
                throw new IllegalStateException("faultline history ended with " + process.exitValue() + ":\n" + said);
            }
        } finally {
            process.destroy();
        }
    }

    private static String echo(Process process) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                System.out.println(line);
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }
}
