package drills;

import java.util.List;

/**
 * A scenario on a deliberately broken platform.
 *
 * @param knownBad the platform's name
 * @param scenario the scenario's name
 * @param objectives what must come out FAIL, with evidence
 */
record RedCase(String knownBad, String scenario, List<String> objectives) {
    RedCase {
        objectives = List.copyOf(objectives);
    }

    @Override
    public String toString() {
        return scenario + " on " + knownBad;
    }
}
