package dev.faultline.drill;

import static java.util.Objects.requireNonNull;

import dev.faultline.timeline.RecordFile;
import dev.faultline.timeline.RecordJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a drill left, hash by hash, and the drill before it: {@code drill-manifest.json}. Each manifest holds the hash of the
 * one before, so that who keeps the newest hash can tell of every one of them whether it is as it was.
 *
 * @param drillId the name of the drill's folder
 * @param ended when it ended
 * @param runs the names of its runs' folders, which stand beside its own
 * @param files the SHA-256 of each file in lower-case hexadecimal, by path from the drill's folder; those of its runs begin
 *     with {@code ../}. This file and the one with its own hash are not among them
 * @param previous the drill before, in the same folder of reports; empty for the first
 */
public record DrillManifest(
        String drillId, Instant ended, List<String> runs, Map<String, String> files, Optional<Link> previous) {
    /** Copies the list and the map, sorted by name, so that the record cannot change and its file always reads the same. */
    public DrillManifest {
        requireNonNull(drillId, "drillId is missing");
        requireNonNull(ended, "ended is missing");
        requireNonNull(previous, "previous is missing");
        runs = List.copyOf(runs);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /**
     * A drill and its manifest's hash.
     *
     * @param drillId the name of its folder
     * @param sha256 of its manifest, in lower-case hexadecimal
     */
    public record Link(String drillId, String sha256) {}

    /**
     * Reads a manifest.
     *
     * @throws dev.faultline.timeline.DamagedFile when it is none
     */
    static DrillManifest read(DrillFiles files) throws IOException {
        return RecordFile.read(
                files.manifest(), RecordJson.mapper().readerFor(DrillManifest.class), "the manifest of a drill");
    }
}
