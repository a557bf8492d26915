package dev.faultline.observe.exposure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Secrets to look for, each in the forms in which it may be written: as it is, URL-encoded, and in Base64 of both alphabets
 * wherever in the encoded text it stands.
 */
final class Needles {
    /** A shorter secret would be found by chance. */
    static final int SHORTEST = 8;

    private static final int BLOCK = 1 << 16;

    private final List<List<Needle>> byFirstByte = new ArrayList<>();
    private final Set<String> names;
    private final Set<String> tooShort = new LinkedHashSet<>();
    private int longest = 1;

    private record Needle(String name, byte[] bytes) {}

    private Needles(Map<String, String> secrets) {
        this.names = secrets.keySet();
        for (int i = 0; i < 256; i++) {
            byFirstByte.add(new ArrayList<>());
        }
        secrets.forEach((name, value) -> {
            if (value.length() < SHORTEST) {
                tooShort.add(name);
            } else {
                forms(value).forEach(form -> add(new Needle(name, form.getBytes(StandardCharsets.UTF_8))));
            }
        });
    }

    static Needles of(Map<String, String> secrets) {
        return new Needles(new TreeMap<>(secrets));
    }

    private void add(Needle needle) {
        byFirstByte.get(needle.bytes()[0] & 0xFF).add(needle);
        longest = Math.max(longest, needle.bytes().length);
    }

    /** The names of all secrets. */
    Set<String> names() {
        return names;
    }

    /** The names of those that cannot be looked for. */
    Set<String> tooShort() {
        return tooShort;
    }

    private static Set<String> forms(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            forms.add(middle(Base64.getEncoder(), bytes, before));
            forms.add(middle(Base64.getUrlEncoder(), bytes, before));
        }
        return forms;
    }

    /** The characters that depend on the secret alone, where {@code before} bytes (modulo 3) come before it. */
    private static String middle(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] all = new byte[before + secret.length];
        System.arraycopy(secret, 0, all, before, secret.length);
        return encoder.encodeToString(all).substring((before * 8 + 5) / 6, all.length * 8 / 6);
    }

    /** The names of the secrets that are in a stream; reads all of it, in blocks. */
    Set<String> in(InputStream stream) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        byte[] buffer = new byte[BLOCK + longest];
        int filled = 0;
        int read = stream.readNBytes(buffer, 0, buffer.length);
        while (read > 0) {
            filled += read;
            scan(buffer, filled, found);
            // What may be the beginning of a needle is looked at again, together with what follows.
            int kept = Math.min(longest - 1, filled);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            filled = kept;
            read = stream.readNBytes(buffer, filled, buffer.length - filled);
        }
        return found;
    }

    private void scan(byte[] buffer, int filled, Set<String> found) {
        for (int i = 0; i < filled; i++) {
            List<Needle> candidates = byFirstByte.get(buffer[i] & 0xFF);
            for (int j = 0; j < candidates.size(); j++) {
                byte[] bytes = candidates.get(j).bytes();
                if (i + bytes.length <= filled && Arrays.equals(buffer, i, i + bytes.length, bytes, 0, bytes.length)) {
                    found.add(candidates.get(j).name());
                }
            }
        }
    }
}
