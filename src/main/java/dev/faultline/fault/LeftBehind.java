package dev.faultline.fault;

import dev.faultline.scenario.Topology.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A journal that was not closed.
 *
 * @param file where it is
 * @param run the run that wrote it
 * @param owner the harness that wrote it
 * @param held whether that harness is alive and still may inject: then it is a run under way, and not to be healed
 * @param undos what it would take to clear up after it, in the order in which it was written down
 */
public record LeftBehind(Path file, String run, ProcessIdentity owner, boolean held, List<Undo> undos) {
    /** Copies the list, so that the record cannot change. */
    public LeftBehind {
        undos = List.copyOf(undos);
    }

    static List<LeftBehind> in(Path folder) throws IOException, InterruptedException {
        List<LeftBehind> found = new ArrayList<>();
        for (Path file : journals(folder)) {
            Optional<JournalState> state =
                    JournalState.of(new JournalFile(file)).filter(one -> !one.closed());
            if (state.isPresent()) {
                found.add(of(file, state.get()));
            }
        }
        return found;
    }

    private static LeftBehind of(Path file, JournalState state) throws IOException, InterruptedException {
        boolean held = state.epochClosed().isEmpty() && ProcessState.of(state.owner()) != ProcessState.GONE;
        return new LeftBehind(
                file,
                state.run(),
                state.owner(),
                held,
                state.pending().stream().map(Intent::undo).toList());
    }

    private static List<Path> journals(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.toAbsolutePath().normalize())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
