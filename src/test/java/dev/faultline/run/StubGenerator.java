package dev.faultline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A load generator that only speaks the protocol: a shell in the place of Java, which does what its script says. */
final class StubGenerator {
    private static final String ANCHORED = """
            read spec
            echo "$spec" >> "$0.specs"
            echo 'ANCHOR {"process":"load","wall":"2026-01-01T00:00:00Z","monotonicNanos":0,"uncertainty":"PT0S"}'
            echo READY
            """;
    private static final String STARTED = """
            read word
            if [ "$word" != start ]; then exit 0; fi
            echo "STARTED 1767225600000000"
            printf 'U\\t3\\t2\\n'
            """;

    private StubGenerator() {}

    /** Lets users in until it is drained, and then reports that all went well. */
    static Forking steady(Path folder) throws IOException {
        return script(folder, ANCHORED + STARTED + """
                        read word
                        printf 'U\\t0\\t0\\n'
                        echo 'DONE {"plannedUsers":3,"startedUsers":3,"unfinishedUsers":0,"requests":0,"latenessP99":"PT0S","latenessMax":"PT0S","exit":"COMPLETED","why":""}'
                        """);
    }

    /** Does so, but what is a surge dies once it has started. */
    static Forking whoseSurgesCrash(Path folder) throws IOException {
        return script(folder, ANCHORED + STARTED + """
                        case "$spec" in *surge:*) echo 'out of memory' >&2; exit 7;; esac
                        read word
                        echo 'DONE {"plannedUsers":3,"startedUsers":3,"unfinishedUsers":0,"requests":0,"latenessP99":"PT0S","latenessMax":"PT0S","exit":"COMPLETED","why":""}'
                        """);
    }

    /** What the generators were asked to do, a line of JSON each. */
    static List<String> specs(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("generator.specs"));
    }

    private static Forking script(Path folder, String script) throws IOException {
        Path file = folder.resolve("generator");
        Files.writeString(file, script);
        return new Forking(List.of(), List.of("sh", file.toString()));
    }
}
