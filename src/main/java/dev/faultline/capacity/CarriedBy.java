package dev.faultline.capacity;

/**
 * What was measured on one number of instances.
 *
 * @param instances how many there were; 1 or more
 * @param carried the highest load at which the service level held, a second; more than 0
 */
public record CarriedBy(int instances, double carried) {
    /** Throws {@link IllegalArgumentException} for what cannot have been measured. */
    public CarriedBy {
        if (instances < 1 || !(carried > 0) || Double.isInfinite(carried)) {
            throw new IllegalArgumentException(
                    "expected instances from 1 on and a load over 0 a second, found " + instances + " and " + carried);
        }
    }
}
