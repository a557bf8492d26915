package dev.faultline.cli;

import dev.faultline.fault.aws.RemoteLock;
import dev.faultline.scenario.AwsSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a run in AWS would do, as a person reads it before confirming. Nothing is asked of AWS for it. */
final class AwsDryRun {
    private AwsDryRun() {}

    static String of(AwsWork work, AwsSpec aws) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s on %s in AWS, account %s, region %s%n",
                work.scenario().name(),
                work.system().name(),
                aws.account(),
                aws.region()));
        text.append(AwsPlanText.faults(work.experiments()));
        Duration most = work.scenario().timing().longest();
        String alarms = String.join(", ", aws.stopAlarms());
        text.append(String.format(
                Locale.ROOT,
                "%nThis is a dry run: nothing was sent, to AWS or to %s. With --confirm %s/%s, a run would%n",
                work.system().target().orElseThrow().url(),
                aws.account(),
                work.system().name()));
        List.of(
                        "look, and stop there if something is not right: the credentials are of " + aws.account()
                                + " and the clock agrees; the role " + aws.role() + " is there; " + alarms
                                + (aws.stopAlarms().size() == 1 ? " is" : " are") + " OK, none of "
                                + aws.alarms().values() + " fires; no other experiment is under way; something bears "
                                + aws.tag().key() + "=" + aws.tag().value() + ", and nothing of it is production; the"
                                + " policies allow the calls; one ordinary request is served",
                        "lock " + work.system().name() + " with the parameter "
                                + RemoteLock.name(work.system().name()),
                        "make the templates above, and start each with actionsMode skip-all: FIS then finds what it"
                                + " would break, and leaves it alone; what it finds is shown, and must be at most "
                                + aws.maxTargets() + " and never all of a kind",
                        "send the load of " + work.scenario().name() + " to the system, for up to " + most.toMinutes()
                                + " min " + most.toSecondsPart() + " s, and start the experiments in it",
                        "end them, delete the templates, release the lock, read the records back and remove them")
                .forEach(line -> text.append("  - ").append(line).append('\n'));
        return text.toString();
    }
}
