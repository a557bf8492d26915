package dev.faultline.fault.aws;

import dev.faultline.target.aws.AwsClients;
import java.io.IOException;

/** AWS itself, with whatever credentials this process has. */
public final class AwsCloud implements Cloud {
    private final AwsClients aws;

    private AwsCloud(AwsClients aws) {
        this.aws = aws;
    }

    /**
     * Opens the clients for a place, once AWS has said that they are of its account: in any other, what is to be found
     * again would look as if it were gone.
     *
     * @throws IOException where they are not
     */
    public static AwsCloud at(AwsPlace place) throws IOException, InterruptedException {
        AwsClients aws = AwsClients.in(place.region());
        try {
            String account = aws.caller().account();
            if (!account.equals(place.account())) {
                throw new IOException("expected credentials of the account " + place.account() + ", found those of "
                        + account + "\nlog in to " + place.account() + " and try again");
            }
            return new AwsCloud(aws);
        } catch (IOException | InterruptedException | RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    @Override
    public Experiments experiments() {
        return new FisExperiments(aws);
    }

    @Override
    public RemoteLock lock() {
        return new ParameterLock(aws);
    }

    @Override
    public void close() {
        aws.close();
    }
}
