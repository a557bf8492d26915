package dev.faultline.cli;

import dev.faultline.report.Evidence;
import dev.faultline.report.FileHashes;
import dev.faultline.report.FolderHistory;
import dev.faultline.report.HistoryPage;
import dev.faultline.report.HistoryPlace;
import dev.faultline.target.aws.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bucket of S3 that what runs leave is kept in. Each file is put there wholly or not at all, and never over another; the
 * manifest comes last, and what has none yet is not read.
 */
final class BucketHistory implements HistoryPlace {
    private final Bucket bucket;
    private final String address;
    private final String prefix;
    private final Path mirror;

    /**
     * Below a prefix of a bucket.
     *
     * @param address the bucket's name
     * @param prefix empty, or ends with a slash
     * @param mirror the folder of this machine that what is kept is brought to when it is read
     */
    BucketHistory(Bucket bucket, String address, String prefix, Path mirror) {
        this.bucket = bucket;
        this.address = address;
        this.prefix = prefix;
        this.mirror = mirror;
    }

    @Override
    public void require() throws IOException, InterruptedException {
        bucket.require();
    }

    @Override
    public String keep(Evidence evidence) throws IOException, InterruptedException {
        for (Path file : evidence.files()) {
            bucket.putIfAbsent(prefix + evidence.name() + "/" + file.getFileName(), file, FileHashes.sha256(file));
        }
        return words(evidence.name() + "/");
    }

    /** What is here already is not brought again: nothing that is kept ever changes. */
    @Override
    public Path folder() throws IOException, InterruptedException {
        Files.createDirectories(mirror);
        for (Map.Entry<String, List<String>> each : kept("").entrySet()) {
            String name = each.getKey();
            boolean whole = each.getValue().stream().anyMatch(Evidence::isManifest);
            if (whole && !Files.exists(mirror.resolve(name))) {
                // Listed again: what was put while the first list was made may be on one page of it and not on another.
                bring(name, kept(name + "/").get(name));
            }
        }
        return mirror;
    }

    /** The files of each thing that is kept and whose key goes on so, by its name. */
    private Map<String, List<String>> kept(String below) throws IOException, InterruptedException {
        Map<String, List<String>> kept = new TreeMap<>();
        for (String key : bucket.keys(prefix + below)) {
            String[] names = key.substring(prefix.length()).split("/", -1);
            if (names.length == 2 && isName(names[0]) && isName(names[1])) {
                kept.computeIfAbsent(names[0], unused -> new ArrayList<>()).add(names[1]);
            }
        }
        return kept;
    }

    /** Whether it can be the name of a file here, and of none that is somewhere else. */
    private static boolean isName(String name) {
        return !name.isEmpty() && !name.startsWith(".") && !name.contains("\\");
    }

    private void bring(String name, List<String> files) throws IOException, InterruptedException {
        Path arriving = Files.createTempDirectory("faultline-history-");
        List<Path> arrived = new ArrayList<>();
        try {
            for (String file : files) {
                Path to = arriving.resolve(file);
                arrived.add(to);
                bucket.get(prefix + name + "/" + file, to);
            }
            String unused = new FolderHistory(mirror).keep(new Evidence(name, arrived));
        } finally {
            for (Path file : arrived) {
                Files.deleteIfExists(file);
            }
            Files.delete(arriving);
        }
    }

    @Override
    public String publish() throws IOException, InterruptedException {
        Path page = HistoryPage.in(mirror);
        bucket.put(prefix + page.getFileName(), page, FileHashes.sha256(page));
        return page + ", and " + words(page.getFileName().toString());
    }

    private String words(String key) {
        return "s3://" + address + "/" + prefix + key;
    }

    @Override
    public void close() {
        bucket.close();
    }
}
