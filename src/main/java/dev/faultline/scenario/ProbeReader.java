package dev.faultline.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.scenario.SystemSpec.Probe;
import dev.faultline.scenario.SystemSpec.ProbeWrite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the steady probers of a system; each critical path has at most one. */
final class ProbeReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KnownNames paths;
    private final Set<String> probed = new HashSet<>();

    ProbeReader(List<String> paths) {
        this.paths = new KnownNames("path", paths);
    }

    Probe read(YamlNode node) {
        Fields fields = Fields.of(node, "a probe", "path", "every", "timeout", "get", "post", "body", "write");
        String path = fields.required("path", paths::read);
        if (!probed.add(path)) {
            throw fields.error("the path `" + path + "` is probed already", "keep one probe for each path");
        }
        if (fields.has("get") == fields.has("post")) {
            throw fields.error(
                    "a probe sends either a `get` or a `post`", "add one of them, for example `post: /bookings`");
        }
        boolean post = fields.has("post");
        for (String field : List.of("body", "write")) {
            if (!post && fields.has(field)) {
                throw fields.key(field).error("a probe that sends a `get` has no `" + field + "`", "use `post`");
            }
        }
        return new Probe(
                path,
                fields.required("every", DurationSyntax::positive),
                fields.required("timeout", DurationSyntax::positive),
                post ? "POST" : "GET",
                fields.required(post ? "post" : "get", TextSyntax::urlPath),
                fields.optional("body", ProbeReader::json),
                fields.optional("write", ProbeReader::write));
    }

    static String json(YamlNode node) {
        String body = TextSyntax.read(node);
        try {
            JSON.readTree(body);
            return body;
        } catch (JsonProcessingException e) {
            throw node.error(
                    "the body is not JSON from its character " + e.getLocation().getColumnNr() + " on",
                    "write it like '{\"slotId\":\"probe\"}'");
        }
    }

    private static ProbeWrite write(YamlNode node) {
        Fields fields = Fields.of(node, "a probe's write", "operation", "state", "resource");
        return new ProbeWrite(
                fields.required("operation", TextSyntax::read),
                fields.required("state", TextSyntax::read),
                fields.required("resource", TextSyntax::read));
    }
}
