package dev.faultline.fault;

import dev.faultline.fault.aws.AwsCloud;
import dev.faultline.fault.aws.AwsPlace;
import dev.faultline.fault.aws.Cloud;
import dev.faultline.fault.aws.Experiments;
import dev.faultline.fault.aws.Experiments.Listed;
import dev.faultline.fault.aws.RunTags;
import dev.faultline.target.aws.AwsClients;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How something is taken back in AWS. What a run has made is found by the run's tag, in whatever state it is, and never by
 * an id that was written down: the answer that held the id may never have arrived. An account that does not answer, or
 * another one than the run's, has not said that it is taken back.
 */
public sealed interface AwsUndo extends Undo {
    /** Does it where it is to be done. */
    void perform(Cloud.Clouds clouds) throws IOException, InterruptedException;

    /** What is still to be taken back there, in words; empty when it was seen that nothing is. */
    Optional<String> remaining(Cloud.Clouds clouds) throws IOException, InterruptedException;

    @Override
    default void perform() throws IOException, InterruptedException {
        perform(AwsCloud::at);
    }

    @Override
    default Optional<String> remaining() throws IOException, InterruptedException {
        return remaining(AwsCloud::at);
    }

    /** A call to AWS that was under way when its harness died has arrived, or was given up, by then. */
    @Override
    default Duration arrival() {
        return AwsClients.BOUND;
    }

    /**
     * The experiments of a run are stopped, and have come to their end: FIS takes back what their actions did, as far as
     * they can be taken back, before it says so.
     *
     * @param fault of one fault alone; empty for all of the run's
     */
    record EndExperiments(AwsPlace place, RunTags tags, Optional<String> fault) implements AwsUndo {
        private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
        private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

        @Override
        public void perform(Cloud.Clouds clouds) throws IOException, InterruptedException {
            try (Cloud cloud = clouds.at(place)) {
                Experiments experiments = cloud.experiments();
                List<Listed> running = running(experiments);
                for (Listed one : running) {
                    if (one.status() != Experiments.Status.STOPPING) {
                        experiments.stop(one.id());
                    }
                }
                Deadline bound = Deadline.after(STOPPED_WITHIN);
                for (Listed one : running) {
                    while (!experiments.get(one.id()).status().isOver() && !bound.passed()) {
                        bound.pause(BETWEEN_LOOKS);
                    }
                }
            }
        }

        private List<Listed> running(Experiments experiments) throws IOException, InterruptedException {
            return experiments.experiments().stream()
                    .filter(one -> isOurs(one) && !one.status().isOver())
                    .toList();
        }

        private boolean isOurs(Listed one) {
            return fault.isPresent() ? tags.areOn(one.tags(), fault.get()) : tags.areOn(one.tags());
        }

        @Override
        public Optional<String> remaining(Cloud.Clouds clouds) throws IOException, InterruptedException {
            try (Cloud cloud = clouds.at(place)) {
                return ids(running(cloud.experiments()))
                        .map(ids -> "not over yet: the experiments " + ids + "; FIS goes on ending them by itself");
            }
        }

        @Override
        public String inWords() {
            return "ended the experiments of " + tags.run()
                    + fault.map(one -> " for fault " + one).orElse("") + " in " + place;
        }
    }

    /** The templates of a run are deleted. */
    record DeleteTemplates(AwsPlace place, RunTags tags) implements AwsUndo {
        @Override
        public void perform(Cloud.Clouds clouds) throws IOException, InterruptedException {
            try (Cloud cloud = clouds.at(place)) {
                for (Listed one : left(cloud.experiments())) {
                    cloud.experiments().deleteTemplate(one.id());
                }
            }
        }

        private List<Listed> left(Experiments experiments) throws IOException, InterruptedException {
            return experiments.templates().stream()
                    .filter(one -> tags.areOn(one.tags()))
                    .toList();
        }

        @Override
        public Optional<String> remaining(Cloud.Clouds clouds) throws IOException, InterruptedException {
            try (Cloud cloud = clouds.at(place)) {
                return ids(left(cloud.experiments())).map(ids -> "still there: the experiment templates " + ids);
            }
        }

        @Override
        public String inWords() {
            return "deleted the experiment templates of " + tags.run() + " in " + place;
        }
    }

    /** The lock is free again, if it was this run that held it. */
    record ReleaseLock(AwsPlace place, String lock, String run) implements AwsUndo {
        @Override
        public void perform(Cloud.Clouds clouds) throws IOException, InterruptedException {
            try (Cloud cloud = clouds.at(place)) {
                cloud.lock().release(lock, run);
            }
        }

        @Override
        public Optional<String> remaining(Cloud.Clouds clouds) throws IOException, InterruptedException {
            try (Cloud cloud = clouds.at(place)) {
                return cloud.lock()
                        .holder(lock)
                        .filter(holder -> holder.run().equals(run))
                        .map(holder -> "the lock " + lock + " is still held by " + run);
            }
        }

        @Override
        public String inWords() {
            return "released the lock " + lock + " in " + place;
        }
    }

    private static Optional<String> ids(List<Listed> some) {
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.stream().map(Listed::id).collect(Collectors.joining(", ")));
    }
}
