package dev.faultline.cli;

import dev.faultline.capacity.CapacityRequest;
import dev.faultline.capacity.ScalingResponse;
import dev.faultline.report.ScalingRecord;
import dev.faultline.scenario.CapacitySpec;
import dev.faultline.scenario.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faultline capacity}: measures what instances carry, and plans how many a demand takes. */
@Command(
        name = "capacity",
        description = "Measures what instances of a system carry, and plans how many a demand takes.",
        mixinStandardHelpOptions = true)
final class CapacityCommand implements Callable<Integer> {
    @Mixin
    private SystemOptions options;

    @Mixin
    private HistoryOption history;

    @Option(names = "--seed", description = "Where every random choice starts (default: the capacity file's own).")
    private Long seed;

    @Option(
            names = "--reports",
            defaultValue = "reports",
            description = "Where the run's folder goes (default: ${DEFAULT-VALUE}).")
    private Path reports;

    @Option(
            names = "--print-folder-to",
            paramLabel = "FILE",
            hidden = true,
            description = "Write the run's folder into this file, for scripts.")
    private Path folderFile;

    @Override
    public Integer call() throws Exception {
        try (Keeping keeping = history.keeping(reports)) {
            return measured(keeping).code();
        }
    }

    private ExitStatus measured(Keeping keeping) throws Exception {
        SystemSpec system = options.system();
        CapacitySpec spec = options.files().capacity();
        if (system.target().isPresent()) {
            throw new BadInput(system.name() + " is up already, at "
                    + system.target().get().url()
                    + ": its instances are its owner's, and their number is not set from here");
        }
        CapacityRequest request = new CapacityRequest(
                RunId.claim(reports, "capacity"),
                spec,
                system,
                options.platform(system, spec.platform()),
                seed != null ? seed : spec.seed(),
                reports.toAbsolutePath().normalize(),
                Installation.current().forking());
        if (folderFile != null) {
            Files.writeString(folderFile, request.files().folder().toString());
        }
        MeasuredCapacity capacity =
                new MeasuredCapacity(request, options, scaling(spec, system), System.out, System.err);
        ExitStatus status = capacity.carryOut();
        // A process that is being ended has no time for it.
        return capacity.interrupted()
                ? status
                : status.worse(keeping.keep(request.files().folder()));
    }

    /** The newest run on record knows how long more instances take; without one the file does. */
    private ScalingResponse scaling(CapacitySpec spec, SystemSpec system) throws IOException {
        CapacitySpec.Scaling asked = spec.demand().scaling();
        Optional<ScalingRecord> record =
                ScalingRecord.newest(reports, system.name(), asked.scenario(), asked.objective());
        return record.map(found -> new ScalingResponse(
                        found.took(),
                        String.format(
                                Locale.ROOT, "measured in %s, until %s was restored", found.run(), asked.objective())))
                .orElseGet(() -> new ScalingResponse(
                        asked.otherwise(),
                        "the capacity file: no run of " + asked.scenario() + " in " + reports + " has measured it"));
    }
}
