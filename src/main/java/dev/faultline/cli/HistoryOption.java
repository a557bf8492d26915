package dev.faultline.cli;

import dev.faultline.report.FolderHistory;
import dev.faultline.report.HistoryPlace;
import dev.faultline.target.aws.Bucket;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where what runs leave is kept; part of the options of each command that makes some, or reads it. */
final class HistoryOption {
    private static final Pattern S3 = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");
    private static final Pattern ANY_URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    @Option(
            names = "--history",
            paramLabel = "PLACE",
            description = "A durable place for what runs leave, which `faultline history` reads: a folder, or"
                    + " s3://BUCKET/PREFIX.")
    private String place;

    /**
     * The place, where one is named.
     *
     * @param reports the folder that runs leave everything in
     */
    Optional<HistoryPlace> place(Path reports) throws BadInput {
        if (place == null || place.isBlank()) {
            return Optional.empty();
        }
        Matcher bucket = S3.matcher(place.strip());
        if (bucket.matches()) {
            return Optional.of(bucket(bucket.group(1), Optional.ofNullable(bucket.group(2)), reports));
        }
        if (ANY_URL.matcher(place).matches()) {
            throw new BadInput(
                    "--history " + place + ": expected a folder, or s3://BUCKET/PREFIX with the name of a bucket");
        }
        Path folder = Path.of(place.strip()).toAbsolutePath().normalize();
        if (folder.equals(reports.toAbsolutePath().normalize())) {
            throw new BadInput("--history " + place + " is the folder of reports itself: name another");
        }
        return Optional.of(new FolderHistory(folder));
    }

    private HistoryPlace bucket(String name, Optional<String> below, Path reports) throws BadInput {
        String prefix = below.orElse("").replaceAll("/+$", "");
        try {
            return new BucketHistory(
                    Bucket.named(name), name, prefix.isEmpty() ? "" : prefix + "/", mirror(reports, name, prefix));
        } catch (IOException e) {
            throw new BadInput("--history " + place + ": " + e.getMessage());
        }
    }

    /**
     * No two places share one, and none is in another's: the name of a bucket has no underscore, so that the first one ends
     * it, and what follows is encoded, so that it leads nowhere.
     */
    private static Path mirror(Path reports, String name, String prefix) {
        String folder = prefix.isEmpty() ? name : name + "_" + URLEncoder.encode(prefix, StandardCharsets.UTF_8);
        return reports.resolve("history").resolve(folder).toAbsolutePath().normalize();
    }

    /** Ready to keep things; throws {@link BadInput} where nothing could be kept, so that nothing is started. */
    Keeping keeping(Path reports) throws BadInput, InterruptedException {
        Optional<HistoryPlace> place = place(reports);
        if (place.isPresent()) {
            try {
                place.get().require();
            } catch (IOException e) {
                place.get().close();
                throw new BadInput("--history " + this.place + ": " + e.getMessage());
            }
        }
        return new Keeping(place, System.out, System.err);
    }
}
