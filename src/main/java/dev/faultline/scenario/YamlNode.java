package dev.faultline.scenario;

import java.util.List;
import java.util.Map;

/** A value in a YAML file, which knows where it stands. */
sealed interface YamlNode {
    /** The file it stands in. */
    SourceFile source();

    /** Where it stands there. */
    Span at();

    /** What it is, in words, for messages. */
    String kind();

    /** An error about this value; throw it. */
    default ScenarioException error(String problem, String hint) {
        return source().error(at(), problem, hint);
    }

    /**
     * A single value.
     *
     * @param text its text, escapes resolved
     * @param plain whether it stands without quotes, so that {@code 12} is a number and not the text "12"
     */
    record Scalar(SourceFile source, Span at, String text, boolean plain) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : "`" + text.strip() + "`";
        }
    }

    /** A list. */
    record Sequence(SourceFile source, Span at, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Fields with their values, in the order of the file; no field twice. */
    record Mapping(SourceFile source, Span at, Map<String, Entry> entries) implements YamlNode {
        @Override
        public String kind() {
            return "fields";
        }
    }

    /** One field of a mapping. */
    record Entry(Scalar key, YamlNode value) {}
}
