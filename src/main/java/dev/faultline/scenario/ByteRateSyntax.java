package dev.faultline.scenario;

import java.math.BigDecimal;

/** Rates of a link as people write them, {@code 20KB/s} or {@code 1.5MB/s}: 1 KB is 1,000 bytes, 1 MB is 1,000 KB. */
final class ByteRateSyntax {
    private static final String KILOBYTES = "[0-9]{1,6}KB/s";
    private static final String MEGABYTES = "[0-9]{1,6}(\\.[0-9]{1,3})?MB/s";
    private static final String EXAMPLES = "write it like 20KB/s or 1.5MB/s";

    private ByteRateSyntax() {}

    /** Bytes a second: whole kilobytes, which is what a fault proxy counts in, and at least one. */
    static long read(YamlNode node) {
        String text = TextSyntax.written(node);
        if (text.matches("\\d+(\\.\\d+)?")) {
            throw node.error("the rate `" + text + "` has no unit", EXAMPLES);
        }
        if (!text.matches(KILOBYTES + "|" + MEGABYTES)) {
            throw node.error(
                    "expected a rate in KB/s or MB/s, found `" + text + "`",
                    EXAMPLES + "; whole KB, at most six digits before the point");
        }
        String figure = text.substring(0, text.length() - "KB/s".length());
        int zeros = text.endsWith("MB/s") ? 6 : 3;
        long bytes = new BigDecimal(figure).movePointRight(zeros).longValueExact();
        if (bytes == 0) {
            throw node.error("the rate must be more than 0KB/s", "use link-blackhole for a link that carries nothing");
        }
        return bytes;
    }
}
