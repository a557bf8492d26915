package dev.faultline.report;

import java.util.List;
import java.util.stream.Stream;

/** Lists that a page shows only the beginning of, saying so, because a record may hold any number. */
final class Capped {
    private Capped() {}

    /** The first {@code most} lines, and where there are more a line that counts them and says where they are. */
    static List<String> at(int most, List<String> lines, String file) {
        if (lines.size() <= most) {
            return List.copyOf(lines);
        }
        String rest = "and " + Figures.count(lines.size() - most) + " more, all in " + file;
        return Stream.concat(lines.stream().limit(most), Stream.of(rest)).toList();
    }
}
