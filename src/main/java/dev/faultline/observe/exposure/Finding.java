package dev.faultline.observe.exposure;

import java.util.List;

/**
 * What came of a check.
 *
 * @param held whether nothing was to be had
 * @param found each thing that could be had, or what was tried
 */
record Finding(boolean held, String found) {
    /** Refuted by each of {@code exposed}; where there is none, it held, and {@code tried} says what that means. */
    static Finding of(List<String> exposed, String tried) {
        return exposed.isEmpty() ? new Finding(true, tried) : new Finding(false, String.join("; ", exposed));
    }
}
