package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The SHA-256 hashes of a run's files: what makes a later change to a record visible.
 *
 * @param files the run's folder
 * @param byName hashes in lower-case hexadecimal by path below the folder, with {@code /}, sorted; the manifest is left
 *     out
 */
public record FileHashes(RunFiles files, Map<String, String> byName) {
    /** Copies the map, so that the record cannot change. */
    public FileHashes {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /**
     * Hashes what is in the folder now.
     *
     * @throws IOException when a file cannot be read
     */
    public static FileHashes of(RunFiles files) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : below(files)) {
            hashes.put(name(files, file), sha256(file));
        }
        return new FileHashes(files, hashes);
    }

    /** The same with one file hashed again. */
    FileHashes and(Path file) throws IOException {
        Map<String, String> hashes = new TreeMap<>(byName);
        hashes.put(name(files, file), sha256(file));
        return new FileHashes(files, hashes);
    }

    /** The same with the files that a report consists of hashed again: those that it has just written. */
    FileHashes andReport() throws IOException {
        Map<String, String> hashes = new TreeMap<>(byName);
        hashes.keySet().removeIf(FileHashes::isOfReport);
        for (Path file : below(files)) {
            if (isOfReport(name(files, file))) {
                hashes.put(name(files, file), sha256(file));
            }
        }
        return new FileHashes(files, hashes);
    }

    /** The files that are not what these hashes of earlier say, by name. */
    public List<AlteredFile> alteredSince(Map<String, String> earlier) {
        List<AlteredFile> altered = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(earlier);
        all.putAll(byName);
        for (String file : all.keySet()) {
            Optional<String> was = Optional.ofNullable(earlier.get(file));
            Optional<String> is = Optional.ofNullable(byName.get(file));
            if (!was.equals(is)) {
                altered.add(new AlteredFile(
                        file,
                        was.isEmpty()
                                ? AlteredFile.How.ADDED
                                : is.isEmpty() ? AlteredFile.How.MISSING : AlteredFile.How.CHANGED,
                        was));
            }
        }
        return altered;
    }

    /** Whether a report makes that file from the run's records, and makes it anew each time. */
    public static boolean isOfReport(String file) {
        RunFiles names = new RunFiles(Path.of(""));
        Path path = Path.of(file);
        return path.equals(names.page())
                || path.equals(names.verdicts())
                || path.equals(names.junit())
                || path.startsWith(names.histograms());
    }

    static List<Path> below(RunFiles files) throws IOException {
        try (Stream<Path> all = Files.walk(files.folder())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(files.manifest()))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static String name(RunFiles files, Path file) {
        return files.folder().relativize(file).toString().replace('\\', '/');
    }

    /**
     * The SHA-256 of a file in lower-case hexadecimal.
     *
     * @throws IOException when it cannot be read
     */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = newDigest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime must have SHA-256", e);
        }
    }
}
