package dev.faultline.fault.aws;

import dev.faultline.plan.aws.ExperimentTemplate;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The experiments of AWS FIS in one account and region. Each call is bounded; each {@link IOException} says what to do. */
public interface Experiments {
    /** Whether an experiment that is started breaks anything. */
    enum Mode {
        /** Its targets are resolved, and nothing is done to them. */
        SKIP_ALL,
        /** Its actions are carried out. */
        RUN_ALL
    }

    /** How far an experiment is. */
    enum Status {
        /** It was asked for. */
        PENDING,
        /** Its targets are being resolved. */
        INITIATING,
        /** Its actions are being carried out. */
        RUNNING,
        /** All of its actions are over. */
        COMPLETED,
        /** It is being ended early. */
        STOPPING,
        /** It was ended early: by a stop condition, or by somebody. */
        STOPPED,
        /** It could not be carried out. */
        FAILED,
        /** It was called off. */
        CANCELLED,
        /** What this version does not know. */
        UNKNOWN;

        /** Whether nothing more will come of it. */
        public boolean isOver() {
            return this == COMPLETED || this == STOPPED || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * An experiment as it is now.
     *
     * @param reason what AWS says about its state; may be blank
     * @param actions the state of each of its actions, by our name of it
     * @param began when its first action began, by AWS's clock
     */
    record Seen(String id, Status status, String reason, Map<String, String> actions, Optional<Instant> began) {
        /** Copies the map, so that the record cannot change. */
        public Seen {
            actions = Map.copyOf(actions);
        }
    }

    /** Something in a list of experiments or templates; a template has no status of interest. */
    record Listed(String id, Status status, Map<String, String> tags) {
        /** Copies the map, so that the record cannot change. */
        public Listed {
            tags = Map.copyOf(tags);
        }
    }

    /**
     * A target as FIS found it.
     *
     * @param name our name of the target in the template
     * @param type the type of resource
     * @param what what identifies it: its ARN, or what FIS says in the place of one
     */
    record Resolved(String name, String type, String what) {}

    /** Makes a template, and returns its id; with the same token, the same one. */
    String createTemplate(ExperimentTemplate template, Map<String, String> tags, String token)
            throws IOException, InterruptedException;

    /** Starts an experiment, and returns its id; with the same token, the same one. */
    String start(String template, Mode mode, Map<String, String> tags, String token)
            throws IOException, InterruptedException;

    /** How it is now. */
    Seen get(String experiment) throws IOException, InterruptedException;

    /** What its targets were resolved to. */
    List<Resolved> resolved(String experiment) throws IOException, InterruptedException;

    /** Asks for its end; one that is over, or not there, is fine. */
    void stop(String experiment) throws IOException, InterruptedException;

    /** Deletes a template; one that is not there is fine. */
    void deleteTemplate(String template) throws IOException, InterruptedException;

    /** All experiments that the account knows, whosever they are. */
    List<Listed> experiments() throws IOException, InterruptedException;

    /** All templates, likewise. */
    List<Listed> templates() throws IOException, InterruptedException;
}
