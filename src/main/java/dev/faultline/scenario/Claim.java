package dev.faultline.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A promise of an architecture document.
 *
 * @param id for example {@code BL-05}
 * @param kind rto, rpo, slo, scaling, alarm, degradation, integrity, security, deploy, restore, capacity or practice
 * @param basis {@code stated}, {@code inferred} or {@code ours}
 * @param text the promise in plain words
 * @param quote the document's own words; none where the basis is {@code ours}
 * @param target the figures promised, by name, as they are written: {@code rpo} → {@code 0s}; often none
 */
public record Claim(
        String id, String kind, String basis, String text, Optional<String> quote, Map<String, String> target) {
    /** Copies the map, in its order, so that the record cannot change. */
    public Claim {
        target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
    }

    /** A claim that promises no figure. */
    public Claim(String id, String kind, String basis, String text, Optional<String> quote) {
        this(id, kind, basis, text, quote, Map.of());
    }
}
