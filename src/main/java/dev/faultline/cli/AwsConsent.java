package dev.faultline.cli;

import dev.faultline.fault.aws.Guard;
import dev.faultline.scenario.AwsSpec;
import picocli.CommandLine.Option;

/** The second thing that a person must type where what would be broken is marked as production. */
final class AwsConsent {
    @Option(
            names = "--confirm-production",
            paramLabel = "SYSTEM",
            description =
                    "With --backend aws: <account id>/<system> once more, where resources that bear the system's tag"
                            + " bear that of production too. The role of the experiments has to allow it as well.")
    private String production;

    /** Throws {@link BadInput} where another system was typed. */
    void require(AwsSpec aws, String system) throws BadInput {
        String asked = aws.account() + "/" + system;
        if (isGiven() && !production.equals(asked)) {
            throw new BadInput("--confirm-production " + production + " is not the account and the system of aws.yaml"
                    + "\nif that is what you mean: --confirm-production " + asked);
        }
    }

    /** Throws {@link BadInput} where it was given for a run that is not in AWS. */
    void refuseElsewhere() throws BadInput {
        if (isGiven()) {
            throw new BadInput("--confirm-production is about AWS\nadd --backend " + AwsSpec.BACKEND);
        }
    }

    Guard.Production production() {
        return isGiven() ? Guard.Production.CONFIRMED : Guard.Production.REFUSED;
    }

    private boolean isGiven() {
        return production != null && !production.isBlank();
    }
}
