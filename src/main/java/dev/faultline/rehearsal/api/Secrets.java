package dev.faultline.rehearsal.api;

/**
 * What an instance must know and nobody else may, kept in memory only.
 *
 * @param operator the bearer token of {@code /internal/*}
 * @param tokenKey what the keys of users' tokens and one-time codes are derived from
 * @param paymentKey what the payment gateway signs with
 * @param databasePassword of the database's user
 */
record Secrets(String operator, String tokenKey, String paymentKey, String databasePassword) {
    /** Leaves all of them out. */
    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
