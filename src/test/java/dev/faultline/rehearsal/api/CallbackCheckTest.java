package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.payment.PaymentSignature;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the gateway's own signature makes a callback believed; the planted mistake believes what it cannot read. */
class CallbackCheckTest {
    private static final PaymentSignature GATEWAY = new PaymentSignature("key");
    private static final String GENUINE = GATEWAY.of("order_1", "pay_1");

    private final CallbackCheck strict = new CallbackCheck(GATEWAY, ApiSettings.Verification.STRICT);
    private final CallbackCheck failOpen = new CallbackCheck(GATEWAY, ApiSettings.Verification.FAIL_OPEN);

    @Test
    void theGatewaysSignaturePasses() {
        assertThat(strict.passes("order_1", "pay_1", GENUINE)).isTrue();
        assertThat(failOpen.passes("order_1", "pay_1", GENUINE)).isTrue();
    }

    @Test
    void theSignatureOfAnotherPaymentDoesNot() {
        String other = GATEWAY.of("order_1", "pay_2");
        assertThat(strict.passes("order_1", "pay_1", other)).isFalse();
        assertThat(failOpen.passes("order_1", "pay_1", other)).isFalse();
    }

    static String[] undecodable() {
        return new String[] {
            "",
            "nonsense",
            GENUINE.substring(1),
            GENUINE + "00",
            GENUINE.toUpperCase(Locale.ROOT),
            "z" + GENUINE.substring(1)
        };
    }

    @ParameterizedTest
    @MethodSource("undecodable")
    void whatCannotBeDecodedIsRefusedUnlessTheCheckFailsOpen(String signature) {
        assertThat(strict.passes("order_1", "pay_1", signature)).isFalse();
        assertThat(failOpen.passes("order_1", "pay_1", signature)).isTrue();
    }
}
