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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The SHA-256 hashes of a run's files: what makes a later change to a record visible.
 *
 * @param files the run's folder
 * @param byName hashes in lower-case hexadecimal by path below the folder, with {@code /}; the manifest is left out
 */
public record FileHashes(RunFiles files, Map<String, String> byName) {
    /** Copies the map, so that the record cannot change. */
    public FileHashes {
        byName = Map.copyOf(byName);
    }

    static FileHashes of(RunFiles files) throws IOException {
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

    /** The files that the manifest lists and that are no longer what they were, each with what is wrong. */
    public static List<String> changed(RunFiles files, Manifest manifest) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> recorded : manifest.files().entrySet()) {
            Path file = files.folder().resolve(recorded.getKey());
            if (!Files.isRegularFile(file)) {
                changed.add(recorded.getKey() + " is missing");
            } else if (!sha256(file).equals(recorded.getValue())) {
                changed.add(recorded.getKey() + " has changed since the run");
            }
        }
        return changed;
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

    private static String sha256(Path file) throws IOException {
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
