package dev.faultline.plan;

import dev.faultline.scenario.AwsSpec;
import dev.faultline.scenario.Objective;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.TargetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a run on somebody's own system cannot see, because it sees that system from outside alone. */
public final class FromOutside {
    private FromOutside() {}

    /** One sentence for each thing that stays unseen; none where a stand-in is rehearsed on. */
    public static List<String> unseen(Plan plan) {
        return plan.system().target().map(target -> unseen(plan, target)).orElse(List.of());
    }

    private static List<String> unseen(Plan plan, TargetSpec target) {
        SystemSpec system = plan.system();
        List<String> unseen = new ArrayList<>();
        boolean inAws = plan.backend().equals(AwsSpec.BACKEND);
        unseen.add(
                inAws
                        ? "Processes: roles, instances, alarms and events are what AWS tells of them, by AWS's clock and"
                                + " when AWS gets to it."
                        : "Roles, replicas and processes inside " + target.url().getHost() + ", and how it recovered.");
        if (system.readBack().isEmpty()) {
            unseen.add("What it holds in the end: it has no read-back."
                    + undecided(plan, Objective.Rpo.class, Objective.Integrity.class));
        } else {
            unseen.add("Records of others: a resource that is overbooked by others and this run together is not seen.");
        }
        String inside = inAws
                ? undecided(plan, Objective.Connectivity.class, Objective.Exposure.class)
                : undecided(plan, Objective.Scaling.class, Objective.Connectivity.class, Objective.Exposure.class);
        if (!inside.isEmpty()) {
            unseen.add((inAws ? "Its network and its disks." : "Its instances, its network and its disks.") + inside);
        }
        if (target.cleanUp().isEmpty()) {
            unseen.add("Nothing removes the records that this run makes; their keys begin with "
                    + target.marks().keys());
        }
        return unseen;
    }

    /** Which objectives can only be INCONCLUSIVE therefore. */
    @SafeVarargs
    private static String undecided(Plan plan, Class<? extends Objective>... kinds) {
        List<String> ids = plan.scenario().objectives().stream()
                .filter(objective -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(objective)))
                .map(Objective::id)
                .toList();
        return ids.isEmpty() ? "" : " Without that, these can only be INCONCLUSIVE: " + String.join(", ", ids) + ".";
    }
}
