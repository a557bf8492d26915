package dev.faultline.cli;

import dev.faultline.observe.alarm.AlarmExpression;
import dev.faultline.scenario.Scenario;
import dev.faultline.scenario.ScenarioException;
import dev.faultline.scenario.SystemSpec;
import dev.faultline.scenario.TargetSpec;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which system a command is about, and on what platform it is rehearsed. */
final class SystemOptions {
    @Mixin
    private SystemFiles files;

    @Option(
            names = "--known-bad",
            paramLabel = "NAME",
            description = "Rehearse on a deliberately broken platform; system.yaml names them.")
    private String knownBad;

    @Option(names = "--set", paramLabel = "SETTING=VALUE", description = "Change a setting of the rehearsal platform.")
    private Map<String, String> settings = new HashMap<>();

    @Option(
            names = "--target-url",
            paramLabel = "URL",
            description = "Where a system of your own is, instead of the url of its system.yaml.")
    private String targetUrl;

    @Option(
            names = "--toxiproxy-url",
            paramLabel = "URL",
            description = "Where the Toxiproxy of a system of your own is, instead of the one of its system.yaml.")
    private String toxiproxyUrl;

    SystemFiles files() {
        return files;
    }

    /** Its alarms can be evaluated, which the reader of the files does not know. */
    SystemSpec system() throws IOException, BadInput, ScenarioException {
        SystemSpec spec = behindTheToxiproxy(atTheTarget(files.system()));
        spec.alarms().forEach(AlarmExpression::of);
        return spec;
    }

    private SystemSpec atTheTarget(SystemSpec spec) throws BadInput {
        if (targetUrl == null || targetUrl.isBlank()) {
            return spec;
        }
        if (spec.target().isEmpty()) {
            throw new BadInput("--target-url " + targetUrl + ": " + spec.name()
                    + " is brought up on this machine, and is at no other place; a system.yaml with a `target` is");
        }
        return spec.with(spec.target().get().at(TargetUrl.of("--target-url", targetUrl)));
    }

    private SystemSpec behindTheToxiproxy(SystemSpec spec) throws BadInput {
        if (toxiproxyUrl == null || toxiproxyUrl.isBlank()) {
            return spec;
        }
        Optional<TargetSpec> own =
                spec.target().filter(target -> target.toxiproxy().isPresent());
        if (own.isEmpty()) {
            throw new BadInput("--toxiproxy-url " + toxiproxyUrl + ": " + spec.name()
                    + (spec.target().isEmpty()
                            ? " is brought up on this machine, with a fault proxy of its own"
                            : " has no links over a Toxiproxy; name them under `target.toxiproxy` of its system.yaml"));
        }
        return spec.with(own.get().behind(TargetUrl.of("--toxiproxy-url", toxiproxyUrl)));
    }

    Scenario scenario(String name) throws IOException, BadInput, ScenarioException {
        return files.scenario(name);
    }

    Optional<String> knownBad() {
        return Optional.ofNullable(knownBad).filter(name -> !name.isBlank());
    }

    /** The settings that {@code --set} changed, as they were given. */
    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** Throws {@link BadInput} where settings of a rehearsal platform were given, and there is none. */
    void refuseSettings(String where) throws BadInput {
        if (!settings.isEmpty() || knownBad().isPresent() || targetUrl != null || toxiproxyUrl != null) {
            throw new BadInput("--set, --known-bad, --target-url and --toxiproxy-url are not for a run " + where
                    + ": nothing is brought up there, and aws.yaml says where the traffic goes");
        }
    }

    /** The platform's settings for no scenario in particular. */
    Map<String, String> platform(SystemSpec spec) throws BadInput {
        return platform(spec, Map.of());
    }

    /**
     * The platform's settings: the system's own, over them the scenario's, over them those of a known-bad platform, over
     * them {@code --set}.
     */
    Map<String, String> platform(SystemSpec spec, Scenario scenario) throws BadInput {
        return platform(spec, scenario.platform());
    }

    /** The same, with settings of another file in the place of a scenario's. */
    Map<String, String> platform(SystemSpec spec, Map<String, String> ofTheScenario) throws BadInput {
        if (spec.target().isPresent() && !settings.isEmpty()) {
            throw new BadInput("--set " + String.join(", ", settings.keySet()) + ": " + spec.name()
                    + " is not brought up here, and has no settings that could be changed");
        }
        Map<String, String> merged = new TreeMap<>(spec.platform());
        merged.putAll(ofTheScenario);
        if (knownBad().isPresent()) {
            SystemSpec.KnownBad bad = spec.knownBad().get(knownBad);
            if (bad == null) {
                throw new BadInput(
                        "--known-bad " + knownBad + ": system " + spec.name() + " has no such setting; it has "
                                + spec.knownBad().keySet().stream().sorted().toList());
            }
            merged.putAll(bad.platform());
        }
        merged.putAll(settings);
        return merged;
    }
}
