package dev.faultline.cli;

import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.LoadSpec;
import dev.faultline.scenario.Recording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a load offers, as a person reads it at the terminal. */
final class LoadText {
    private LoadText() {}

    static String of(LoadSpec load) {
        return String.format(Locale.ROOT, "%.1f new users a second, open model", load.usersPerSecond())
                + load.soak()
                        .map(soak -> ": a soak at " + plain(soak.share() * 100) + " % of " + plain(soak.of()) + "/s")
                        .orElse("");
    }

    /** What comes on top of the load. */
    static List<String> of(FaultSpec.AddedLoad added) {
        if (added instanceof FaultSpec.LoadDay day) {
            return List.of(
                    "from " + plain(day.trough()) + " new users a second up to " + plain(day.peak()) + " and back, "
                            + day.curve().counts().stream()
                                    .mapToLong(Long::longValue)
                                    .sum() + " in all",
                    "hour by hour " + day.curve().counts());
        }
        if (added instanceof FaultSpec.LoadReplay replay) {
            return of(replay.recording());
        }
        return List.of(added.rates().stream().map(LoadText::plain).collect(Collectors.joining(", "))
                + " new users a second, open model");
    }

    private static List<String> of(Recording recording) {
        List<String> lines = new ArrayList<>();
        lines.add(recording.requests() + " requests of " + recording.log() + " at " + plain(recording.speed())
                + " times its speed, up to " + String.format(Locale.ROOT, "%.1f", recording.busiest()) + " a second");
        if (recording.writes() > 0) {
            lines.add("not sent: " + recording.writes() + " that change something; a log has no bodies");
        }
        if (recording.unusable() > 0) {
            lines.add("not sent: " + recording.unusable() + " lines that cannot be used");
            recording.examples().forEach(example -> lines.add("  " + example));
        }
        return lines;
    }

    private static String plain(double value) {
        return new BigDecimal(String.format(Locale.ROOT, "%.4f", value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
