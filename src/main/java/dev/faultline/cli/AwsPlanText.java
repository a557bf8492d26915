package dev.faultline.cli;

import dev.faultline.plan.aws.AwsFault;
import dev.faultline.plan.aws.AwsPlan;
import dev.faultline.plan.aws.TemplateJson;
import java.util.List;
import java.util.Locale;

/** A plan in AWS as a person reads it at the terminal. */
final class AwsPlanText {
    private AwsPlanText() {}

    static String of(AwsPlan plan) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s on %s (backend aws, account %s, region %s)",
                plan.scenario(),
                plan.system(),
                plan.account(),
                plan.region());
        line(
                text,
                "  Nothing has been asked of AWS. Actions are checked against its reference as of %s.",
                plan.catalogue());
        line(
                text,
                "  Phases and limits of the scenario are those of a rehearsal: AWS takes minutes where it takes seconds.");
        return text.append(faults(plan)).toString();
    }

    /** What becomes of its faults alone. */
    static String faults(AwsPlan plan) {
        StringBuilder text = new StringBuilder();
        if (plan.faults().isEmpty()) {
            line(text, "Nothing is broken");
        }
        plan.faults().forEach(fault -> fault(text, fault));
        return text.toString();
    }

    private static void fault(StringBuilder text, AwsFault fault) {
        line(text, "");
        if (fault instanceof AwsFault.Injected injected) {
            line(text, "%s (%s): an experiment of AWS FIS", fault.id(), fault.kind());
            list(text, "needs", injected.requires());
            list(text, "left out", injected.dropped());
            list(text, "not shown", injected.gaps());
            text.append(TemplateJson.write(injected.template()));
        } else if (fault instanceof AwsFault.Impossible impossible) {
            line(text, "%s (%s): cannot be done in AWS", fault.id(), fault.kind());
            line(text, "  %s", impossible.why());
            line(text, "  instead: %s", impossible.instead());
        } else {
            line(text, "%s (%s): by the load that Faultline sends; nothing is asked of AWS", fault.id(), fault.kind());
        }
    }

    private static void list(StringBuilder text, String what, List<String> sentences) {
        sentences.forEach(sentence -> line(text, "  %-9s  %s", what, sentence));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
