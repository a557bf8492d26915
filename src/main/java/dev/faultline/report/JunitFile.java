package dev.faultline.report;

import dev.faultline.timeline.RunFiles;
import dev.faultline.verdict.Judgement;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A run's verdicts as a CI reads them: {@code junit.xml}. One suite for the run, one case for each objective; FAIL is
 * a failure, INCONCLUSIVE an error, and nothing is ever skipped, so that both break a build.
 */
final class JunitFile {
    private final VerdictDocument document;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private JunitFile(VerdictDocument document) throws XMLStreamException {
        this.document = document;
        this.xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static void write(RunFiles files, VerdictDocument document) throws IOException {
        WholeFile.write(files.junit(), of(document));
    }

    static String of(VerdictDocument document) {
        try {
            JunitFile file = new JunitFile(document);
            file.suite();
            return file.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the verdicts of " + document.runId() + " cannot be written as XML", e);
        }
    }

    private void suite() throws XMLStreamException {
        List<Verdict> verdicts = document.verdicts();
        boolean incomplete = !document.ending().whole() || verdicts.isEmpty();
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuite");
        attribute("name", document.system() + "." + document.scenario());
        attribute("tests", String.valueOf(verdicts.size() + (incomplete ? 1 : 0)));
        attribute("failures", String.valueOf(count(Judgement.FAIL)));
        attribute("errors", String.valueOf(count(Judgement.INCONCLUSIVE) + (incomplete ? 1 : 0)));
        attribute("skipped", "0");
        attribute(
                "timestamp", document.started().truncatedTo(ChronoUnit.SECONDS).toString());
        attribute("time", seconds(Duration.between(document.started(), document.ended())));
        line();
        properties();
        for (Verdict verdict : verdicts) {
            testcase(verdict);
        }
        if (incomplete) {
            incompleteRun();
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(legal(document.summary()));
        xml.writeEndElement();
        line();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
        xml.flush();
    }

    private void properties() throws XMLStreamException {
        xml.writeStartElement("properties");
        property("run", document.runId());
        property("backend", document.backend());
        property("seed", String.valueOf(document.seed()));
        property("ending", document.ending().how());
        xml.writeEndElement();
        line();
    }

    private void property(String name, String value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void testcase(Verdict verdict) throws XMLStreamException {
        startCase(verdict.objective());
        switch (verdict.judgement()) {
            case PASS -> {
                xml.writeStartElement("system-out");
                xml.writeCharacters(legal(body(verdict)));
                xml.writeEndElement();
            }
            case FAIL -> problem("failure", verdict.kind() + " objective missed", message(verdict), body(verdict));
            case INCONCLUSIVE ->
                problem("error", verdict.kind() + " objective not decided", message(verdict), body(verdict));
        }
        xml.writeEndElement();
        line();
    }

    private void incompleteRun() throws XMLStreamException {
        startCase("the run was carried out and judged");
        String why = document.ending().whole()
                ? "no objective was judged"
                : document.ending().why();
        problem("error", "run " + document.ending().how(), document.ending().how() + ": " + why, why);
        xml.writeEndElement();
        line();
    }

    private void startCase(String name) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "faultline." + document.system() + "." + document.scenario());
        attribute("name", name);
        attribute("time", "0");
    }

    private void problem(String element, String type, String message, String body) throws XMLStreamException {
        xml.writeStartElement(element);
        attribute("type", type);
        attribute("message", message);
        xml.writeCharacters(legal(body));
        xml.writeEndElement();
    }

    private static String message(Verdict verdict) {
        return "required " + verdict.required() + ", measured " + verdict.measured() + within(verdict);
    }

    private static String within(Verdict verdict) {
        return verdict.bound().isBlank() ? "" : " (" + verdict.bound() + ")";
    }

    private static String body(Verdict verdict) {
        StringBuilder body = new StringBuilder(verdict.judgement() + ": " + message(verdict) + "\n");
        verdict.split()
                .forEach((part, value) ->
                        body.append(part).append(": ").append(value).append('\n'));
        verdict.evidence().forEach(witness -> body.append("- ").append(witness).append('\n'));
        if (!verdict.claims().isEmpty()) {
            body.append("claims: ").append(String.join(", ", verdict.claims())).append('\n');
        }
        return body.toString();
    }

    private long count(Judgement judgement) {
        return document.verdicts().stream()
                .filter(verdict -> verdict.judgement() == judgement)
                .count();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    /** Leaves out what XML 1.0 cannot carry at all, such as control characters in a server's answer. */
    private static String legal(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().map(c -> isLegal(c) ? c : 0xFFFD).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
