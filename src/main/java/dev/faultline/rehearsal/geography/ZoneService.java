package dev.faultline.rehearsal.geography;

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
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program that tells in which zone of the city a point lies. */
public final class ZoneService {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneService.class);
    private static final int WORKERS = 8;

    private final List<CityZone> zones = CityZone.all();
    private final ZoneMap map = new ZoneMap(zones);

    private ZoneService() {}

    /** Runs the service as its own process. */
    public static void main(String[] arguments) {
        OwnedProcess.run("zone-check", ZoneServiceConfig.class, ZoneService::start, arguments);
    }

    static Serving start(ZoneServiceConfig config) {
        WebServer server = WebServer.start(config.port(), WORKERS, new ZoneService().routes());
        return new Serving(Map.of("port", server.port()), server);
    }

    private HttpHandler routes() {
        return Handlers.routing()
                .post("/locate", handler(this::locate))
                .get("/centres", handler(call -> Answer.json(200, Map.of("zones", centres()))))
                .get("/health", handler(call -> Answer.json(200, Map.of("status", "up"))));
    }

    private Answer locate(Call call) {
        return map.locate(call.number("latitude"), call.number("longitude"))
                .map(zone -> Answer.json(200, Map.of("zone", zone)))
                .orElseGet(() -> Answer.error(404, "outside_every_zone"));
    }

    private record Centre(String zone, double latitude, double longitude) {}

    private List<Centre> centres() {
        return zones.stream()
                .map(zone -> new Centre(zone.name(), zone.latitude(), zone.longitude()))
                .toList();
    }

    private static HttpHandler handler(Endpoint endpoint) {
        return new EndpointHandler(endpoint, FailureAnswers.loggedTo(LOG));
    }
}
