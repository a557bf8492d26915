package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Who makes a call: a user by a signed token, or the operator by the operator's own. */
final class Access {
    private static final String BEARER = "Bearer ";

    private final BearerTokens tokens;
    private final byte[] operator;

    Access(BearerTokens tokens, String operator) {
        this.tokens = tokens;
        this.operator = operator.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The phone of the user.
     *
     * @throws Refusal 401 when the call carries no valid token
     */
    String user(Call call) {
        return tokens.phone(token(call)).orElseThrow(() -> new Refusal(Answer.notApplied(401, "bad_token")));
    }

    /** Whether the call carries the operator's token. */
    boolean isOperator(Call call) {
        Optional<String> header = call.header("Authorization");
        return header.isPresent() && isOperator(header.get());
    }

    /**
     * Lets only the operator through.
     *
     * @throws Refusal 401 for anyone else
     */
    void requireOperator(Call call) {
        token(call);
        if (!isOperator(call)) {
            throw new Refusal(Answer.notApplied(401, "bad_token"));
        }
    }

    private boolean isOperator(String header) {
        return header.startsWith(BEARER)
                && MessageDigest.isEqual(header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8), operator);
    }

    private static String token(Call call) {
        return call.header("Authorization")
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()))
                .orElseThrow(() -> new Refusal(Answer.notApplied(401, "no_token")));
    }
}
