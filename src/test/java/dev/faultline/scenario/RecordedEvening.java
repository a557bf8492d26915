package dev.faultline.scenario;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How {@code scenarios/blinklean/logs/evening.log} was made: nobody's traffic, but in the shape of an evening on which more
 * people come from second to second, with the writes and the noise that a real log has. Run it to print the log.
 */
final class RecordedEvening {
    private static final int SECONDS = 48;
    private static final int FIRST_RATE = 4;
    private static final int LAST_RATE = 30;
    private static final double WRITES = 0.15;
    private static final double ZONES = 0.3;
    private static final int PEOPLE = 300;
    private static final int DAYS = 14;
    private static final ZonedDateTime BEGINS = ZonedDateTime.parse("2026-11-21T19:30:00+05:30");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final List<String> PLACES = List.of("andheri", "bandra", "worli");
    private static final List<String> CHANGES = List.of("/otp/request", "/otp/verify", "/bookings", "/payments/orders");
    private static final String AGENT = "\"-\" \"Mozilla/5.0 (Linux; Android 15)\"";

    private final SplittableRandom random = new SplittableRandom(20_261_121);

    /** Prints the log. */
    public static void main(String[] arguments) {
        new RecordedEvening().lines().forEach(System.out::println);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            ZonedDateTime at = BEGINS.plusSeconds(second);
            int reads = FIRST_RATE + (LAST_RATE - FIRST_RATE) * second / (SECONDS - 1);
            for (int i = 0; i < reads; i++) {
                lines.add(line(at, "GET " + looked() + " HTTP/1.1", 200));
                if (random.nextDouble() < WRITES) {
                    lines.add(line(at, "POST " + CHANGES.get(random.nextInt(CHANGES.size())) + " HTTP/1.1", 201));
                }
            }
            noise(second, at, lines);
        }
        return lines;
    }

    private String looked() {
        if (random.nextDouble() < ZONES) {
            return "/zones";
        }
        return "/availability?zone=" + PLACES.get(random.nextInt(PLACES.size())) + "&date=2026-12-"
                + String.format(Locale.ROOT, "%02d", 1 + random.nextInt(DAYS));
    }

    /** What every public address gets: TLS spoken to a port that has none, and doors that are tried. */
    private void noise(int second, ZonedDateTime at, List<String> lines) {
        switch (second) {
            case 9 -> lines.add(line(at, "\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03", 400));
            case 23 -> lines.add(line(at, "GET /wp-login.php HTTP/1.1", 404));
            case 31 -> lines.add(line(at, "GET /favicon.ico HTTP/1.1", 404));
            default -> {
                // A quiet second.
            }
        }
    }

    private String line(ZonedDateTime at, String request, int status) {
        int person = random.nextInt(PEOPLE);
        return String.format(
                Locale.ROOT,
                "100.64.%d.%d - - [%s] \"%s\" %d %d %s",
                person / 100,
                1 + person % 100,
                TIME.format(at),
                request,
                status,
                200 + random.nextInt(2_000),
                AGENT);
    }
}
