package dev.faultline.cli;

import java.net.URI;

/** The base URL of something of somebody's own, as it is written on the command line. */
final class TargetUrl {
    private TargetUrl() {}

    /** What an option was given. Throws {@link BadInput} for what is no URL of HTTP, or has more than a host and a port. */
    static URI of(String option, String text) throws BadInput {
        try {
            URI url = URI.create(text.strip());
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
            if (http && url.getHost() != null && url.getUserInfo() == null && bare && url.getQuery() == null) {
                return URI.create(url.getScheme() + "://" + url.getRawAuthority());
            }
        } catch (IllegalArgumentException e) {
            throw expected(option, text);
        }
        throw expected(option, text);
    }

    private static BadInput expected(String option, String text) {
        return new BadInput(option + ": expected a URL with nothing behind its host and port, found " + text
                + "; write it like https://staging.example.com");
    }
}
