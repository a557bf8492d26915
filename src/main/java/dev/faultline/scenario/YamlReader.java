package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import dev.faultline.scenario.YamlNode.Mapping;
import dev.faultline.scenario.YamlNode.Scalar;
import dev.faultline.scenario.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document into {@link YamlNode}s. It takes the plain part of YAML that a person reads at a glance: no
 * anchors and aliases (which is also why no file can grow or refer to itself), no tags, no second document.
 */
final class YamlReader {
    private static final int DEEPEST = 12;

    private final SourceFile source;
    private final Iterator<Event> events;

    private YamlReader(SourceFile source) {
        this.source = source;
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(SourceFile.LARGEST_BYTES + 1)
                .build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /** Reads the document. Throws {@link ScenarioException} at the first thing that is not well-formed. */
    static YamlNode read(SourceFile source) {
        try {
            return new YamlReader(source).document();
        } catch (MarkedYamlEngineException e) {
            throw malformed(source, e);
        } catch (YamlEngineException e) {
            throw source.error(Span.START, "not YAML: " + oneLine(e.getMessage()), "see https://yaml.org/spec/1.2.2");
        }
    }

    private static ScenarioException malformed(SourceFile source, MarkedYamlEngineException e) {
        Span at = e.getProblemMark().or(e::getContextMark).map(YamlReader::span).orElse(Span.START);
        if (source.characterAt(at) == '\t' || e.getProblem().contains("(TAB)")) {
            return source.error(at, "a tab where YAML takes spaces only", "replace the tab with spaces");
        }
        String context = e.getContext() == null ? "" : " " + oneLine(e.getContext());
        return source.error(
                at,
                "not YAML: " + oneLine(e.getProblem()) + context,
                "look for a missing colon, quote or bracket here or on the lines above");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Span span(Mark mark) {
        return new Span(mark.getLine() + 1, mark.getColumn() + 1, 1);
    }

    private YamlNode document() {
        events.next();
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent)) {
            throw source.error(Span.START, "the file is empty", "the files in scenarios/blinklean show what to write");
        }
        YamlNode root = node(events.next(), 0);
        events.next();
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw source.error(spanOf(next), "a second document begins", "one file holds one document: remove `---`");
        }
        return root;
    }

    private Span spanOf(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElseThrow();
        boolean onOneLine =
                event instanceof ScalarEvent scalar && scalar.getAnchor().isEmpty() && start.getLine() == end.getLine();
        int length = onOneLine ? Math.max(1, end.getColumn() - start.getColumn()) : 1;
        return new Span(start.getLine() + 1, start.getColumn() + 1, length);
    }

    private YamlNode node(Event event, int depth) {
        refuseAnchors(event);
        if (depth > DEEPEST) {
            throw source.error(
                    spanOf(event),
                    "nested deeper than " + DEEPEST + " levels",
                    "no field of a scenario is nested that deep: look for a stray bracket");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        refuseTag(event, ((CollectionStartEvent) event).getTag());
        return event.getEventId() == Event.ID.MappingStart ? mapping(event, depth) : sequence(event, depth);
    }

    private Scalar scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        return new Scalar(source, spanOf(event), event.getValue(), event.isPlain());
    }

    private Sequence sequence(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Sequence(source, spanOf(start), items);
    }

    private Mapping mapping(Event start, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(node(event, depth + 1) instanceof Scalar key)) {
                throw source.error(spanOf(event), "a field's name must be a word", "write `name: value`");
            }
            Entry first = entries.get(key.text());
            if (first != null) {
                throw key.error(
                        "the field `" + key.text() + "` is given twice",
                        "it is given on line " + first.key().at().line() + " already: remove one of the two");
            }
            entries.put(key.text(), new Entry(key, node(events.next(), depth + 1)));
        }
        return new Mapping(source, spanOf(start), entries);
    }

    private void refuseAnchors(Event event) {
        boolean alias = event instanceof AliasEvent;
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        if (anchor.isPresent()) {
            throw source.error(
                    spanOf(event),
                    (alias ? "the alias `*" : "the anchor `&") + anchor.get().getValue() + "` is not allowed",
                    "write the value out where it is needed; a text that begins with `*` or `&` goes into quotes");
        }
    }

    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw source.error(spanOf(event), "the tag `" + tag.get() + "` is not allowed", "remove it");
        }
    }
}
