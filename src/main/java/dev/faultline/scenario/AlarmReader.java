package dev.faultline.scenario;

import java.util.regex.Pattern;

/** Reads the rules of a system's alarms; each has a name of its own. */
final class AlarmReader {
    private static final Pattern LABEL_MATCHERS = Pattern.compile("\\{[^}]*}");
    private static final Pattern COMPARISON = Pattern.compile("[<>]|==|!=");

    private final UniqueIds names = new UniqueIds("alarm");

    AlarmRule read(YamlNode node) {
        Fields fields = Fields.of(node, "an alarm", "name", "expr", "for", "channel", "scale");
        return new AlarmRule(
                fields.required("name", names::read),
                fields.required("expr", AlarmReader::expression),
                fields.required("for", DurationSyntax::read),
                fields.required("channel", TextSyntax::id),
                fields.required("scale", TextSyntax::read));
    }

    /** Only that it can be true or false; what it means is read where it is evaluated. */
    private static String expression(YamlNode node) {
        String expression = TextSyntax.read(node);
        if (!COMPARISON
                .matcher(LABEL_MATCHERS.matcher(expression).replaceAll(""))
                .find()) {
            throw node.error(
                    "the expression compares nothing, so it can never hold",
                    "end it with a comparison, for example rate(http_requests_total[5s]) > 10");
        }
        return expression;
    }
}
