package dev.faultline.rehearsal.secrets;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Endpoint;
import dev.faultline.rehearsal.http.EndpointHandler;
import dev.faultline.rehearsal.http.FailureAnswers;
import dev.faultline.rehearsal.http.WebServer;
import dev.faultline.rehearsal.protocol.OwnedProcess;
import dev.faultline.rehearsal.protocol.Serving;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program that keeps secrets in memory and gives them to the roles that may have them. */
public final class ParameterStore {
    private static final Logger LOG = LoggerFactory.getLogger(ParameterStore.class);
    private static final String BEARER = "Bearer ";
    private static final int WORKERS = 4;

    private final StoreConfig config;

    private ParameterStore(StoreConfig config) {
        this.config = config;
    }

    /** Runs the store as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("secrets", StoreConfig.class, ParameterStore::start, arguments);
    }

    static Serving start(StoreConfig config) {
        WebServer server = WebServer.start(config.port(), WORKERS, new ParameterStore(config).routes());
        return new Serving(Map.of("port", server.port()), server);
    }

    private HttpHandler routes() {
        return Handlers.routing()
                .get("/parameters/{name}", handler(this::parameter))
                .get("/health", handler(call -> Answer.json(200, Map.of("status", "up"))));
    }

    /** 403 for who may not read it, also when there is no such parameter: names are no business of strangers. */
    private Answer parameter(Call call) {
        String name = call.path("name");
        Optional<StoreConfig.Role> role = role(call.header("Authorization").orElse(""));
        String value = config.parameters().get(name);
        if (role.isEmpty() || (value != null && !role.get().parameters().contains(name))) {
            LOG.warn("Refused {} to {}", name, role.map(StoreConfig.Role::name).orElse("a stranger"));
            return Answer.error(403, "not_allowed");
        }
        return value == null
                ? Answer.error(404, "unknown_parameter")
                : Answer.json(200, Map.of("name", name, "value", value));
    }

    private Optional<StoreConfig.Role> role(String authorization) {
        byte[] given = authorization.getBytes(StandardCharsets.UTF_8);
        return config.roles().stream()
                .filter(role -> MessageDigest.isEqual(given, (BEARER + role.token()).getBytes(StandardCharsets.UTF_8)))
                .findFirst();
    }

    private static HttpHandler handler(Endpoint endpoint) {
        return new EndpointHandler(endpoint, FailureAnswers.loggedTo(LOG));
    }
}
