package dev.faultline.capacity;

import dev.faultline.scenario.Prices;
import dev.faultline.scenario.Prices.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a number of instances costs a month, part by part.
 *
 * @param asOf the day of the prices
 * @param currency their currency
 * @param parts what each part costs, in the order of the price file, to the cent
 */
public record MonthlyCost(LocalDate asOf, String currency, Map<String, BigDecimal> parts) {
    private static final int CENTS = 2;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /** Copies the map, in its order, so that the record cannot change. */
    public MonthlyCost {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** So many instances, in so many zones; each 1 or more, else an {@link IllegalArgumentException}. */
    public static MonthlyCost of(Prices prices, int instances, int zones) {
        if (instances < 1 || zones < 1) {
            throw new IllegalArgumentException(
                    "expected an instance and a zone or more, found " + instances + " and " + zones);
        }
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (Part part : prices.parts()) {
            int times = switch (part.per()) {
                case PLATFORM -> 1;
                case ZONE -> zones;
                case INSTANCE -> instances;
            };
            parts.put(
                    part.name(),
                    part.monthly().multiply(BigDecimal.valueOf(times)).setScale(CENTS, RoundingMode.HALF_UP));
        }
        return new MonthlyCost(prices.asOf(), prices.currency(), parts);
    }

    /** All parts together. */
    public BigDecimal total() {
        return parts.values().stream().reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    /** What a thousand bookings cost where there are so many a month; more than 0. */
    public BigDecimal perThousand(double bookingsAMonth) {
        if (!(bookingsAMonth > 0)) {
            throw new IllegalArgumentException("expected more than 0 bookings a month, found " + bookingsAMonth);
        }
        return total().multiply(THOUSAND).divide(BigDecimal.valueOf(bookingsAMonth), CENTS, RoundingMode.HALF_UP);
    }
}
