package dev.faultline.rehearsal.control;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The platform's secrets, made anew for each. Its owner hands them over on standard input, the platform hands them on so
 * too, and they stand in no file.
 *
 * @param operator the bearer token that may read everything back
 * @param tokenKey the key that users' tokens are signed with
 * @param paymentKey the key that the payment gateway signs with
 * @param databasePassword the application's password at the database
 */
public record SecretValues(String operator, String tokenKey, String paymentKey, String databasePassword) {
    private static final int BYTES = 24;

    /** Some that nobody knows. */
    public static SecretValues random() {
        return new SecretValues(randomText(), randomText(), randomText(), randomText());
    }

    /** All of them by the names that the parameter store has them under. */
    public Map<String, String> byParameter() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("operator", operator);
        all.put("token-key", tokenKey);
        all.put("payment-key", paymentKey);
        all.put("database-password", databasePassword);
        return all;
    }

    /** Text that nobody can guess. */
    static String randomText() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Leaves all of them out. */
    @Override
    public String toString() {
        return "SecretValues[…]";
    }
}
