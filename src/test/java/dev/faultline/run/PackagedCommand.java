package dev.faultline.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.fault.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged {@code faultline} command in a process of its own, as a user would type it, and all that descends from it. */
public final class PackagedCommand implements AutoCloseable {
    /** Where these tests have their reports: inside the build folder, so that `root` and the databases' user can get there. */
    public static final Path REPORTS = Path.of("target", "robustness").toAbsolutePath();

    private static final String FOLDER_FILE = "<folder-file>";
    private static final Path HOME = Path.of(System.getProperty("faultline.home", "target/faultline"));
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration END_LIMIT = Duration.ofSeconds(90);

    private final Marked processes = new Marked();
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final Process process;
    private final List<Thread> readers;
    private final RunSoFar run;
    private final Path reports;

    private PackagedCommand(List<String> words, Map<String, String> environment) throws IOException {
        Files.createDirectories(REPORTS);
        int option = words.indexOf("--reports");
        reports = option < 0 ? REPORTS : Path.of(words.get(option + 1));
        Path folderFile = Files.createTempFile(REPORTS, ".run-", ".folder");
        run = new RunSoFar(folderFile);
        words.replaceAll(word -> word.equals(FOLDER_FILE) ? folderFile.toString() : word);
        ProcessBuilder builder = new ProcessBuilder(words);
        processes.put(builder);
        builder.environment().putAll(environment);
        process = builder.start();
        readers = List.of(
                OutputReader.into(out, process.inputReader(StandardCharsets.UTF_8)),
                OutputReader.into(err, process.errorReader(StandardCharsets.UTF_8)));
    }

    /** Starts {@code faultline} with these arguments. */
    public static PackagedCommand faultline(String... args) throws IOException {
        return command(List.of(), List.of(args));
    }

    /**
     * Starts {@code faultline run} of a scenario in an environment of its own.
     *
     * @param environment variables with their values
     * @param options which scenario of which system, and where
     */
    public static PackagedCommand runIn(Map<String, String> environment, String... options) throws IOException {
        return in(environment, "run", options);
    }

    /** Starts {@code faultline drill} in an environment of its own; {@code options} say which one, of which system. */
    static PackagedCommand drillIn(Map<String, String> environment, String... options) throws IOException {
        return in(environment, "drill", options);
    }

    private static PackagedCommand in(Map<String, String> environment, String command, String... options)
            throws IOException {
        List<String> args = new ArrayList<>(List.of(command, "--print-folder-to", FOLDER_FILE));
        args.addAll(List.of("--reports", REPORTS.toString()));
        args.addAll(List.of(options));
        return new PackagedCommand(words(List.of(), args), environment);
    }

    /** Starts a command that is about the small system of these tests. */
    public static PackagedCommand withTiny(String... args) throws IOException {
        return command(List.of(), tiny(args));
    }

    /** Starts {@code faultline run} of one of the small system's scenarios. */
    public static PackagedCommand run(String scenario, String... options) throws IOException {
        return command(List.of(), running(scenario, options));
    }

    /** Starts {@code faultline capacity} of the small system. */
    public static PackagedCommand capacity(String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("capacity", "--print-folder-to", FOLDER_FILE));
        args.addAll(List.of(options));
        return withTiny(args.toArray(String[]::new));
    }

    /** The same as {@link #run}, where no file can grow beyond 2 MB: what is bigger fails while it is written. */
    public static PackagedCommand onASmallDisk(String scenario, String... options) throws IOException {
        return command(List.of("sh", "-c", "ulimit -f 4096; exec \"$@\"", "--"), running(scenario, options));
    }

    private static List<String> running(String scenario, String... options) {
        List<String> args = new ArrayList<>(List.of("run", scenario, "--print-folder-to", FOLDER_FILE));
        args.addAll(List.of(options));
        return tiny(args.toArray(String[]::new));
    }

    private static List<String> tiny(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--system", "tiny", "--scenarios", "src/test/resources/scenarios"));
        if (!all.contains("--reports")) {
            all.addAll(List.of("--reports", REPORTS.toString()));
        }
        return all;
    }

    private static PackagedCommand command(List<String> prefix, List<String> args) throws IOException {
        return new PackagedCommand(words(prefix, args), Map.of());
    }

    private static List<String> words(List<String> prefix, List<String> args) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(heedingSignals());
        words.add(HOME.resolve("bin/faultline").toString());
        words.addAll(args);
        return words;
    }

    /** A build that runs in the background of a shell has SIGINT ignored, and so would all that it starts. */
    private static List<String> heedingSignals() {
        return Files.isExecutable(Path.of("/usr/bin/perl"))
                ? List.of("/usr/bin/perl", "-e", "$SIG{INT}='DEFAULT'; exec @ARGV or die $!", "--")
                : List.of();
    }

    /** Waits until it has printed a line that contains {@code words}. */
    public void awaitLine(String words) {
        await("a line with '" + words + "'", () -> out.stream().anyMatch(line -> line.contains(words)));
    }

    /** Waits until the run's timeline tells of something: an event that has {@code value} as its {@code field}. */
    public void awaitEvent(String event, String field, String value) {
        await("the event " + event + " " + value, () -> seen(event, field, value));
    }

    /** Waits for something while the command goes on; where it ended, its words say why. */
    private void await(String what, Callable<Boolean> seen) {
        Awaitility.await(what).atMost(START_LIMIT).until(() -> {
            boolean alive = process.isAlive();
            if (seen.call()) {
                return true;
            }
            assertThat(alive).as("it ended before %s; %s %s", what, err(), this).isTrue();
            return false;
        });
        processes.look(process.toHandle());
    }

    private boolean seen(String event, String field, String value) throws IOException {
        return events(event).stream().anyMatch(one -> one.path(field).asText().equals(value));
    }

    /** Sends it a signal, by its name without SIG. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(name, process.toHandle());
    }

    /** Whether it is still at it. */
    boolean alive() {
        processes.look(process.toHandle());
        return process.isAlive();
    }

    /** Its process. */
    long pid() {
        return process.pid();
    }

    /** Sends a signal to a process of ours. */
    public static void signal(String name, ProcessHandle to) throws IOException, InterruptedException {
        // The shell's own kill: there need not be a program of that name.
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + to.pid())
                        .start()
                        .waitFor())
                .as("kill -%s", name)
                .isZero();
    }

    /** Waits for its end and gives its exit status. */
    public int status() throws InterruptedException {
        return status(END_LIMIT);
    }

    /** The same, of one that takes longer than most. */
    int status(Duration within) throws InterruptedException {
        assertThat(process.waitFor(within.toSeconds(), TimeUnit.SECONDS))
                .as("ends within %s: %s", within, this)
                .isTrue();
        for (Thread reader : readers) {
            reader.join(5_000);
            assertThat(reader.isAlive())
                    .as("somebody holds its output open: %s", this)
                    .isFalse();
        }
        return process.exitValue();
    }

    /** What it printed for people. */
    public List<String> out() {
        return out;
    }

    /** What it complained of. */
    public String err() {
        return String.join("\n", err);
    }

    /** The process among those that descend from it that runs this main class. */
    public ProcessHandle running(Class<?> main) throws IOException {
        return processes
                .running(main)
                .orElseThrow(() -> new AssertionError("no process runs " + main.getName() + "; " + this));
    }

    /** The processes that descend from it. */
    Marked processes() {
        return processes;
    }

    /** The run's folder, once the run has one. */
    public Optional<Path> folder() throws IOException {
        return run.folder();
    }

    /** What the run's timeline tells of one kind of event so far. */
    public List<JsonNode> events(String kind) throws IOException {
        return run.events(kind);
    }

    /** What {@code verdict.json} says. */
    public JsonNode verdicts() throws IOException {
        return run.json("verdict.json");
    }

    /** What {@code manifest.json} says. */
    JsonNode manifest() throws IOException {
        return run.json("manifest.json");
    }

    /** What {@code drill.json} says. */
    JsonNode drillRecord() throws IOException {
        return run.json("drill.json");
    }

    /** No process, no work folder and no open undo is left. */
    public void assertNothingIsLeft() throws Exception {
        Awaitility.await("the end of every process")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(processes.alive())
                        .extracting(ProcessHandle::info)
                        .as("processes that are left")
                        .isEmpty());
        assertThat(WorkFolders.left(reports)).as("work folders that are left").isEmpty();
        assertThat(Journal.pending(Rehearsal.journals(reports)))
                .as("undos that are left")
                .isEmpty();
    }

    /** Ends what a failed test has left. */
    @Override
    public void close() throws IOException {
        processes.look(process.toHandle());
        process.destroyForcibly();
        processes.alive().forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(run.folderFile());
    }

    @Override
    public String toString() {
        return "printed:\n" + String.join("\n", out) + "\ncomplained:\n" + err();
    }
}
