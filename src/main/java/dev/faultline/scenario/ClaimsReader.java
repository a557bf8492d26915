package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code claims.yaml}: the promises of a system's architecture document, by id. */
final class ClaimsReader {
    private static final KnownNames KINDS = new KnownNames(
            "kind of claim",
            List.of(
                    "rto",
                    "rpo",
                    "slo",
                    "scaling",
                    "alarm",
                    "degradation",
                    "integrity",
                    "security",
                    "deploy",
                    "restore",
                    "capacity",
                    "practice"));
    private static final KnownNames BASES = new KnownNames("basis", List.of("stated", "inferred", "ours"));

    private ClaimsReader() {}

    static Map<String, Claim> read(YamlNode root) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (Entry entry : Fields.withAnyNames(root, "claims by their ids").entries()) {
            String id = entry.key().text();
            if (!id.matches("[A-Z]{2,4}-\\d{2,3}")) {
                throw entry.key().error("`" + id + "` cannot be the id of a claim", "ids look like BL-05");
            }
            claims.put(id, claim(id, entry.value()));
        }
        return claims;
    }

    private static Claim claim(String id, YamlNode node) {
        Fields fields = Fields.of(node, "a claim", "kind", "basis", "claim", "quote", "target");
        String kind = fields.required("kind", KINDS::read);
        String basis = fields.required("basis", BASES::read);
        String text = fields.required("claim", TextSyntax::read);
        Optional<String> quote = fields.optional("quote", TextSyntax::read);
        if (basis.equals("ours") && quote.isPresent()) {
            throw fields.key("quote").error("a claim of basis `ours` has no quote", "remove the quote");
        }
        if (!basis.equals("ours") && quote.isEmpty()) {
            throw fields.error(
                    "a claim of basis `" + basis + "` needs the document's own words", "add `quote: \"…\"` here");
        }
        return new Claim(
                id,
                kind,
                basis,
                text,
                quote,
                fields.optional("target", SettingsReader::read).orElse(Map.of()));
    }
}
