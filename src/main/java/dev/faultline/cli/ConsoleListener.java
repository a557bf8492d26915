package dev.faultline.cli;

import dev.faultline.report.console.LiveConsole;
import dev.faultline.report.console.Progress;
import dev.faultline.run.RunListener;
import dev.faultline.target.SystemState;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a run's progress on the console. */
final class ConsoleListener implements RunListener {
    private final LiveConsole console;

    ConsoleListener(LiveConsole console) {
        this.console = console;
    }

    @Override
    public void note(String line) {
        console.say(line);
    }

    @Override
    public void progress(RunListener.Moment now) {
        Map<String, Progress.Replicas> replicas = now.services().stream()
                .collect(Collectors.toMap(
                        SystemState.Service::name,
                        service -> new Progress.Replicas(service.ready(), service.desired())));
        console.show(new Progress(
                now.phase(),
                now.elapsed(),
                now.total(),
                now.window().perSecond(),
                now.window().errorRatio(),
                now.window().p95(),
                now.inFlight(),
                now.faults(),
                replicas));
    }
}
