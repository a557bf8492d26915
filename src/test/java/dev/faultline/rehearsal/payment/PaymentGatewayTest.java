package dev.faultline.rehearsal.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.rehearsal.http.JsonCalls;
import dev.faultline.rehearsal.http.JsonCalls.Reply;
import dev.faultline.rehearsal.protocol.Serving;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway as merchant and customer see it. */
class PaymentGatewayTest {
    private final Serving serving = PaymentGateway.start(new PaymentConfig(0, "key"));
    private final JsonCalls gateway = new JsonCalls(serving);

    @AfterEach
    void stop() throws Exception {
        serving.program().close();
    }

    @Test
    void aCustomerPaysAnOrderAndGetsASignature() throws Exception {
        Reply placed = gateway.post("/orders", Map.of("reference", "17", "amount", 49_900));
        assertThat(placed.status()).isEqualTo(201);
        String order = placed.body().get("orderId").asText();
        Reply paid = gateway.post("/orders/" + order + "/pay", Map.of());
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.body().get("signature").asText())
                .isEqualTo(new PaymentSignature("key")
                        .of(order, paid.body().get("paymentId").asText()));
        assertThat(gateway.post("/orders/" + order + "/pay", Map.of())).isEqualTo(paid);
    }

    @Test
    void whatWasNotOrderedCannotBePaid() throws Exception {
        assertThat(gateway.post("/orders/order_never/pay", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void anOrderNeedsAReferenceAndAnAmount() throws Exception {
        assertThat(gateway.post("/orders", Map.of("amount", 1)).status()).isEqualTo(400);
        assertThat(gateway.post("/orders", Map.of("reference", "1")).status()).isEqualTo(400);
        assertThat(gateway.post("/orders", Map.of("reference", "1", "amount", -1))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void itSaysThatItIsThere() throws Exception {
        assertThat(gateway.get("/health").status()).isEqualTo(200);
    }
}
