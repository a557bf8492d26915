package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Logging in by a code sent to the phone. */
final class OtpEndpoints {
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{6,15}");

    private final OneTimeCodes codes;
    private final SmsSender sms;
    private final BearerTokens tokens;
    private final Runnable limited;

    /** Runs {@code limited} for each call that was refused since its phone has had too many codes. */
    OtpEndpoints(OneTimeCodes codes, SmsSender sms, BearerTokens tokens, Runnable limited) {
        this.codes = codes;
        this.sms = sms;
        this.tokens = tokens;
        this.limited = limited;
    }

    /** Sends a code; also when one was sent before, which then no longer works. */
    Answer request(Call call) {
        String phone = phone(call);
        Optional<String> code = codes.issue(phone);
        if (code.isEmpty()) {
            limited.run();
            return Answer.notApplied(429, "too_many_codes");
        }
        sms.send(phone, "Your BlinkLean code is " + code.get());
        return Answer.json(202, Map.of());
    }

    Answer verify(Call call) {
        String phone = phone(call);
        Attempt attempt = codes.attempt(phone, call.text("code"));
        if (attempt instanceof Attempt.Accepted) {
            long life = BearerTokens.LIFE.toSeconds();
            return Answer.json(200, Map.of("token", tokens.issue(phone), "expiresInSeconds", life));
        } else if (attempt instanceof Attempt.Wrong wrong) {
            return Answer.json(401, Map.of("error", "wrong_code", "attemptsLeft", wrong.attemptsLeft()));
        } else if (attempt instanceof Attempt.Exhausted) {
            return Answer.error(429, "attempts_exhausted");
        }
        return Answer.error(410, "code_gone");
    }

    private static String phone(Call call) {
        String phone = call.text("phone");
        if (!PHONE.matcher(phone).matches()) {
            throw new Refusal(Answer.error(400, "bad_phone"));
        }
        return phone;
    }
}
