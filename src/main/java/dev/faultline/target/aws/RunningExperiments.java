package dev.faultline.target.aws;

import dev.faultline.target.SystemState.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.fis.model.ExperimentStatus;
import software.amazon.awssdk.services.fis.model.ExperimentSummary;

/** Whether an experiment of FIS is under way in the account and region, whosever it is; asked every few seconds at most. */
final class RunningExperiments implements AwsPart {
    /** An account keeps all of its experiments for months, and lists them a page at a time. */
    private static final Duration KEPT = Duration.ofSeconds(6);

    private static final Set<ExperimentStatus> UNDER_WAY = EnumSet.of(
            ExperimentStatus.PENDING, ExperimentStatus.INITIATING, ExperimentStatus.RUNNING, ExperimentStatus.STOPPING);

    private final AwsClients aws;
    private Invariant last;
    private long asked;

    RunningExperiments(AwsClients aws) {
        this.aws = aws;
    }

    @Override
    public synchronized Seen look() throws AwsCallFailed, InterruptedException {
        if (last == null || System.nanoTime() - asked > KEPT.toNanos()) {
            last = ask();
            asked = System.nanoTime();
        }
        return new Seen(List.of(), List.of(), List.of(last));
    }

    private Invariant ask() throws AwsCallFailed, InterruptedException {
        List<String> running = aws.call("fis:ListExperiments", () -> {
            List<String> found = new ArrayList<>();
            for (ExperimentSummary each :
                    aws.fis().listExperimentsPaginator(request -> {}).experiments()) {
                if (each.state() != null && UNDER_WAY.contains(each.state().status())) {
                    found.add(each.id());
                }
            }
            return found;
        });
        return new Invariant(
                "no-experiment-runs", running.isEmpty(), running.isEmpty() ? "none" : String.join(", ", running));
    }
}
