package dev.faultline.report;

import static java.util.Objects.requireNonNull;

import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What made a run and what it left: {@code manifest.json}.
 *
 * @param runId the name of the run's folder
 * @param scenario the scenario's name
 * @param system the system's name
 * @param backend what the target ran on
 * @param seed where every random choice started
 * @param commit the version of the scenario's own repository, when it is known
 * @param knownBad the deliberately broken setting of the platform, when there was one. It stands in this file only, so
 *     that nothing which judges or shows the run can know what it should find
 * @param settings what the command line set otherwise on the platform, as it was given, by the setting's name. It stands
 *     here and on the run's page, in nothing that verdicts are made from
 * @param software the versions that made the run
 * @param started when the run started
 * @param ended when it ended
 * @param ending how it ended
 * @param altered the run's own files that were not as the run left them when it was last judged again; empty for a run
 *     whose evidence is whole. One that is put back is taken off it
 * @param files the SHA-256 of each of the run's files in lower-case hexadecimal, by path below the run's folder; this
 *     file is not among them
 */
public record Manifest(
        String runId,
        String scenario,
        String system,
        String backend,
        long seed,
        Optional<String> commit,
        Optional<String> knownBad,
        Map<String, String> settings,
        Software software,
        Instant started,
        Instant ended,
        Ending ending,
        List<AlteredFile> altered,
        Map<String, String> files) {
    /** Copies the list and the maps, sorted by name, so that the record cannot change and its file always reads the same. */
    public Manifest {
        requireNonNull(runId, "runId is missing");
        requireNonNull(scenario, "scenario is missing");
        requireNonNull(system, "system is missing");
        requireNonNull(backend, "backend is missing");
        requireNonNull(software, "software is missing");
        requireNonNull(started, "started is missing");
        requireNonNull(ended, "ended is missing");
        requireNonNull(ending, "ending is missing");
        requireNonNull(files, "files is missing");
        // Runs of earlier versions do not say it.
        settings = settings == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(settings));
        altered = altered == null ? List.of() : List.copyOf(altered);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** How long the run took, all steps together. */
    public Duration took() {
        return Duration.between(started, ended);
    }

    /** The same run with these hashes. */
    Manifest withFiles(Map<String, String> hashes) {
        return with(altered, hashes);
    }

    /** The same run, judged from these files: what the run itself did not leave so is on record from now on. */
    public Manifest judgedFrom(FileHashes found) {
        return with(
                found.alteredSince(asTheRunLeftThem()).stream()
                        .filter(file -> !FileHashes.isOfReport(file.file()))
                        .toList(),
                files);
    }

    private Manifest with(List<AlteredFile> altered, Map<String, String> hashes) {
        return new Manifest(
                runId, scenario, system, backend, seed, commit, knownBad, settings, software, started, ended, ending,
                altered, hashes);
    }

    /** The hashes that were recorded when the run ended, whatever was altered since. */
    private Map<String, String> asTheRunLeftThem() {
        Map<String, String> original = new TreeMap<>(files);
        for (AlteredFile file : altered) {
            file.was().ifPresentOrElse(hash -> original.put(file.file(), hash), () -> original.remove(file.file()));
        }
        return original;
    }

    /**
     * Reads a run's manifest; empty when the run never came to write one.
     *
     * @throws dev.faultline.timeline.DamagedFile when it is no manifest, or lacks what each has
     */
    public static Optional<Manifest> read(RunFiles files) throws IOException {
        if (!Files.exists(files.manifest())) {
            return Optional.empty();
        }
        return Optional.of(RecordFile.read(
                files.manifest(), RecordJson.mapper().readerFor(Manifest.class), "the manifest of a run"));
    }

    void write(RunFiles files) throws IOException {
        WholeFile.write(files.manifest(), PrettyJson.of(this));
    }
}
