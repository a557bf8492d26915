package dev.faultline.observe.exposure;

import dev.faultline.scenario.Topology;
import dev.faultline.scenario.Topology.Node;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches files for secrets: every regular file in some places, and on Linux the command lines and environments of the
 * nodes' processes. A file that vanishes meanwhile is no file on disk; one that could not be searched leaves the check
 * undecided, unless a secret was found elsewhere.
 */
final class SecretSearch implements ExposureCheck {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long LARGEST = 256L << 20;
    private static final int SHOWN = 10;

    private final Needles needles;
    private final List<Path> places;
    private final Path processes;
    private final RunClock clock;

    SecretSearch(Needles needles, List<Path> places, RunClock clock) {
        this(needles, places, Path.of("/proc"), clock);
    }

    /** One for which {@code processes} is what {@code /proc} is on Linux. */
    SecretSearch(Needles needles, List<Path> places, Path processes, RunClock clock) {
        this.needles = needles;
        this.places = List.copyOf(places);
        this.processes = processes;
        this.clock = clock;
    }

    @Override
    public Finding look(Topology now) throws IOException {
        Search search = new Search(clock.now().plus(LIMIT));
        if (needles.names().isEmpty() || places.isEmpty()) {
            throw new IOException("the target names no secrets to look for, or no places to look in");
        }
        needles.tooShort().forEach(name -> search.unsearched.add("for secret " + name + ", which is too short"));
        for (Path place : places) {
            Files.walkFileTree(place, search);
        }
        for (Node node : now.nodes()) {
            node.process().ifPresent(process -> search.process(node.name(), process.pid()));
        }
        return search.finding();
    }

    /** One search, with what it has found so far. */
    private final class Search extends SimpleFileVisitor<Path> {
        private final Instant end;
        private final List<String> exposed = new ArrayList<>();
        private final List<String> unsearched = new ArrayList<>();
        private int files;
        private int nodes;
        private long bytes;

        Search(Instant end) {
            this.end = end;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                if (attributes.size() > LARGEST) {
                    unsearched.add(file + ", which is larger than " + (LARGEST >> 20) + " MB");
                } else if (file(file, "file " + file)) {
                    files++;
                    bytes += attributes.size();
                }
            }
            if (clock.now().isAfter(end)) {
                unsearched.add("whatever comes after " + file + ": the time was up");
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (places.contains(file)) {
                throw new IOException("there is nothing at " + file + " to search: " + failure, failure);
            }
            return failed(file.toString(), failure);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            return failure == null ? FileVisitResult.CONTINUE : failed(folder.toString(), failure);
        }

        private FileVisitResult failed(String what, IOException failure) {
            if (!(failure instanceof NoSuchFileException)) {
                unsearched.add(what + ": " + failure);
            }
            return FileVisitResult.CONTINUE;
        }

        /** Returns whether it could be read. */
        private boolean file(Path file, String words) {
            try (InputStream stream = Files.newInputStream(file)) {
                needles.in(stream).forEach(name -> exposed.add("secret " + name + " is in " + words));
                return true;
            } catch (IOException e) {
                failed(words, e);
                return false;
            }
        }

        void process(String node, long pid) {
            Path process = processes.resolve(Long.toString(pid));
            if (Files.isDirectory(process)
                    && file(process.resolve("cmdline"), "the command line of " + node)
                    && file(process.resolve("environ"), "the environment of " + node)) {
                nodes++;
            }
        }

        Finding finding() throws IOException {
            if (exposed.isEmpty() && !unsearched.isEmpty()) {
                throw new IOException("not searched: " + String.join("; ", shortened(unsearched)));
            }
            return Finding.of(
                    shortened(exposed),
                    "none of " + needles.names() + " in " + files + " files (" + (bytes >> 10) + " KB)"
                            + (nodes > 0 ? " and in the command lines and environments of " + nodes + " nodes" : ""));
        }

        private List<String> shortened(List<String> all) {
            if (all.size() <= SHOWN) {
                return all;
            }
            List<String> shown = new ArrayList<>(all.subList(0, SHOWN));
            shown.add("and " + (all.size() - SHOWN) + " more");
            return shown;
        }
    }
}
