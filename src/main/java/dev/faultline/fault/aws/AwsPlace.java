package dev.faultline.fault.aws;

/**
 * The account and region that a run is in.
 *
 * @param account twelve digits
 * @param region for example {@code eu-central-1}
 */
public record AwsPlace(String account, String region) {
    @Override
    public String toString() {
        return account + " in " + region;
    }
}
