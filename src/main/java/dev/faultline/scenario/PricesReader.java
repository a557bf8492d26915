package dev.faultline.scenario;

import dev.faultline.scenario.Prices.Part;
import dev.faultline.scenario.Prices.Per;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Reads price files. */
final class PricesReader {
    private static final KnownNames MULTIPLES = new KnownNames("multiple", List.of("platform", "zone", "instance"));

    private PricesReader() {}

    static Prices read(YamlNode root) {
        Fields fields = Fields.of(root, "a price file", "as-of", "currency", "source", "parts");
        UniqueIds names = new UniqueIds("part");
        return new Prices(
                fields.required("as-of", DaySyntax::day),
                fields.required("currency", PricesReader::currency),
                fields.required("source", TextSyntax::read),
                fields.list("parts", node -> part(node, names)));
    }

    private static Part part(YamlNode node, UniqueIds names) {
        Fields fields = Fields.of(node, "a part", "name", "per", "monthly");
        return new Part(
                fields.required("name", names::read),
                Per.valueOf(fields.required("per", MULTIPLES::read).toUpperCase(Locale.ROOT)),
                fields.required("monthly", PricesReader::money));
    }

    private static String currency(YamlNode node) {
        String text = TextSyntax.read(node);
        if (!text.matches("[A-Z]{3}")) {
            throw node.error("`" + text + "` is no currency", "write the three letters of ISO 4217, for example USD");
        }
        return text;
    }

    private static BigDecimal money(YamlNode node) {
        String text = TextSyntax.written(node);
        if (!text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
            throw node.error(
                    "expected an amount of money, found `" + text + "`",
                    "write digits, with a point and up to four more, for example 16.43");
        }
        return new BigDecimal(text);
    }
}
