package cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is left in an account of a run: its templates, its experiments that are not over, its locks. It looks at what the
 * account holds, and at nothing that whoever tidies up could have told it.
 */
final class LeftBehind {
    private LeftBehind() {}

    /** Their ARNs, with the state of an experiment. */
    static List<String> in(Account account, Map<String, String> tags) {
        List<String> left = new ArrayList<>();
        for (Resource resource : account.all()) {
            if (resource.bears(tags)) {
                switch (resource.type()) {
                    case Templates.TYPE, Ssm.PARAMETER -> left.add(resource.arn());
                    case Experiment.TYPE -> {
                        if (!Experiment.isOver(resource)) {
                            left.add(resource.arn() + " " + Experiment.status(resource));
                        }
                    }
                    default -> {
                        // What is no run's is not left by one.
                    }
                }
            }
        }
        return left;
    }
}
