package dev.faultline.scenario;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads one drill file, and checks it against the scenarios that it orders. */
final class DrillReader {
    private static final KnownNames STEPS = new KnownNames("step", List.of("scenario", "person", "go-no-go"));
    private static final KnownNames CRITERIA =
            new KnownNames("abort criterion", List.of("step-fails", "verdict-fails", "longer-than"));
    private static final KnownNames DAYS = new KnownNames(
            "day", List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"));
    private static final String ANY = "any";

    /** So many times what is expected of people is waited for them, where the file does not say how long. */
    private static final int PATIENCE = 4;

    private static final int MOST_ATTEMPTS = 5;

    private final KnownNames scenarios;
    private final Function<String, Scenario> scenario;
    private final UniqueIds stepIds = new UniqueIds("id");
    private final UniqueIds objectiveIds = new UniqueIds("objective");
    private final UniqueIds roles = new UniqueIds("role");
    private final Map<String, DrillStep> steps = new LinkedHashMap<>();

    private DrillReader(List<String> scenarios, Function<String, Scenario> scenario) {
        this.scenarios = new KnownNames("scenario", scenarios);
        this.scenario = scenario;
    }

    /** {@code scenario} reads one of {@code scenarios} by its name. */
    static DrillSpec read(
            String system, String name, YamlNode root, List<String> scenarios, Function<String, Scenario> scenario) {
        return new DrillReader(scenarios, scenario).drill(system, name, root);
    }

    private DrillSpec drill(String system, String name, YamlNode root) {
        Fields fields = Fields.of(
                root,
                "a drill",
                "description",
                "objectives",
                "scope",
                "participants",
                "window",
                "steps",
                "abort-when",
                "new-findings");
        String description = fields.required("description", TextSyntax::read);
        List<DrillSpec.Participant> participants = fields.list("participants", this::participant);
        KnownNames people = new KnownNames(
                "role", participants.stream().map(DrillSpec.Participant::role).toList());
        List<DrillStep> all = fields.list("steps", node -> step(node, people));
        all.forEach(step -> steps.put(step.id(), step));
        return new DrillSpec(
                name,
                system,
                description,
                fields.list("objectives", this::objective),
                fields.required("scope", DrillReader::scope),
                participants,
                fields.required("window", DrillReader::window),
                all,
                fields.listOrNone("abort-when", this::criterion),
                fields.required("new-findings", DrillReader::newFindings));
    }

    private DrillSpec.Participant participant(YamlNode node) {
        Fields fields = Fields.of(node, "a participant", "role", "name", "does");
        return new DrillSpec.Participant(
                fields.required("role", roles::read),
                fields.required("name", TextSyntax::read),
                fields.required("does", TextSyntax::read));
    }

    private static DrillSpec.Scope scope(YamlNode node) {
        Fields fields = Fields.of(node, "the scope", "included", "excluded");
        return new DrillSpec.Scope(
                fields.list("included", TextSyntax::read), fields.listOrNone("excluded", TextSyntax::read));
    }

    private static DrillSpec.NewFindings newFindings(YamlNode node) {
        Fields fields = Fields.of(node, "the new findings", "owner", "due-after-days");
        return new DrillSpec.NewFindings(
                fields.required("owner", TextSyntax::read), fields.required("due-after-days", NumberSyntax::count));
    }

    private static DrillWindow window(YamlNode node) {
        Fields fields = Fields.of(node, "the window", "days", "from", "to", "zone");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        fields.list("days", item -> day(item, days));
        return new DrillWindow(
                days,
                fields.required("from", DaySyntax::beginning),
                fields.required("to", DaySyntax::end),
                fields.required("zone", DaySyntax::zone));
    }

    private static DayOfWeek day(YamlNode node, Set<DayOfWeek> days) {
        DayOfWeek day = DayOfWeek.valueOf(DAYS.read(node).toUpperCase(Locale.ROOT));
        if (!days.add(day)) {
            throw node.error(
                    "the day `" + TextSyntax.read(node) + "` is given twice", "each day is in the window once");
        }
        return day;
    }

    private DrillStep step(YamlNode node, KnownNames people) {
        Variant variant = Variant.of(node, STEPS);
        return switch (variant.kind()) {
            case "scenario" -> machine(variant.value());
            case "person" -> person(variant.value(), people);
            default -> goNoGo(variant.value(), people);
        };
    }

    private DrillStep machine(YamlNode node) {
        Fields fields = Fields.of(node, "a step of the machine", "id", "name", "expected", "attempts");
        return new DrillStep.Machine(
                fields.required("id", stepIds::read),
                fields.required("name", scenarios::read),
                fields.required("expected", DurationSyntax::positive),
                fields.optional("attempts", DrillReader::attempts).orElse(1));
    }

    private static int attempts(YamlNode node) {
        int attempts = NumberSyntax.count(node);
        if (attempts > MOST_ATTEMPTS) {
            throw node.error("so many attempts only hide what is wrong", "it must be " + MOST_ATTEMPTS + " or less");
        }
        return attempts;
    }

    private DrillStep person(YamlNode node, KnownNames people) {
        Fields fields = Fields.of(node, "a person's step", "id", "role", "prompt", "expected", "limit");
        Duration expected = fields.required("expected", DurationSyntax::positive);
        return new DrillStep.Person(
                fields.required("id", stepIds::read),
                fields.required("role", people::read),
                fields.required("prompt", TextSyntax::read),
                expected,
                limit(fields, expected));
    }

    private DrillStep goNoGo(YamlNode node, KnownNames people) {
        Fields fields = Fields.of(node, "a go/no-go point", "id", "role", "question", "expected", "limit");
        Duration expected = fields.required("expected", DurationSyntax::positive);
        return new DrillStep.GoNoGo(
                fields.required("id", stepIds::read),
                fields.required("role", people::read),
                fields.required("question", TextSyntax::read),
                expected,
                limit(fields, expected));
    }

    private static Duration limit(Fields fields, Duration expected) {
        return fields.optional("limit", node -> {
                    Duration limit = DurationSyntax.positive(node);
                    if (limit.compareTo(expected) < 0) {
                        throw node.error(
                                "less is waited than is expected to pass", "the limit is at least what is expected");
                    }
                    return limit;
                })
                .orElse(expected.multipliedBy(PATIENCE));
    }

    private DrillObjective objective(YamlNode node) {
        Fields fields = Fields.of(node, "an objective", "id", "statement", "approved-by", "approved-on", "rests-on");
        return new DrillObjective(
                fields.required("id", objectiveIds::read),
                fields.required("statement", TextSyntax::read),
                fields.required("approved-by", TextSyntax::read),
                fields.required("approved-on", DaySyntax::day),
                fields.list("rests-on", this::ground));
    }

    /** A step that decides nothing but whether it goes on shows nothing either. */
    private DrillObjective.Ground ground(YamlNode node) {
        String text = TextSyntax.read(node);
        int slash = text.indexOf('/');
        DrillStep step = stepNamed(node, slash < 0 ? text : text.substring(0, slash));
        if (step instanceof DrillStep.GoNoGo) {
            throw node.error(
                    "`" + step.id() + "` only decides whether the drill goes on",
                    "an objective rests on a scenario or on a person's step");
        }
        return new DrillObjective.Ground(
                step.id(), slash < 0 ? Optional.empty() : Optional.of(verdict(node, step, text.substring(slash + 1))));
    }

    private DrillStep stepNamed(YamlNode node, String id) {
        KnownNames known = new KnownNames("step", List.copyOf(steps.keySet()));
        if (!steps.containsKey(id)) {
            throw node.error(known.problem(id), known.hint(id));
        }
        return steps.get(id);
    }

    private String verdict(YamlNode node, DrillStep step, String id) {
        if (!(step instanceof DrillStep.Machine machine)) {
            throw node.error("a person's step has no verdicts of its own", "name the step alone: `" + step.id() + "`");
        }
        KnownNames known = new KnownNames(
                "objective of " + machine.scenario(),
                scenario.apply(machine.scenario()).objectives().stream()
                        .map(Objective::id)
                        .toList());
        if (!known.names().contains(id)) {
            throw node.error(known.problem(id), known.hint(id));
        }
        return id;
    }

    private AbortCriterion criterion(YamlNode node) {
        Variant variant = Variant.of(node, CRITERIA);
        YamlNode value = variant.value();
        return switch (variant.kind()) {
            case "step-fails" ->
                new AbortCriterion.StepFails(
                        TextSyntax.read(value).equals(ANY)
                                ? Optional.empty()
                                : Optional.of(
                                        stepNamed(value, TextSyntax.read(value)).id()));
            case "verdict-fails" -> verdictFails(value);
            default -> new AbortCriterion.LongerThan(DurationSyntax.positive(value));
        };
    }

    private AbortCriterion verdictFails(YamlNode node) {
        DrillObjective.Ground ground = ground(node);
        return new AbortCriterion.VerdictFails(
                ground.step(),
                ground.verdict()
                        .orElseThrow(() -> node.error(
                                "no verdict is named",
                                "write it like " + ground.step() + "/booking-recovers, or use `step-fails`")));
    }
}
