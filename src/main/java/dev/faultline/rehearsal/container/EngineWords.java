package dev.faultline.rehearsal.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says what an engine's failure means to whoever runs the harness. An engine tells most things in words alone, which have
 * stayed the same from version 20 to 28.
 *
 * @param host where the engine is looked for, as DOCKER_HOST would say it
 */
public record EngineWords(String host) {
    private static final String SOCKET = "unix://";
    private static final Pattern STATUS = Pattern.compile("^Status \\d+: ");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A failure of {@code what} (such as "starting db-a"): what, why, and what to do about it. */
    public String of(String what, RuntimeException cause) {
        return what + ": " + why(cause);
    }

    private String why(RuntimeException cause) {
        String said = said(cause);
        String words = said.toLowerCase(Locale.ROOT);
        if (words.contains("port is already allocated") || words.contains("address already in use")) {
            return "a port that it publishes is taken; end what listens there, and try again (" + said + ")";
        }
        if (words.contains("no space left on device")) {
            return "the engine's disk is full; `docker system df` shows with what, and `docker system prune` removes what"
                    + " nobody uses (" + said + ")";
        }
        if (cause instanceof NotFoundException && (words.contains("image") || words.contains("manifest"))) {
            return "its image is not on the engine, and not to be had (" + said + ")";
        }
        if (words.contains("client version") && words.contains("too")) {
            return "the engine is too old or too new for this version of Faultline; it says: " + said;
        }
        if (words.contains("permission denied")) {
            return "this user may not speak to the engine at " + host
                    + "; add it to the group `docker`, or set DOCKER_HOST (" + said + ")";
        }
        return cause instanceof DockerException ? "the engine answered: " + said : unreachable(said);
    }

    private String unreachable(String said) {
        if (host.startsWith(SOCKET) && Files.notExists(Path.of(host.substring(SOCKET.length())))) {
            return "there is no container engine at " + host
                    + "; install and start one (Docker 20.10 or newer), or set DOCKER_HOST to where it is";
        }
        return "the container engine at " + host + " does not answer (" + said
                + "); start it, or set DOCKER_HOST to where one is";
    }

    /** The message of the innermost cause, without its wrapping: those around it only repeat it, or name classes. */
    private static String said(Throwable cause) {
        Throwable innermost = cause;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage();
        return message == null || message.isBlank() ? innermost.toString() : unwrapped(message.strip());
    }

    /** Of {@code Status 409: {"message":"…"}} the words in the middle. */
    private static String unwrapped(String message) {
        String body = STATUS.matcher(message).replaceFirst("");
        try {
            return body.startsWith("{") ? JSON.readTree(body).path("message").asText(body) : body;
        } catch (JsonProcessingException e) {
            return body; // not JSON after all: it is shown as it came
        }
    }
}
