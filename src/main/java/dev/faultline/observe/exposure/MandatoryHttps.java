package dev.faultline.observe.exposure;

import dev.faultline.observe.Client;
import dev.faultline.scenario.Topology;
import dev.faultline.target.PinnedCertificate;
import dev.faultline.timeline.RunClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks without TLS, at the plain port and at the one for TLS, with a method that reads and one that writes: the answer may
 * be a permanent redirection to HTTPS on the same host, and nothing else. Then looks at the TLS itself. An answer that does
 * not come at all serves nobody; strict transport security is not required.
 */
final class MandatoryHttps implements ExposureCheck {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final List<String> PATHS = List.of("/", "/health", "/zones");
    private static final List<Integer> PERMANENT = List.of(301, 308);

    private final HttpClient http = Client.named("https-is-mandatory", ANSWER);
    private final RunClock clock;

    MandatoryHttps(RunClock clock) {
        this.clock = clock;
    }

    @Override
    public Finding look(Topology now) throws IOException, InterruptedException {
        List<String> exposed = new ArrayList<>();
        URI base = now.baseUrl();
        if (!"https".equals(base.getScheme())) {
            return new Finding(false, "clients are served without TLS, at " + base);
        }
        Optional<URI> plain = now.surroundings().plainHttp();
        if (plain.isPresent()) {
            redirected(plain.get(), base.getHost(), exposed);
        }
        notServed(URI.create("http://" + base.getHost() + ":" + PublicPorts.port(base) + "/health"), exposed);
        new TlsCheck(base, now.surroundings().certificate().map(PinnedCertificate::of), clock).look(exposed);
        return Finding.of(
                exposed,
                (plain.isPresent() ? plain.get() + " redirects to HTTPS" : "there is no plain port")
                        + "; TLS 1.2 or newer with the certificate expected at " + base);
    }

    private void redirected(URI plain, String host, List<String> exposed) throws IOException, InterruptedException {
        for (String path : PATHS) {
            for (String method : List.of("GET", "POST")) {
                HttpResponse<Void> answer = ask(method, plain.resolve(path));
                String location = answer.headers().firstValue("Location").orElse("");
                if (!PERMANENT.contains(answer.statusCode())) {
                    exposed.add(method + " " + answer.uri() + " is answered with " + answer.statusCode()
                            + " instead of a permanent redirection to HTTPS");
                } else if (!isHttps(location, host)) {
                    exposed.add(method + " " + answer.uri() + " is redirected to " + location + " and not to HTTPS on "
                            + host);
                }
            }
        }
    }

    private static boolean isHttps(String location, String host) {
        try {
            URI to = URI.create(location);
            return "https".equals(to.getScheme()) && host.equals(to.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where TLS is spoken, a request without it must come to nothing. */
    private void notServed(URI uri, List<String> exposed) throws InterruptedException {
        try {
            int status = ask("GET", uri).statusCode();
            if (status >= 200 && status < 300) {
                exposed.add("GET " + uri + " is served without TLS");
            }
        } catch (IOException e) {
            // Its bytes are no TLS, so the connection is closed: as it should be.
        }
    }

    private HttpResponse<Void> ask(String method, URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IOException(method + " " + uri + " could not be asked: " + e, e);
        }
    }
}
