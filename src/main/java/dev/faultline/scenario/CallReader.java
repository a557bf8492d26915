package dev.faultline.scenario;

import dev.faultline.scenario.YamlNode.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP requests, and what a system can be asked over HTTP to do to itself. */
final class CallReader {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final int OK = 200;

    private final AddressSyntax addresses;

    CallReader(AddressSyntax addresses) {
        this.addresses = addresses;
    }

    /** A request, {@code {post: /faults, body: '{}', token: STAGING_TOKEN}}; {@code others} are fields beside those. */
    HttpCall call(YamlNode node, String... others) {
        List<String> known = new ArrayList<>(METHODS);
        known.addAll(List.of("body", "token"));
        known.addAll(List.of(others));
        Fields fields = Fields.of(node, "a request", known.toArray(String[]::new));
        List<String> methods = METHODS.stream().filter(fields::has).toList();
        if (methods.size() != 1) {
            throw fields.error(
                    "a request has one of " + String.join(", ", METHODS) + ", found " + methods.size(),
                    "write its path or URL behind its method, for example `post: /faults`");
        }
        String method = methods.get(0);
        return new HttpCall(
                method.toUpperCase(Locale.ROOT),
                fields.required(method, addresses::place),
                fields.optional("body", ProbeReader::json),
                fields.optional("token", CallReader::variable));
    }

    /** The name of an environment variable that holds a secret. */
    static String variable(YamlNode node) {
        String name = TextSyntax.read(node);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw node.error(
                    "expected the name of an environment variable, found what cannot be one",
                    "secrets are never in this file: write the name of the variable that holds it, like STAGING_TOKEN");
        }
        return name;
    }

    /** All calls, by name. */
    Map<String, CallSpec> calls(YamlNode node) {
        Map<String, CallSpec> calls = new LinkedHashMap<>();
        for (Entry entry : Fields.withAnyNames(node, "the calls, by name").entries()) {
            String name = TextSyntax.id(entry.key());
            Fields fields = Fields.of(entry.value(), "a call", "description", "inject", "undo", "bitten");
            calls.put(
                    name,
                    new CallSpec(
                            name,
                            fields.required("description", TextSyntax::read),
                            fields.required("inject", this::call),
                            fields.required("undo", this::call),
                            fields.required("bitten", this::sign)));
        }
        return calls;
    }

    private CallSpec.Sign sign(YamlNode node) {
        Fields fields = Fields.withAnyNames(node, "how the call is seen");
        Optional<Integer> status = fields.optional("status", NumberSyntax::count);
        Optional<String> contains = fields.optional("contains", TextSyntax::written);
        if (status.isEmpty() && contains.isEmpty()) {
            throw fields.error(
                    "what the answer is like while the call is in force is missing",
                    "add `status` or `contains`, for example contains: '\"running\":true'");
        }
        return new CallSpec.Sign(call(node, "status", "contains"), status.orElse(OK), contains);
    }
}
