package dev.faultline.plan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.plan.PlanException;
import dev.faultline.plan.aws.ExperimentTemplate.Action;
import dev.faultline.plan.aws.ExperimentTemplate.Target;
import dev.faultline.scenario.AwsShop;
import dev.faultline.scenario.AwsSpec;

/** Plans of one fault of the shop in AWS, and what there is of it. */
final class ShopInAws {
    private ShopInAws() {}

    static void assertRefused(String fault, String... says) {
        assertThatThrownBy(() -> plan(fault, AwsShop.aws()))
                .isInstanceOf(PlanException.class)
                .message()
                .contains(says);
    }

    static AwsPlan plan(String fault, AwsSpec aws) throws PlanException {
        return AwsPlanner.plan(AwsShop.scenario(fault), AwsShop.system(), aws);
    }

    static AwsFault.Injected injected(String fault) throws PlanException {
        AwsFault only = plan(fault, AwsShop.aws()).faults().get(0);
        assertThat(only).isInstanceOf(AwsFault.Injected.class);
        return (AwsFault.Injected) only;
    }

    static Action only(AwsFault.Injected fault) {
        assertThat(fault.template().actions()).hasSize(1);
        return fault.template().actions().values().iterator().next();
    }

    static Target target(AwsFault.Injected fault) {
        assertThat(fault.template().targets()).hasSize(1);
        return fault.template().targets().values().iterator().next();
    }
}
