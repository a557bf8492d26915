package dev.faultline.plan.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The actions of AWS FIS that are known here, as they stood in AWS's reference on a certain day. The service itself takes
 * any parameter when a template is made, and fails when the experiment runs; this is what finds a misspelt one before.
 *
 * @param read the day on which the sources were read
 * @param from the sources
 * @param notes what is to be known about how they were read
 * @param leftOut actions that AWS has and that are not in here, each with the reason
 * @param resourceTypes the parameters by which targets of each type can be narrowed
 * @param actions the actions, by id
 */
record FisCatalogue(
        LocalDate read,
        List<String> from,
        List<String> notes,
        Map<String, String> leftOut,
        Map<String, Map<String, FisParameter>> resourceTypes,
        Map<String, FisAction> actions) {
    private static final FisCatalogue SHIPPED = load();

    FisCatalogue {
        from = List.copyOf(from);
        notes = List.copyOf(notes);
        leftOut = inOrder(leftOut);
        resourceTypes = inOrder(resourceTypes);
        actions = inOrder(actions);
    }

    /** The catalogue that Faultline brings. */
    static FisCatalogue shipped() {
        return SHIPPED;
    }

    private static FisCatalogue load() {
        try (InputStream in = FisCatalogue.class.getResourceAsStream("fis-actions.json")) {
            return TemplateJson.mapper().readValue(in, FisCatalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of FIS actions cannot be read", e);
        }
    }

    private static <T> Map<String, T> inOrder(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
