package dev.faultline.scenario;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * What the parts of a platform cost, as a dated price file says.
 *
 * @param asOf the day on which these prices held
 * @param currency its three-letter code of ISO 4217
 * @param source where they are from
 * @param parts what is paid for; never empty, each with a name of its own
 */
public record Prices(LocalDate asOf, String currency, String source, List<Part> parts) {
    /** Copies the list, so that the record cannot change. */
    public Prices {
        parts = List.copyOf(parts);
    }

    /** What a price is multiplied by. */
    public enum Per {
        /** Nothing: there is one of it. */
        PLATFORM,
        /** The number of zones. */
        ZONE,
        /** The number of instances. */
        INSTANCE
    }

    /**
     * One part.
     *
     * @param name for example {@code balancer}
     * @param per what its price is multiplied by
     * @param monthly what one of it costs a month of 730 hours, in the currency of the file; 0 or more
     */
    public record Part(String name, Per per, BigDecimal monthly) {}

    /** Reads a price file. Throws {@link ScenarioException}, which says where and what to do, for a mistake in it. */
    public static Prices read(Path file) {
        return PricesReader.read(YamlReader.read(SourceFile.read(file)));
    }
}
