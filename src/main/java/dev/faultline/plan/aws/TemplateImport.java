package dev.faultline.plan.aws;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.StopCondition;
import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.FaultSpec;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.SystemSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the faults of a scenario that an experiment template of AWS FIS stands for. A fault is found by trying: it is the one
 * of which this very piece of the template would be made. So what is imported does in AWS what the template did, and what no
 * fault comes to is refused. Pure: nothing is asked of AWS.
 */
public final class TemplateImport {
    private final ExperimentTemplate template;
    private final SystemSpec system;
    private final AwsSpec aws;
    private final Scenario frame;

    private TemplateImport(ExperimentTemplate template, SystemSpec system, AwsSpec aws, Scenario frame) {
        this.template = template;
        this.system = system;
        this.aws = aws;
        this.frame = frame;
    }

    /**
     * The method of a scenario, in the order in which it begins.
     *
     * @param frame the scenario that it is meant for
     * @throws PlanException when a part of the template is nothing that a scenario can say; the message names each and why
     */
    public static List<FaultSpec> of(ExperimentTemplate template, SystemSpec system, AwsSpec aws, Scenario frame)
            throws PlanException {
        return new TemplateImport(template, system, aws, frame).method();
    }

    private List<FaultSpec> method() throws PlanException {
        refuseWhatFisWouldNotTake();
        refuseOtherAlarms();
        List<Piece> left = new ArrayList<>(Piece.of(template));
        List<FaultSpec> method = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            Match match = largest(left).orElseThrow(() -> refusal(left));
            method.add(match.candidate().of(id(match, ids), match.at()));
            left.removeAll(match.pieces());
        }
        method.sort(Comparator.comparing(FaultSpec::at));
        return List.copyOf(method);
    }

    private void refuseWhatFisWouldNotTake() throws PlanException {
        List<TemplateProblem> problems = TemplateCheck.of(template, FisCatalogue.shipped());
        if (!problems.isEmpty()) {
            throw new PlanException("the template is not one that can be used:\n"
                    + problems.stream().map(TemplateProblem::toString).collect(Collectors.joining("\n")));
        }
    }

    /** A scenario is stopped by the alarms of aws.yaml, and by no others: those would be lost. */
    private void refuseOtherAlarms() throws PlanException {
        for (StopCondition condition : template.stopConditions()) {
            String arn = condition.value().orElse("");
            if (aws.stopAlarms().stream()
                    .map(name -> aws.arn("cloudwatch", "alarm:" + name))
                    .noneMatch(arn::equals)) {
                throw new PlanException("the template is stopped by " + arn + ", which is not among `alarms.stop` of"
                        + " aws.yaml: " + String.join(", ", aws.stopAlarms()) + "\nadd it there, and import it again");
            }
        }
    }

    /** A fault, the pieces of the template that it accounts for, and when it begins. */
    private record Match(FaultCandidate candidate, List<Piece> pieces, Duration at) {}

    /** The fault that accounts for most of what is left. */
    private Optional<Match> largest(List<Piece> left) throws PlanException {
        // Says what is wrong with the system or its aws.yaml, whatever the fault is.
        plan(List.of());
        Optional<Match> best = Optional.empty();
        for (FaultCandidate candidate : FaultCandidate.all(system, aws, template)) {
            Optional<Match> match = match(candidate, made(candidate), left);
            if (match.isPresent() && (best.isEmpty() || size(match) > size(best))) {
                best = match;
            }
        }
        return best;
    }

    private static int size(Optional<Match> match) {
        return match.map(Match::pieces).map(List::size).orElse(0);
    }

    /** All that is made of a fault, found among what is left, and as far apart in time. */
    private static Optional<Match> match(FaultCandidate candidate, List<Piece> made, List<Piece> left) {
        if (made.isEmpty()) {
            return Optional.empty();
        }
        for (Piece first : left) {
            Duration at = first.at().minus(made.get(0).at());
            if (first.does().equals(made.get(0).does()) && !at.isNegative()) {
                List<Piece> found = new ArrayList<>();
                for (Piece piece : made) {
                    left.stream()
                            .filter(one -> one.does().equals(piece.does())
                                    && one.at().equals(at.plus(piece.at()))
                                    && !found.contains(one))
                            .findFirst()
                            .ifPresent(found::add);
                }
                if (found.size() == made.size()) {
                    return Optional.of(new Match(candidate, found, at));
                }
            }
        }
        return Optional.empty();
    }

    private List<Piece> made(FaultCandidate candidate) {
        try {
            Optional<AwsFault.Injected> fault =
                    plan(List.of(candidate.of("it", Duration.ZERO))).injected().findFirst();
            return fault.isPresent() ? Piece.of(fault.get().template()) : List.of();
        } catch (PlanException e) {
            // Not a fault that this system can have, so not the one that is looked for.
            return List.of();
        }
    }

    private AwsPlan plan(List<FaultSpec> method) throws PlanException {
        return AwsPlanner.plan(
                new Scenario(
                        frame.name(),
                        system.name(),
                        frame.description(),
                        frame.seed(),
                        frame.load(),
                        frame.timing(),
                        List.of(),
                        method,
                        List.of(),
                        List.of()),
                system,
                aws);
    }

    private static String id(Match match, Set<String> taken) {
        String name = match.pieces().size() == 1 ? match.pieces().get(0).name() : "zone-lost";
        String id = name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String free = id.isEmpty() ? "imported" : id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }

    private PlanException refusal(List<Piece> left) {
        return new PlanException("no fault of a scenario on " + system.name() + " comes to this part of the template:\n"
                + left.stream().map(piece -> piece.name() + ": " + why(piece)).collect(Collectors.joining("\n"))
                + "\ntake it out of the template, or change aws.yaml so that it says what the template means");
    }

    private String why(Piece piece) {
        String actionId = piece.does().actionId();
        Optional<Duration> held = piece.held();
        if (held.isPresent() && held.get().compareTo(aws.hold()) < 0) {
            return actionId + " lasts " + held.get() + ", and `hold` of aws.yaml is " + aws.hold();
        }
        if (!piece.does().after().isEmpty()) {
            return actionId + " waits for the end of another action, and faults begin at times";
        }
        if (!piece.does().resourceArns().isEmpty()) {
            return actionId + " takes resources by ARN, and a system is known by its tags";
        }
        if (!aws.tag().value().equals(piece.does().resourceTags().get(aws.tag().key()))
                && !piece.does().resourceTags().isEmpty()) {
            return actionId + " takes what need not bear the tag " + aws.tag().key() + "="
                    + aws.tag().value();
        }
        if (!piece.does().selectionMode().startsWith("COUNT")) {
            return actionId + " takes " + piece.does().selectionMode() + " of what it finds, with "
                    + piece.does().parameters();
        }
        return actionId + " with " + piece.does().parameters() + " on "
                + piece.does().selectionMode() + " of " + piece.does().resourceTags()
                + piece.does().narrowing();
    }
}
