package dev.faultline.rehearsal.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.cli.PackagedJvm;
import dev.faultline.rehearsal.balancer.Trust;
import dev.faultline.rehearsal.database.FolderTree;
import dev.faultline.rehearsal.process.ProcessTree;
import dev.faultline.rehearsal.protocol.Json;
import dev.faultline.toxics.ToxicsServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole platform in a process of its own for a test, with a fault proxy, in a folder that goes away with it. */
final class PlatformProcess implements AutoCloseable {
    private final Path folder;
    private final ToxicsServer toxics;
    private final Process process;
    private final BufferedReader out;
    private URI admin;

    private PlatformProcess(Path folder, ToxicsServer toxics, Process process) {
        this.folder = folder;
        this.toxics = toxics;
        this.process = process;
        this.out = process.inputReader();
    }

    /** Starts one; nothing has been read from it yet. */
    static PlatformProcess begin(Map<String, String> settings) throws IOException {
        Path folder = Files.setPosixFilePermissions(
                Files.createTempDirectory("faultline-it-"), PosixFilePermissions.fromString("rwxr-xr-x"));
        ToxicsServer toxics = ToxicsServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        List<String> java = PackagedJvm.command();
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", Platform.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("platform.log").toFile())
                .start();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("workFolder", folder.resolve("work").toString());
        config.put("logsFolder", folder.resolve("logs").toString());
        config.put(
                "cacheFolder",
                Path.of("target", "postgres-cache").toAbsolutePath().toString());
        config.put("toxiproxy", toxics.apiUri().toString());
        config.put("java", java);
        config.put("settings", settings);
        Writer in = process.outputWriter();
        in.write(Json.MAPPER.writeValueAsString(config) + "\n");
        in.flush();
        return new PlatformProcess(folder, toxics, process);
    }

    /** Starts one and waits until it is ready. */
    static PlatformProcess ready(Map<String, String> settings) throws IOException {
        PlatformProcess platform = begin(settings);
        String line = platform.outcome();
        if (!line.startsWith("READY ")) {
            platform.close();
            throw new IOException("the platform did not become ready: " + line);
        }
        platform.admin = URI.create(Json.MAPPER
                .readTree(line.substring("READY ".length()))
                .path("admin")
                .asText());
        return platform;
    }

    /** Reads on to the first line that says STARTING of {@code part}. */
    void awaitStarting(String part) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("STARTING {\"what\":\"" + part + "\"}")) {
                return;
            }
        }
        throw new IOException("the platform never started " + part);
    }

    /** The first line that is not about starting. */
    String outcome() throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (!line.startsWith("STARTING ")) {
                return line;
            }
        }
        return "nothing";
    }

    Process process() {
        return process;
    }

    Path folder() {
        return folder;
    }

    JsonNode topology() {
        try {
            return Json.MAPPER.readTree(
                    HttpQuestion.ask(admin.getPort(), "/topology").orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients come to. */
    URI base() {
        return URI.create(topology().path("baseUrl").asText());
    }

    /** Calls the administration; the body may be empty. */
    HttpResponse<String> call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(admin.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client that trusts the platform's certificate and no other. */
    HttpClient client() {
        String certificate = topology().path("surroundings").path("certificate").asText();
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(Trust.only(certificate))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode service(String name) {
        return named("services", name);
    }

    List<String> names(String list) {
        List<String> names = new ArrayList<>();
        topology().path(list).forEach(element -> names.add(element.path("name").asText()));
        return names;
    }

    JsonNode node(String name) {
        return named("nodes", name);
    }

    boolean held(String invariant) {
        return named("invariants", invariant).path("held").asBoolean();
    }

    ProcessHandle processOf(String node) {
        return ProcessHandle.of(node(node).path("pid").asLong()).orElseThrow();
    }

    void kill(String node) {
        ProcessTree.of(processOf(node)).kill();
    }

    /** Every process that the platform wrote down and that still runs. */
    List<ProcessHandle> registeredAlive() throws IOException {
        Path register = folder.resolve("work/processes.jsonl");
        try (Stream<String> lines = Files.lines(register)) {
            return lines.map(PlatformProcess::pid)
                    .map(ProcessHandle::of)
                    .flatMap(Optional::stream)
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
    }

    /** Lets go of the platform and waits for its end. */
    int letGo() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() throws IOException {
        try {
            letGo();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } finally {
            toxics.close();
            FolderTree.delete(folder);
        }
    }

    private JsonNode named(String list, String name) {
        for (JsonNode node : topology().path(list)) {
            if (node.path("name").asText().equals(name)) {
                return node;
            }
        }
        throw new IllegalArgumentException("there is no " + name + " among the " + list);
    }

    private static long pid(String line) {
        try {
            return Json.MAPPER.readTree(line).path("pid").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
