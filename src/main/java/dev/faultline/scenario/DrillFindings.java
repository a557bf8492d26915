package dev.faultline.scenario;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** The findings of a system's drills as YAML: read from the file that people keep, written for them to paste there. */
public final class DrillFindings {
    private DrillFindings() {}

    static List<DrillFinding> read(YamlNode root) {
        Fields fields = Fields.of(root, "a findings file", "findings");
        UniqueIds ids = new UniqueIds("id");
        return fields.required("findings", node -> fields.listOrNone("findings", item -> finding(item, ids)));
    }

    private static DrillFinding finding(YamlNode node, UniqueIds ids) {
        Fields fields = Fields.of(node, "a finding", "id", "title", "about", "owner", "due", "opened-by", "closed");
        return new DrillFinding(
                fields.required("id", ids::read),
                fields.required("title", TextSyntax::read),
                fields.required("about", TextSyntax::read),
                fields.required("owner", TextSyntax::read),
                fields.required("due", DaySyntax::day),
                fields.required("opened-by", TextSyntax::read),
                fields.optional("closed", DrillFindings::closed));
    }

    private static DrillFinding.Closed closed(YamlNode node) {
        Fields fields = Fields.of(node, "the end of a finding", "on", "by", "how");
        return new DrillFinding.Closed(
                fields.required("on", DaySyntax::day),
                fields.required("by", TextSyntax::read),
                fields.required("how", TextSyntax::read));
    }

    /** Open findings as items of the list {@code findings}, ready to be pasted below it. */
    public static String items(List<DrillFinding> findings) {
        StringBuilder text = new StringBuilder();
        for (DrillFinding finding : findings) {
            List<String> fields = new ArrayList<>();
            fields.add("id: " + finding.id());
            fields.add("title: " + quoted(finding.title()));
            fields.add("about: " + quoted(finding.about()));
            fields.add("owner: " + quoted(finding.owner()));
            fields.add("due: " + finding.due());
            fields.add("opened-by: " + quoted(finding.openedBy()));
            text.append("  - ").append(String.join("\n    ", fields)).append('\n');
        }
        return text.toString();
    }

    /** On one line, whatever is in it. */
    private static String quoted(String text) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
                .setSplitLines(false)
                .build();
        return new Dump(settings).dumpToString(text).strip();
    }
}
