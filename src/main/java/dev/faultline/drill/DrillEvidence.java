package dev.faultline.drill;

import dev.faultline.report.DrillPage;
import dev.faultline.report.DrillText;
import dev.faultline.report.PrettyJson;
import dev.faultline.report.Software;
import dev.faultline.report.WholeFile;
import dev.faultline.scenario.AbortCriterion;
import dev.faultline.scenario.DrillFinding;
import dev.faultline.scenario.DrillFindings;
import dev.faultline.scenario.DrillSpec;
import dev.faultline.verdict.Judgement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes the evidence of a drill: concludes from what happened, writes it for machines and for people, and seals it with a
 * manifest that goes on from the drill before. For one thread.
 */
public final class DrillEvidence {
    private final DrillFiles files;
    private final DrillOrder order;
    private final Optional<String> commit;
    private final PagePrinter printer;

    /**
     * The evidence of one drill.
     *
     * @param files its folder, beside those of its runs
     * @param order what was asked for
     * @param commit the version of the scenarios' own repository, when it is known
     * @param printer makes a PDF where it can
     */
    public DrillEvidence(DrillFiles files, DrillOrder order, Optional<String> commit, PagePrinter printer) {
        this.files = files;
        this.order = order;
        this.commit = commit;
        this.printer = printer;
    }

    /**
     * What was written.
     *
     * @param drill the record of the drill
     * @param summary its judgement, objectives, steps and deviations in Markdown
     * @param pdf why there is no PDF; empty where there is one
     * @param head the hash of its manifest
     */
    public record Written(DrillRecord drill, String summary, Optional<String> pdf, String head) {}

    /**
     * Writes all of it.
     *
     * @throws IOException when a file cannot be read or written; what was written before stays
     */
    public Written write(DrillHeld held) throws IOException, InterruptedException {
        DrillRecord drill = concluded(held, DrillChain.newestBefore(files));
        WholeFile.write(files.record(), PrettyJson.of(drill));
        WholeFile.write(files.proposedFindings(), proposed(drill));
        DrillPage page = DrillWords.page(drill);
        WholeFile.write(files.text(), DrillText.of(page));
        page.write(files.page());
        Optional<String> noPdf = printer.print(files.page(), files.pdf());
        DrillManifest manifest = new DrillManifest(
                drill.drillId(),
                drill.ending().at(),
                drill.runs(),
                EvidenceHashes.of(files, drill.runs()),
                drill.previous());
        WholeFile.write(files.manifest(), PrettyJson.of(manifest));
        String head = EvidenceHashes.head(files);
        WholeFile.write(files.head(), head + "  " + files.manifest().getFileName() + "\n");
        return new Written(drill, DrillText.summaryOf(page), noPdf, head);
    }

    private DrillRecord concluded(DrillHeld held, Optional<DrillManifest.Link> previous) {
        DrillSpec spec = order.spec();
        DrillJudge judge = new DrillJudge(held);
        List<ObjectiveRecord> objectives = judge.objectives(spec.objectives());
        Judgement judgement = judge.judgement(objectives);
        List<Deviation> deviations = new Deviations(order, held).all();
        return new DrillRecord(
                DrillRecord.FORMAT,
                order.drillId(),
                spec.name(),
                spec.system(),
                order.backend(),
                spec.description(),
                held.began(),
                held.ending(),
                judgement,
                judge.exitStatus(judgement),
                order.unattended(),
                spec.window().words(),
                order.override(),
                spec.abortWhen().stream().map(AbortCriterion::words).toList(),
                spec.scope(),
                spec.participants(),
                objectives,
                held.steps(),
                deviations,
                order.findings().stream().filter(DrillFinding::open).toList(),
                new ProposedFindings(order, held.began()).of(held.steps(), deviations),
                previous,
                commit,
                Software.ofThisProcess());
    }

    private static String proposed(DrillRecord drill) {
        return "# What the drill " + drill.drillId() + " proposes for the findings file of " + drill.system()
                + ". A drill does not write there by itself:\n# somebody pastes these items below `findings:`, with the"
                + " owner and the day that are right.\n"
                + (drill.proposed().isEmpty()
                        ? "findings: []\n"
                        : "findings:\n" + DrillFindings.items(drill.proposed()));
    }
}
