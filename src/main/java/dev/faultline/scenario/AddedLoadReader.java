package dev.faultline.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the faults that bring more people than the load: a surge, a staircase, a day, a recorded log.
 *
 * @param system whose paths a log may have
 * @param simulations the simulations that may be started
 */
record AddedLoadReader(SystemSpec system, KnownNames simulations) {
    /** The fields of those that are held, beside the id. */
    static final Map<String, List<String>> FIELDS = Map.of(
            "load-surge", List.of("simulation", "rate"),
            "load-staircase", List.of("simulation", "rates"),
            "load-day", List.of("simulation", "trough", "peak"));

    /** The fields of a replay, which lasts as long as its log. */
    static final List<String> REPLAY = List.of("log", "speed", "unusable");

    /** An hour of a day that is shorter has too few people to tell it from the next one. */
    private static final Duration SHORTEST_DAY = Duration.ofSeconds(DayCurve.HOURS);

    private static final double PERCENT = 100;
    private static final double MOST_SHARE = 99;

    FaultSpec.AddedLoad read(String kind, String id, Duration at, Duration hold, Fields fields) {
        String simulation = fields.required("simulation", simulations::read);
        return switch (kind) {
            case "load-surge" ->
                new FaultSpec.LoadSurge(id, at, hold, simulation, fields.required("rate", NumberSyntax::rate));
            case "load-staircase" -> new FaultSpec.LoadStaircase(id, at, hold, simulation, rates(fields));
            case "load-day" -> day(id, at, hold, simulation, fields);
            default -> throw new IllegalStateException("a load without a reader: " + kind);
        };
    }

    /** What is carried is read from the highest step that held, so every step must ask for more than the one before. */
    private static List<Double> rates(Fields fields) {
        List<Double> rates = new ArrayList<>();
        fields.list("rates", node -> {
            double rate = NumberSyntax.rate(node);
            if (!rates.isEmpty() && rate <= rates.get(rates.size() - 1)) {
                throw node.error(
                        "`" + TextSyntax.written(node) + "` is no step up",
                        "list the rates from the lowest to the highest");
            }
            return rates.add(rate);
        });
        if (rates.size() < 2) {
            throw fields.key("rates").error("one rate is no staircase", "list two or more, or use a load-surge");
        }
        return rates;
    }

    private static FaultSpec.LoadDay day(String id, Duration at, Duration hold, String simulation, Fields fields) {
        double trough = fields.required("trough", NumberSyntax::rate);
        double peak = fields.required("peak", NumberSyntax::rate);
        if (peak <= trough) {
            throw fields.key("peak")
                    .error("the day's peak is not above its trough", "write more than `trough`, or use a load-surge");
        }
        if (hold.compareTo(SHORTEST_DAY) < 0) {
            throw fields.error(
                    "a day of " + DurationSyntax.write(hold) + " is too short: each of its " + DayCurve.HOURS
                            + " hours needs a second",
                    "hold it for " + DurationSyntax.write(SHORTEST_DAY) + " or longer");
        }
        return new FaultSpec.LoadDay(id, at, hold, simulation, trough, peak);
    }

    FaultSpec.LoadReplay replay(String id, Duration at, Fields fields) {
        double speed = fields.required("speed", NumberSyntax::speed);
        double unusable = fields.optional("unusable", NumberSyntax::threshold).orElse(0.0);
        return fields.required("log", node -> {
            Path file = node.source().beside(TextSyntax.read(node));
            AccessLog log = log(node, file);
            requireOneSpan(node, file, log, speed);
            requireUsable(node, log, unusable);
            Duration hold = log.lasts(speed).plus(FaultSpec.LoadReplay.LINGER);
            return new FaultSpec.LoadReplay(id, at, hold, Recording.of(file.toString(), log, speed));
        });
    }

    private AccessLog log(YamlNode node, Path file) {
        try {
            return AccessLog.read(file, system.journeys());
        } catch (IOException e) {
            throw node.error(e.getMessage(), "name an access log in the combined format, beside this file or below it");
        }
    }

    /** One line of another year makes ages of an evening, in which its requests could not be told apart any more. */
    private static void requireOneSpan(YamlNode node, Path file, AccessLog log, double speed) {
        if (log.lastsLongerThan(DurationSyntax.LONGEST, speed)) {
            throw node.error(
                    "the log " + file + " goes from " + log.began() + " to " + log.ended() + ", which at "
                            + NumberSyntax.plain(speed) + "x takes longer than the "
                            + DurationSyntax.write(DurationSyntax.LONGEST) + " that a fault phase may",
                    "take the lines out of it that are of another time, cut it to the part that is to come again, or raise `speed`");
        }
    }

    private static void requireUsable(YamlNode node, AccessLog log, double allowed) {
        double share = (double) log.unusable()
                / (log.unusable() + log.writes() + log.requests().size());
        if (share > allowed) {
            throw node.error(
                    String.format(
                            Locale.ROOT,
                            "%d lines of the log (%.2f %%) cannot be used, and %s %% may be; %s",
                            log.unusable(),
                            share * PERCENT,
                            NumberSyntax.plain(allowed * PERCENT),
                            log.examples().get(0)),
                    "take them out of the log, or allow for them: `unusable: "
                            + NumberSyntax.plain(Math.min(MOST_SHARE, Math.ceil(share * PERCENT))) + " %`");
        }
    }
}
