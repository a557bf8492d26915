package dev.faultline.report.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A moment of a run as text: three short lines for a terminal that is drawn again, or one line for a log. */
final class ProgressLines {
    private static final int BAR = 30;

    private final Ink ink;

    ProgressLines(Ink ink) {
        this.ink = ink;
    }

    List<String> block(Progress progress) {
        return List.of(
                bar(progress) + "  " + ink.bold(progress.phase().label()) + "  " + time(progress),
                "  " + traffic(progress),
                "  faults " + faults(progress) + "   ready " + replicas(progress));
    }

    String line(Progress progress) {
        return String.format(
                Locale.ROOT,
                "%s  %-8s  %s  faults %s  ready %s",
                time(progress),
                progress.phase().label(),
                traffic(progress),
                faults(progress),
                replicas(progress));
    }

    private String bar(Progress progress) {
        double total = Math.max(1, progress.total().toMillis());
        int done = (int)
                Math.max(0, Math.min(BAR, Math.round(BAR * progress.elapsed().toMillis() / total)));
        return "[" + "#".repeat(done) + ink.faint(".".repeat(BAR - done)) + "]";
    }

    private static String time(Progress progress) {
        return clock(progress.elapsed()) + " of " + clock(progress.total());
    }

    private static String clock(Duration duration) {
        return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }

    private String traffic(Progress progress) {
        String errors = String.format(Locale.ROOT, "errors %5.1f %%", progress.errorRatio() * 100);
        return String.format(Locale.ROOT, "%4.0f req/s  ", progress.requestsPerSecond())
                + (progress.errorRatio() > 0 ? ink.alarming(errors) : errors)
                + "  p95 " + p95(progress.p95())
                + String.format(Locale.ROOT, "  in flight %d", progress.inFlight());
    }

    private static String p95(Duration p95) {
        return p95.isZero() ? "     –" : String.format(Locale.ROOT, "%4d ms", Math.max(1, p95.toMillis()));
    }

    private String faults(Progress progress) {
        return progress.faults().isEmpty() ? "none" : ink.alarming(String.join(", ", progress.faults()));
    }

    private String replicas(Progress progress) {
        String all = progress.replicas().entrySet().stream()
                .map(service -> service.getKey() + " " + service.getValue().ready() + "/"
                        + service.getValue().desired())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "–" : all;
    }
}
