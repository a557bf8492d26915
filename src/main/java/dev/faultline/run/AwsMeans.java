package dev.faultline.run;

import dev.faultline.fault.AwsGround;
import dev.faultline.fault.aws.AwsOrder;
import dev.faultline.observe.aws.AwsSignals;
import dev.faultline.target.aws.AwsClients;

/**
 * What an experiment needs beside its target where that is in AWS.
 *
 * @param order what was asked for
 * @param clients whom to ask
 * @param ground the account, made ready for the faults
 */
record AwsMeans(AwsOrder order, AwsClients clients, AwsGround ground) {
    /** Starts listening to what AWS tells; closed by whoever asked for it. */
    AwsSignals signals(RunContext run) {
        return new AwsSignals(order.system(), order.spec(), clients, run.clock(), run.recorder()::event);
    }
}
