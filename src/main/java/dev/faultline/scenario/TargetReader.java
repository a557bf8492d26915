package dev.faultline.scenario;

import dev.faultline.scenario.TargetSpec.CleanUp;
import dev.faultline.scenario.TargetSpec.Reach;
import dev.faultline.scenario.YamlNode.Entry;
import dev.faultline.scenario.YamlNode.Sequence;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code target} of a system that is up already: where it is, and how it is broken, marked and cleaned. */
final class TargetReader {
    private final AddressSyntax addresses;
    private final Path folder;
    private final CallReader calls;
    private final List<Topology.Link> links = new ArrayList<>();

    /** {@code folder} is where the certificate's file is looked for. */
    TargetReader(AddressSyntax addresses, Path folder) {
        this.addresses = addresses;
        this.folder = folder;
        this.calls = new CallReader(addresses);
    }

    /** The links that the target's Toxiproxy has; known once the target has been read. */
    List<Topology.Link> links() {
        return List.copyOf(links);
    }

    TargetSpec read(YamlNode node) {
        Fields fields = Fields.of(
                node,
                "the target",
                "url",
                "certificate",
                "health",
                "control",
                "inbox",
                "payments",
                "toxiproxy",
                "calls",
                "marks",
                "clean-up");
        return new TargetSpec(
                fields.required("url", addresses::base),
                fields.optional("certificate", this::certificate).flatMap(pem -> pem),
                fields.required("health", addresses::place),
                fields.required("control", addresses::place),
                fields.optional("inbox", addresses::optionalUrl).flatMap(url -> url),
                fields.optional("payments", addresses::optionalUrl).flatMap(url -> url),
                fields.optional("toxiproxy", this::toxiproxy),
                fields.optional("calls", calls::calls).orElse(Map.of()),
                fields.required("marks", TargetReader::marks),
                fields.optional("clean-up", this::cleanUp));
    }

    private Optional<String> certificate(YamlNode node) {
        return addresses.optional(node).map(name -> {
            Path file = folder.resolve(name);
            try {
                return Files.readString(file, StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw node.error(
                        "the certificate " + file + " cannot be read: " + e,
                        "name a file in PEM, from the folder of this file on, or leave it out where an authority of"
                                + " this machine vouches for the system");
            }
        });
    }

    private URI toxiproxy(YamlNode node) {
        Fields fields = Fields.of(node, "the Toxiproxy", "api", "links");
        for (Entry from : fields.required("links", links -> Fields.withAnyNames(links, "links, by who opens them"))
                .entries()) {
            String opens = TextSyntax.id(from.key());
            for (Entry to : Fields.withAnyNames(from.value(), "whom `" + opens + "` connects to")
                    .entries()) {
                String accepts = TextSyntax.id(to.key());
                proxies(to.value()).forEach(proxy -> links.add(new Topology.Link(proxy, opens, accepts)));
            }
        }
        return fields.required("api", this::api);
    }

    /** The client of its API speaks plain HTTP only, and knows no port unless it is told. */
    private URI api(YamlNode node) {
        URI api = addresses.base(node);
        if (!"http".equals(api.getScheme()) || api.getPort() < 0) {
            throw node.error(
                    "expected the Toxiproxy's API with its port, found `" + api + "`",
                    "write it like http://127.0.0.1:8474; where it is elsewhere, forward its port");
        }
        return api;
    }

    /** The name of one proxy, or a list of several. */
    private static List<String> proxies(YamlNode node) {
        if (!(node instanceof Sequence sequence)) {
            return List.of(TextSyntax.read(node));
        }
        if (sequence.items().isEmpty()) {
            throw node.error("the list of proxies is empty", "name the proxy, or remove the line");
        }
        return sequence.items().stream().map(TextSyntax::read).toList();
    }

    private static Marks marks(YamlNode node) {
        Fields fields = Fields.of(node, "the marks", "phones", "keys", "header");
        return new Marks(
                fields.required("phones", TargetReader::phones),
                fields.required("keys", TargetReader::keys),
                fields.optional("header", TargetReader::header));
    }

    private static String phones(YamlNode node) {
        return matching(node, "\\+[0-9]{1,4}", "the beginning of a phone number", "\"+9199\"; eleven digits follow it");
    }

    private static String keys(YamlNode node) {
        return matching(node, "[A-Za-z0-9_.-]{2,40}", "the beginning of idempotency keys", "faultline-");
    }

    private static String header(YamlNode node) {
        return matching(node, "[A-Za-z0-9-]+", "the name of a header", "X-Faultline-Run");
    }

    private static String matching(YamlNode node, String pattern, String what, String example) {
        String text = TextSyntax.read(node);
        if (!text.matches(pattern)) {
            throw node.error("expected " + what + ", found `" + text + "`", "write it like " + example);
        }
        return text;
    }

    private CleanUp cleanUp(YamlNode node) {
        Fields fields = Fields.of(node, "the clean-up", "each", "all", "rate");
        if (fields.has("each") == fields.has("all")) {
            throw fields.error(
                    "a clean-up is a request for `each` record, or one for `all`",
                    "keep one of them, for example each: {delete: \"/bookings/{id}\"}");
        }
        if (fields.has("all") && fields.has("rate")) {
            throw fields.error("a `rate` is for a clean-up of `each` record", "leave it out: `all` is one request");
        }
        double rate = fields.optional("rate", NumberSyntax::rate).orElse(CleanUp.GENTLE);
        return fields.optional("each", calls::call)
                .map(call -> new CleanUp(Reach.EACH, call, rate))
                .orElseGet(() -> new CleanUp(Reach.ALL, fields.required("all", calls::call), rate));
    }
}
