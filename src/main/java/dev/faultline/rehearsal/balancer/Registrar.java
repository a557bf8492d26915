package dev.faultline.rehearsal.balancer;

import com.fasterxml.jackson.core.JacksonException;
import dev.faultline.rehearsal.balancer.BalancerConfig.TargetConfig;
import dev.faultline.rehearsal.balancer.TargetGroup.Registration;
import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.protocol.Json;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.util.Map;

/** {@code PUT /targets/{name}}: puts a target into the group. */
final class Registrar implements HttpHandler {
    private final TargetGroup targets;

    Registrar(TargetGroup targets) {
        this.targets = targets;
    }

    private record Address(String zone, String host, int port) {}

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getRequestReceiver()
                .receiveFullBytes((whole, body) -> whole.dispatch(worker -> send(worker, register(worker, body))));
    }

    private Answer register(HttpServerExchange exchange, byte[] body) throws IOException {
        String name = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get("name");
        try {
            Address address = Json.MAPPER.readValue(body, Address.class);
            if (address == null || address.zone() == null || address.host() == null || !isPort(address.port())) {
                return refused("found " + address);
            }
            Registration registration =
                    targets.register(new TargetConfig(name, address.zone(), address.host(), address.port()));
            return Answer.json(registration == Registration.NEW ? 201 : 200, Map.of("name", name));
        } catch (JacksonException notAnAddress) {
            return refused(notAnAddress.getOriginalMessage());
        }
    }

    private static boolean isPort(int port) {
        return port >= 1 && port <= 65_535;
    }

    private static Answer refused(String found) {
        return Answer.error(400, "expected {\"zone\":\"a\",\"host\":\"127.0.0.1\",\"port\":1 to 65535}: " + found);
    }

    private static void send(HttpServerExchange exchange, Answer answer) {
        exchange.setStatusCode(answer.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        exchange.getResponseSender().send(answer.body());
    }
}
