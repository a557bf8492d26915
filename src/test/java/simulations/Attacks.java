package simulations;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;

/** Requests that nobody honest sends. None of them would do harm if it came through. */
final class Attacks {
    private static final String NAME = "malicious-request";
    private static final String DATE = "2026-12-01";

    private Attacks() {}

    static List<HttpRequestActionBuilder> all() {
        return List.of(
                availability("andheri' OR '1'='1"),
                availability("x' UNION SELECT phone FROM bookings --"),
                json("/otp/request", "{\"phone\":\"' OR 1=1; DROP TABLE bookings; --\"}"),
                // Encoded, because a client would resolve the dots itself.
                http(NAME).get("/zones/..%2f..%2f..%2fetc%2fpasswd").disableUrlEncoding(),
                http(NAME)
                        .get("/availability?zone=..%2f..%2fetc%2fpasswd&date=" + DATE)
                        .disableUrlEncoding(),
                availability("<script>alert(1)</script>"),
                json("/zone-check", "{\"latitude\":\"<script>alert(1)</script>\",\"longitude\":0}"),
                http(NAME).get("/zones").header("User-Agent", "sqlmap/1.8.2#stable (https://sqlmap.org)"));
    }

    private static HttpRequestActionBuilder availability(String zone) {
        return http(NAME).get("/availability").queryParam("zone", zone).queryParam("date", DATE);
    }

    private static HttpRequestActionBuilder json(String path, String body) {
        return http(NAME).post(path).body(StringBody(body));
    }
}
