package dev.faultline.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * How many slips of the finger (a letter added, lost, changed, or two swapped) lie between two words: the optimal
 * string alignment distance.
 */
public final class EditDistance {
    private static final int LONGEST_WORD = 64;

    private EditDistance() {}

    /** The candidate that {@code word} was most likely meant to be; empty when none is near. Safe for any thread. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        String best = null;
        // About one slip in three letters: more of them and the suggestion is a guess.
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = between(plain(word), plain(candidate));
            if (distance < least) {
                best = candidate;
                least = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Writing a name in another style ({@code stopConditions}, {@code stop_conditions}) is no slip. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    static int between(String a, String b) {
        if (a.length() > LONGEST_WORD || b.length() > LONGEST_WORD) {
            return Integer.MAX_VALUE;
        }
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
            }
        }
        return distance[a.length()][b.length()];
    }

    private static int step(int[][] distance, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(distance[i - 1][j - 1] + change, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distance[i - 2][j - 2] + 1) : least;
    }
}
