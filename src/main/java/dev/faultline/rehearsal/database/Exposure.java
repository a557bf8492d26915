package dev.faultline.rehearsal.database;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where the database can be reached from besides the platform itself.
 *
 * @param publicAddress the address that stands for the public side; empty when the database does not listen there
 */
public record Exposure(Optional<String> publicAddress) {
    /** Nowhere else. */
    public static final Exposure PRIVATE = new Exposure(Optional.empty());

    /**
     * Also at {@code address}: a known-bad setting. Throws {@link IllegalArgumentException} for one that is not this
     * machine's loopback, since the rehearsal's servers ask nobody for a password.
     */
    public static Exposure at(String address) {
        if (!address.matches("127(\\.\\d{1,3}){3}")) {
            throw new IllegalArgumentException(
                    "expected a loopback address such as 127.0.0.10 for the database to listen on, found '" + address
                            + "'");
        }
        return new Exposure(Optional.of(address));
    }

    /** Makes it so for the cluster in {@code data}, and for all that are cloned from it; for a server not yet started. */
    void applyTo(Path data) throws IOException {
        String home = InetAddress.getLoopbackAddress().getHostAddress();
        Optional<String> further = publicAddress.filter(address -> !address.equals(home));
        if (further.isPresent()) {
            append(data.resolve("postgresql.conf"), "listen_addresses = '" + home + "," + further.get() + "'");
            append(data.resolve("pg_hba.conf"), "host all all 127.0.0.0/8 trust");
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, "\n" + line + "\n", StandardOpenOption.APPEND);
    }
}
