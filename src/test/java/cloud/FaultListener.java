package cloud;

import java.util.List;
import java.util.Map;

/** Hears what experiments of the stand-in do, in order and on a thread of its own; what it throws fails the test. */
public interface FaultListener {
    /** An action has begun. */
    void began(StartedAction action) throws Exception;

    /** An action is over, by itself or because its experiment was stopped. */
    void ended(StartedAction action) throws Exception;

    /**
     * An action of an experiment.
     *
     * @param experiment the experiment's id
     * @param name the action's name in its template
     * @param actionId for example {@code aws:ecs:stop-task}
     * @param parameters of the action
     * @param targets ARNs of what it acts on
     * @param narrowing the parameters of its target
     */
    record StartedAction(
            String experiment,
            String name,
            String actionId,
            Map<String, String> parameters,
            List<String> targets,
            Map<String, String> narrowing) {}
}
