package simulations;

import java.util.Locale;

/** A way to tamper with a payment's signature. None of them gives a signature that is right. */
enum Forgery {
    /** One digit of the right signature is another. */
    FLIPPED_DIGIT,
    /** The right signature of another order. */
    ANOTHER_ORDERS,
    /** No signature. */
    EMPTY,
    /** Text of the right length that is no hexadecimal number: decoding it fails. */
    NOT_HEXADECIMAL,
    /** A wrong signature in upper case. */
    UPPER_CASE_OF_A_WRONG_ONE,
    /** The right signature without its last quarter. */
    TRUNCATED;

    /** What is sent instead of {@code signature}, the right one of the attacker's own order. */
    String of(String signature) {
        return switch (this) {
            case FLIPPED_DIGIT -> flipped(signature);
            case ANOTHER_ORDERS -> signature;
            case EMPTY -> "";
            case NOT_HEXADECIMAL -> "z".repeat(signature.length());
            case UPPER_CASE_OF_A_WRONG_ONE -> flipped(signature).toUpperCase(Locale.ROOT);
            case TRUNCATED -> signature.substring(0, signature.length() * 3 / 4);
        };
    }

    /** The last digit is another one, so that whoever compares only the beginning is caught. */
    private static String flipped(String signature) {
        int last = signature.length() - 1;
        int digit = Character.digit(signature.charAt(last), 16);
        return signature.substring(0, last) + Character.forDigit(digit ^ 1, 16);
    }
}
