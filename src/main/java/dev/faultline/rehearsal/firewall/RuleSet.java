package dev.faultline.rehearsal.firewall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks rules of a request; the first that matches is the answer. Immutable. */
public final class RuleSet {
    private static final JsonFactory JSON = new JsonFactory();

    private final List<Rule> rules;

    /** Asks these rules in this order. */
    public RuleSet(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rule that a request without its body matches. */
    public Optional<Rule> matching(RequestHead head) {
        return first(Part.PATH, Normalised.text(head.path()))
                .or(() -> first(Part.QUERY, Normalised.query(head.query())))
                .or(() -> first(Part.USER_AGENT, Normalised.text(head.userAgent())))
                .or(() -> firstOf(Part.HEADER, head.headers()));
    }

    /**
     * The rule that a body matches. Every text and name in a JSON body is looked at on its own, whatever media type the
     * request claims: an instance does not look at that either.
     */
    public Optional<Rule> matching(byte[] body) {
        List<String> texts;
        try {
            texts = texts(body);
        } catch (IOException notJson) {
            texts = List.of(new String(body, StandardCharsets.UTF_8));
        }
        return firstOf(Part.BODY, texts);
    }

    private Optional<Rule> firstOf(Part part, List<String> texts) {
        return texts.stream()
                .map(text -> first(part, Normalised.text(text)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Rule> first(Part part, String text) {
        return text.isEmpty()
                ? Optional.empty()
                : rules.stream().filter(rule -> rule.matches(part, text)).findFirst();
    }

    private static List<String> texts(byte[] json) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    texts.add(parser.getText());
                }
            }
        }
        return texts;
    }
}
