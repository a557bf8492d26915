package dev.faultline.scenario;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is, in a file that stands in a repository: <code>${NAME}</code> and <code>${NAME:-otherwise}</code>
 * stand for what the environment says, as in a shell. Never for secrets: what is read here is written into reports.
 */
final class AddressSyntax {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    private final Function<String, String> environment;

    /** {@code environment} gives a variable's value, or null. */
    AddressSyntax(Function<String, String> environment) {
        this.environment = environment;
    }

    /** A text with what the environment says; empty where that is nothing. */
    Optional<String> optional(YamlNode node) {
        Matcher variable = VARIABLE.matcher(written(node));
        StringBuilder text = new StringBuilder();
        while (variable.find()) {
            variable.appendReplacement(text, Matcher.quoteReplacement(value(node, variable)));
        }
        return Optional.of(variable.appendTail(text).toString().strip()).filter(found -> !found.isEmpty());
    }

    /** YAML's own reading takes a dollar and a brace for something else than a text. */
    private static String written(YamlNode node) {
        String written = TextSyntax.written(node);
        return written.contains("${") ? written : TextSyntax.read(node);
    }

    private String value(YamlNode node, Matcher variable) {
        String set = environment.apply(variable.group(1));
        if (set != null && !set.isBlank()) {
            return set;
        }
        if (variable.group(2) == null) {
            throw node.error(
                    "the environment variable " + variable.group(1) + " is not set",
                    "set it, or write what is meant without it: ${" + variable.group(1) + ":-…}");
        }
        return variable.group(2);
    }

    /** A text that must not come out empty. */
    String text(YamlNode node) {
        return optional(node).orElseThrow(() -> node.error("a value is missing", "write a value here"));
    }

    /** A URL, when there is one. */
    Optional<URI> optionalUrl(YamlNode node) {
        return optional(node).map(text -> url(node, text));
    }

    /** A URL of HTTP. */
    URI url(YamlNode node) {
        return url(node, text(node));
    }

    private static URI url(YamlNode node, String text) {
        try {
            URI url = URI.create(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw notAUrl(node, text);
        }
        throw notAUrl(node, text);
    }

    private static ScenarioException notAUrl(YamlNode node, String text) {
        return node.error(
                "expected a URL, found `" + text + "`",
                "write it like https://staging.example.com, without a user or password in it");
    }

    /** A URL with nothing behind host and port, for paths to be resolved on. */
    URI base(YamlNode node) {
        return base(url(node))
                .orElseThrow(() -> node.error(
                        "a base URL ends with its host and port, found `" + text(node) + "`",
                        "write what comes behind them into the paths"));
    }

    /** A URL as a base URL, without a slash at its end; empty where it has a path of its own. */
    static Optional<URI> base(URI url) {
        boolean bare = (url.getPath().isEmpty() || url.getPath().equals("/"))
                && url.getQuery() == null
                && url.getFragment() == null;
        return bare ? Optional.of(URI.create(url.getScheme() + "://" + url.getRawAuthority())) : Optional.empty();
    }

    /** A path on the system's base URL, or a whole URL; words in braces are left as they are. */
    String place(YamlNode node) {
        String place = text(node);
        String bare = place.replaceAll("\\{\\w+}", "x");
        if (bare.startsWith("/") && bare.chars().noneMatch(Character::isWhitespace)) {
            return place;
        }
        url(node, bare);
        return place;
    }
}
