package dev.faultline.rehearsal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The signature of payments is the one that everybody computes, and fits one payment only. */
class PaymentSignatureTest {
    private final PaymentSignature signature = new PaymentSignature("key");

    /** {@code printf 'order_1|pay_1' | openssl dgst -sha256 -hmac key}. */
    @Test
    void itIsHmacSha256OfOrderAndPayment() {
        assertThat(signature.of("order_1", "pay_1"))
                .isEqualTo("65219a93f3f6ab8a5f6962209ec83d04e29cd18b30fffd7e1a2aade3a72c199e");
    }

    @Test
    void itFitsItsOwnPaymentOnly() {
        byte[] bytes = HexFormat.of().parseHex(signature.of("order_1", "pay_1"));
        assertThat(signature.matches("order_1", "pay_1", bytes)).isTrue();
        assertThat(signature.matches("order_2", "pay_1", bytes)).isFalse();
        assertThat(signature.matches("order_1", "pay_2", bytes)).isFalse();
        assertThat(new PaymentSignature("another key").matches("order_1", "pay_1", bytes))
                .isFalse();
    }

    @Test
    void halfASignatureFitsNothing() {
        byte[] half = HexFormat.of().parseHex(signature.of("order_1", "pay_1").substring(0, 32));
        assertThat(signature.matches("order_1", "pay_1", half)).isFalse();
    }
}
