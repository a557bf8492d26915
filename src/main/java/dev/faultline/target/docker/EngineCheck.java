package dev.faultline.target.docker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Whether an engine is fit for a rehearsal, before anything is created there.
 *
 * @param engine that is looked at
 * @param progress hears of what takes long
 */
public record EngineCheck(Engine engine, Consumer<String> progress) {
    /** That of Docker 20.10: older engines cannot be told to publish and alias as a rehearsal does. */
    static final String OLDEST_API = "1.41";

    private static final Pattern API = Pattern.compile("\\d+\\.\\d+");

    /**
     * Returns when the engine answers, is new enough and has the images; those that it lacks are pulled.
     *
     * @throws EngineFailed saying what was expected and found, and what to do
     */
    public void require(List<String> images) throws EngineFailed, InterruptedException {
        requireVersion(engine.version());
        List<String> missing = new ArrayList<>();
        for (String image : images) {
            if (!engine.hasImage(image)) {
                pull(image, missing);
            }
        }
        if (!missing.isEmpty()) {
            throw new EngineFailed("expected the images " + String.join(", ", images)
                    + " on the engine or in a registry; not to be had: " + String.join("; ", missing)
                    + ". Where no registry can be reached, `bash .ci/images` makes stand-ins of the public ones");
        }
    }

    /** Returns when the engine has this project's own image, which no registry has. */
    public void requireOwn(String image) throws EngineFailed {
        if (!engine.hasImage(image)) {
            throw new EngineFailed("expected the image " + image + " on the engine; make it with `mvn -B package"
                    + " -DskipUnitTests=true && docker build -t " + image + " -f src/main/docker/Dockerfile .`");
        }
    }

    private void pull(String image, List<String> missing) throws InterruptedException {
        progress.accept("pulling " + image);
        try {
            engine.pull(image);
        } catch (EngineFailed e) {
            missing.add(image + " (" + e.getMessage() + ")");
        }
    }

    private static void requireVersion(Engine.Version version) throws EngineFailed {
        if (!API.matcher(version.api()).matches()) {
            throw new EngineFailed("expected the engine to tell the version of its API, for example " + OLDEST_API
                    + ", found `" + version.api() + "`: it does not speak Docker's");
        }
        if (Arrays.compare(numbers(version.api()), numbers(OLDEST_API)) < 0) {
            throw new EngineFailed(
                    "expected an engine with API " + OLDEST_API + " or newer (Docker 20.10), found API " + version.api()
                            + " (version " + version.engine() + "): upgrade it, or name another with DOCKER_HOST");
        }
    }

    private static int[] numbers(String api) {
        return Arrays.stream(api.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
