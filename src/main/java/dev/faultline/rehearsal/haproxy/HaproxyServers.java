package dev.faultline.rehearsal.haproxy;

import dev.faultline.rehearsal.process.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers of a running HAProxy. Commands are those of the Runtime API of version 3.0; a server's address has to be
 * an IP address there.
 *
 * @param api of the HAProxy
 * @param stop ends every wait
 */
public record HaproxyServers(RuntimeApi api, StopSignal stop) {
    private static final String THERE_ALREADY = "Already exists";
    private static final String RUNNING = "2";
    private static final String NOT_FORCED = "0";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final Duration REMOVAL_LIMIT = Duration.ofSeconds(2);

    /** How servers are checked. */
    public sealed interface Checks {
        /** Not at all: every server gets requests for ever. */
        record Off() implements Checks {}

        /** With GET /health, every {@code interval}; so many in a row take a server out or bring it back. */
        record Every(Duration interval, int unhealthyAfter, int healthyAfter) implements Checks {}
    }

    /** Adds a server, which gets requests once it passes its checks; one that is there already is left so. */
    public void add(String name, String address, int port, Checks checks) throws IOException {
        String server = HaproxyConfiguration.BACKEND + "/" + name;
        String added = "add server " + server + " " + address + ":" + port;
        String answer = checks instanceof Checks.Every every
                ? api.tell(
                        added + " check inter " + every.interval().toMillis() + " fall " + every.unhealthyAfter()
                                + " rise " + every.healthyAfter(),
                        "enable health " + server,
                        "enable server " + server)
                : api.tell(added, "enable server " + server);
        if (!answer.contains("New server registered") && !answer.contains(THERE_ALREADY)) {
            throw new IOException("HAProxy did not add " + server + ": " + answer.strip());
        }
    }

    /** Sends no new request to a server, waits for those under way, {@code atMost} so long, and removes it. */
    public void remove(String name, Duration atMost) throws IOException, InterruptedException {
        String server = HaproxyConfiguration.BACKEND + "/" + name;
        api.tell("set server " + server + " state drain");
        stop.await(() -> !busy(name), BETWEEN_LOOKS, atMost);
        api.tell("set server " + server + " state maint", "shutdown sessions server " + server);
        if (!stop.await(() -> deleted(server), BETWEEN_LOOKS, REMOVAL_LIMIT)) {
            throw new IOException("HAProxy did not remove " + server + " within " + REMOVAL_LIMIT.toSeconds() + " s");
        }
    }

    private boolean deleted(String server) throws IOException {
        String answer = api.tell("del server " + server);
        return answer.contains("Server deleted") || answer.contains("No such server");
    }

    private boolean busy(String name) throws IOException {
        return rows(api.tell("show servers conn " + HaproxyConfiguration.BACKEND)).stream()
                .filter(row -> row.getOrDefault("bkname/svname", "").equals(HaproxyConfiguration.BACKEND + "/" + name))
                .anyMatch(row -> !row.getOrDefault("used_cur", "0").equals("0"));
    }

    /** Whether each server gets requests now, by its name. */
    public Map<String, Boolean> healthy() throws IOException {
        return healthyIn(api.tell("show servers state " + HaproxyConfiguration.BACKEND));
    }

    /** The same, in an answer to {@code show servers state}. */
    static Map<String, Boolean> healthyIn(String answer) {
        Map<String, Boolean> healthy = new HashMap<>();
        for (Map<String, String> row : rows(answer)) {
            healthy.put(
                    row.getOrDefault("srv_name", ""),
                    row.getOrDefault("srv_op_state", "").equals(RUNNING)
                            && row.getOrDefault("srv_admin_state", "").equals(NOT_FORCED));
        }
        return healthy;
    }

    /** The lines of a table that a line beginning with # heads, by its columns; the other columns are left out. */
    private static List<Map<String, String>> rows(String answer) {
        List<String> lines = answer.lines().filter(line -> !line.isBlank()).toList();
        List<String> columns = lines.stream()
                .filter(line -> line.startsWith("#"))
                .findFirst()
                .map(head -> Arrays.asList(head.substring(1).strip().split("\\s+")))
                .orElse(List.of());
        return lines.stream()
                .dropWhile(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> row(columns, line.strip().split("\\s+")))
                .toList();
    }

    private static Map<String, String> row(List<String> columns, String... values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(columns.size(), values.length); i++) {
            row.put(columns.get(i), values[i]);
        }
        return row;
    }
}
