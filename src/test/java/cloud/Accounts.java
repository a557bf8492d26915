package cloud;

import java.util.Map;

/** Accounts to start with. */
public final class Accounts {
    static final Map<String, String> TAGS = Map.of("faultline", "blinklean");

    private Accounts() {}

    /** Nothing but the caller. */
    public static Account empty() {
        return new Account("111122223333", "ap-south-1");
    }

    /** What {@code scenarios/blinklean/aws.yaml} describes. */
    public static Account blinkLean() {
        Account account = empty();
        new BlinkLeanAccount(account).fill();
        return account;
    }
}
