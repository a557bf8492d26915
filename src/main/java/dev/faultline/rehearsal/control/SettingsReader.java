package dev.faultline.rehearsal.control;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads settings by name and type, and remembers which names there are. Each problem is told with what was expected. */
final class SettingsReader {
    private final Map<String, String> given;
    private final Set<String> known = new TreeSet<>();

    SettingsReader(Map<String, String> given) {
        this.given = given;
    }

    /** A whole number within bounds. */
    int integer(String name, String unlessGiven, int least, int most) {
        String text = text(name, unlessGiven);
        String expected = "a whole number from " + least + " to " + most;
        try {
            int value = Integer.parseInt(text);
            if (value < least || value > most) {
                throw wrong(name, expected, text);
            }
            return value;
        } catch (NumberFormatException e) {
            throw wrong(name, expected, text);
        }
    }

    /** A positive length of time in ISO-8601. */
    /** A duration, or {@code 0} for none. */
    Duration durationOrNone(String name) {
        return text(name, "0").equals("0") ? Duration.ZERO : duration(name, "0");
    }

    Duration duration(String name, String unlessGiven) {
        String text = text(name, unlessGiven);
        String expected = "a positive ISO-8601 duration such as PT0.2S";
        try {
            Duration value = Duration.parse(text);
            if (value.isNegative() || value.isZero()) {
                throw wrong(name, expected, text);
            }
            return value;
        } catch (DateTimeParseException e) {
            throw wrong(name, expected, text);
        }
    }

    /** An IPv4 address of this machine's loopback network. */
    String address(String name, String unlessGiven) {
        String text = text(name, unlessGiven);
        if (!text.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}")) {
            throw wrong(name, "an IPv4 address that begins with 127, such as 127.0.0.10", text);
        }
        return text;
    }

    /** One of a few words. */
    <T> T choice(String name, Map<String, T> values, String unlessGiven) {
        String text = text(name, unlessGiven);
        T value = values.get(text);
        if (value == null) {
            throw wrong(name, "one of " + String.join(", ", new TreeSet<>(values.keySet())), text);
        }
        return value;
    }

    /** Short names of two or more zones, separated by commas. */
    List<String> zones(String name, String unlessGiven) {
        String text = text(name, unlessGiven);
        List<String> zones = List.of(text.split(",", -1));
        boolean wellFormed = zones.stream().allMatch(zone -> zone.matches("[a-z0-9]{1,20}"));
        if (!wellFormed || zones.size() < 2 || new HashSet<>(zones).size() < zones.size()) {
            throw wrong(name, "at least two different names of small letters and digits, such as a,b,c", text);
        }
        return zones;
    }

    /** Throws for a setting that was given and never asked for. */
    void refuseUnknown() {
        for (String name : new TreeSet<>(given.keySet())) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown setting " + name + "; known are " + String.join(", ", known));
            }
        }
    }

    private String text(String name, String unlessGiven) {
        known.add(name);
        return given.getOrDefault(name, unlessGiven).strip();
    }

    private static IllegalArgumentException wrong(String name, String expected, String found) {
        return new IllegalArgumentException("setting " + name + ": expected " + expected + ", found '" + found + "'");
    }
}
