package dev.faultline.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * One bucket of S3 on the loopback, as much of it as is used: objects are put with a SHA-256 and, where that is asked for,
 * only where nothing is; they are got, and listed in small pages. It is what the SDK's standard settings point to until it
 * is closed.
 */
final class StandInBucket implements AutoCloseable {
    static final String NAME = "drills-of-the-shop";

    private static final int PAGE = 3;
    private static final Map<String, String> SETTINGS = Map.of(
            "aws.region", "eu-west-1",
            "aws.accessKeyId", "AKIDEXAMPLE",
            "aws.secretAccessKey", "not-a-secret");

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Optional<Pattern> refused = Optional.empty();
    private final HttpServer server;

    StandInBucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        SETTINGS.forEach(System::setProperty);
        System.setProperty(
                "aws.endpointUrlS3", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String key = path.substring(Math.min(path.length(), NAME.length() + 2));
            asked.add(exchange.getRequestMethod() + " " + key);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!path.startsWith("/" + NAME)) {
                error(exchange, 404, "NoSuchBucket");
            } else if (refused.filter(keys -> keys.matcher(key).matches()).isPresent()) {
                error(exchange, 403, "AccessDenied");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                put(exchange, key, body);
            } else if (key.isEmpty()) {
                list(exchange);
            } else {
                get(exchange, key);
            }
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        if (!checksum(body).equals(exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256"))) {
            error(exchange, 400, "BadDigest");
        } else if (!"*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            objects.put(key, body);
            answer(exchange, 200, new byte[0]);
        } else if (objects.putIfAbsent(key, body) == null) {
            answer(exchange, 200, new byte[0]);
        } else {
            error(exchange, 412, "PreconditionFailed");
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] object = objects.get(key);
        if (object == null) {
            error(exchange, 404, "NoSuchKey");
        } else {
            answer(exchange, 200, object);
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        List<String> all = objects.keySet().stream()
                .filter(key -> key.startsWith(query.getOrDefault("prefix", "")))
                .filter(key -> key.compareTo(query.getOrDefault("continuation-token", "")) > 0)
                .toList();
        List<String> page = all.subList(0, Math.min(PAGE, all.size()));
        StringBuilder xml = new StringBuilder("<ListBucketResult><Name>" + NAME + "</Name>");
        page.forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key></Contents>"));
        if (all.size() > PAGE) {
            xml.append("<NextContinuationToken>").append(page.get(PAGE - 1)).append("</NextContinuationToken>");
        }
        answer(exchange, 200, xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        for (String part : Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                .orElse("")
                .split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String checksum(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        answer(
                exchange,
                status,
                ("<Error><Code>" + code + "</Code><Message>no</Message></Error>").getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlS3");
    }
}
