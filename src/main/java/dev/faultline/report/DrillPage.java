package dev.faultline.report;

import dev.faultline.report.RunPage.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What stands on the page of a drill, ready for its template, and for {@link DrillText}.
 *
 * @param drillId the name of the drill's folder
 * @param title the drill and the system
 * @param mark its judgement
 * @param summary how it went, in a sentence or two
 * @param description what was exercised, and why
 * @param facts what is to be known of it, each with its name
 * @param included what was exercised
 * @param excluded what was not
 * @param participants who took part
 * @param objectives each objective against what was measured
 * @param steps each step, in order
 * @param deviations what went otherwise than planned
 * @param checks the verdicts on the integrity of data
 * @param findings open findings of earlier drills
 * @param proposed findings that it proposes
 * @param chain what its evidence is secured by, in words
 * @param runs the folders of its runs
 */
public record DrillPage(
        String drillId,
        String title,
        Mark mark,
        String summary,
        String description,
        List<Fact> facts,
        List<String> included,
        List<String> excluded,
        List<Participant> participants,
        List<Objective> objectives,
        List<Step> steps,
        List<Deviation> deviations,
        List<Check> checks,
        List<Finding> findings,
        List<Finding> proposed,
        String chain,
        List<String> runs) {
    /** One fact with its name. */
    public record Fact(String name, String value) {}

    /** Somebody who took part, and will sign. */
    public record Participant(String role, String name, String does) {}

    /** An objective; {@code approved} says by whom and when. */
    public record Objective(String id, String statement, String approved, Mark mark, List<Check> grounds) {}

    /** Something that was required, and what was measured; {@code on} names the step or the verdict. */
    public record Check(String on, Mark mark, String required, String measured) {}

    /**
     * A step.
     *
     * @param number its place in the order
     * @param began its time of day, or that it was not reached
     * @param who the machine, or a role
     * @param took how long, and how long was expected
     * @param mark what came of it
     * @param note who said what
     * @param run the name of its run's folder; empty for a person's step
     * @param from where its bar begins on the drawing, in thousandths of the drill
     * @param width how wide it is, in thousandths of the drill; 0 where it was not reached
     */
    public record Step(
            int number,
            String id,
            String began,
            String who,
            String what,
            String took,
            Mark mark,
            String note,
            String run,
            int from,
            int width) {
        /** Whether a person did it, which the drawing shows. */
        public boolean byPeople() {
            return !who.equals("machine");
        }
    }

    /** Something that went otherwise than planned. */
    public record Deviation(String about, String words) {}

    /** A finding; {@code remark} says that it is overdue, where it is. */
    public record Finding(String id, String title, String owner, String due, String openedBy, String remark) {}

    /**
     * Writes the page, which opens from disk without a network and can be printed.
     *
     * @throws IOException when it cannot be written
     */
    public void write(Path file) throws IOException {
        String style = Assets.style("page.css") + Assets.style("drill.css");
        WholeFile.write(file, Pages.of("drill.jte", new Styled(this, style)));
    }

    /** The page with its style, to be pasted in. */
    public record Styled(DrillPage drill, String style) {}
}
