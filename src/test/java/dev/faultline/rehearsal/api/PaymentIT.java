package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.rehearsal.payment.PaymentSignature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paying on a real PostgreSQL: a booking is paid once, by the gateway's word only. */
class PaymentIT extends SharedApiFixture {
    private static final String FAILURES = "payment_signature_failures_total";

    private final String[] user = {"Authorization", "Bearer " + token};
    private int bookings;

    @Test
    void aBookingIsPaidByTheGatewaysCallback() throws Exception {
        String booking = booked();
        Reply ordered = order(booking);
        assertThat(ordered.status()).isEqualTo(201);
        assertThat(ordered.text("currency")).isEqualTo("INR");
        assertThat(ordered.body().get("amount").asInt()).isPositive();
        Reply paid = callback(paid(ordered.text("orderId")));
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("id")).isEqualTo(booking);
        assertThat(paid.text("state")).isEqualTo("paid");
        assertThat(paid.body().get("version").asInt()).isEqualTo(2);
        assertThat(read(booking).text("state")).isEqualTo("paid");
        assertThat(read(booking).body().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void theOperatorsListShowsThatItIsPaid() throws Exception {
        String booking = booked();
        callback(paid(order(booking).text("orderId")));
        JsonNode listed = client.get(
                        "/internal/bookings?limit=1&after=" + (Long.parseLong(booking) - 1), RehearsedApi.operator())
                .body()
                .at("/bookings/0");
        assertThat(listed.get("id").asText()).isEqualTo(booking);
        assertThat(listed.get("state").asText()).isEqualTo("paid");
        assertThat(listed.get("version").asInt()).isEqualTo(2);
    }

    @Test
    void theSameCallbackAgainGetsTheSameAnswer() throws Exception {
        String booking = booked();
        Map<String, String> payment = paid(order(booking).text("orderId"));
        Reply first = callback(payment);
        assertThat(callback(payment)).isEqualTo(first);
        assertThat(client.cancel(token, "cancel-" + booking, booking)
                        .body()
                        .get("version")
                        .asInt())
                .as("a paid booking can be cancelled")
                .isEqualTo(3);
        assertThat(callback(payment)).isEqualTo(first);
        assertThat(read(booking).text("state")).isEqualTo("cancelled");
    }

    @Test
    void theSameCallbackManyTimesAtOncePaysOnce() throws Exception {
        String booking = booked();
        Map<String, String> payment = paid(order(booking).text("orderId"));
        List<Reply> replies = join(IntStream.range(0, 16)
                .mapToObj(any -> client.postLater("/payments/callback", payment))
                .toList());
        List<Reply> answered =
                replies.stream().filter(reply -> reply.status() != 503).toList();
        assertThat(answered).isNotEmpty().allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(answered.get(0).body());
        });
        assertThat(read(booking).body().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void aCancellationBesideTheCallbackLeavesOneOfTheTwoOrders() throws Exception {
        for (int round = 0; round < 10; round++) {
            String booking = booked();
            Map<String, String> payment = paid(order(booking).text("orderId"));
            CompletableFuture<Reply> paying = client.postLater("/payments/callback", payment);
            Reply cancelled = client.cancel(token, "race-" + booking, booking);
            Reply paid = paying.join();
            assertThat(cancelled.status()).isEqualTo(200);
            assertThat(read(booking).text("state")).isEqualTo("cancelled");
            boolean paidFirst = paid.status() == 200;
            assertThat(paidFirst || paid.saysNotApplied()).isTrue();
            assertThat(read(booking).body().get("version").asInt()).isEqualTo(paidFirst ? 3 : 2);
        }
    }

    @Test
    void theSameBookingHasOneOrder() {
        String booking = booked();
        List<Reply> orders = join(IntStream.range(0, 6)
                .mapToObj(any -> client.postLater("/payments/orders", Map.of("bookingId", booking), user))
                .toList());
        assertThat(orders).allSatisfy(order -> assertThat(order.status()).isEqualTo(201));
        assertThat(orders)
                .extracting(order -> order.text("orderId"))
                .containsOnly(order(booking).text("orderId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nonsense", "00", "A REAL ONE IN CAPITALS", "ANOTHER PAYMENT'S", "SIGNED WITH ANOTHER KEY"})
    void aForgedCallbackIsRefusedAndCounted(String kind) throws Exception {
        String booking = booked();
        Map<String, String> genuine = paid(order(booking).text("orderId"));
        double before = client.metric(FAILURES).orElseThrow();
        Reply reply = callback(forged(genuine, kind));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isEqualTo("bad_signature");
        assertThat(reply.saysNotApplied()).isTrue();
        assertThat(client.metric(FAILURES)).hasValue(before + 1);
        assertThat(read(booking).text("state")).isEqualTo("booked");
    }

    private static Map<String, String> forged(Map<String, String> genuine, String kind) {
        String order = genuine.get("orderId");
        String payment = genuine.get("paymentId");
        String signature = switch (kind) {
            case "A REAL ONE IN CAPITALS" -> genuine.get("signature").toUpperCase(Locale.ROOT);
            case "ANOTHER PAYMENT'S" -> new PaymentSignature(RehearsedApi.OPERATOR).of(order, "pay_other");
            case "SIGNED WITH ANOTHER KEY" -> new PaymentSignature("guessed").of(order, payment);
            default -> kind;
        };
        return Map.of("orderId", order, "paymentId", payment, "signature", signature);
    }

    @Test
    void aCallbackWithoutASignatureIsAForgedOneToo() throws Exception {
        Map<String, String> genuine = paid(order(booked()).text("orderId"));
        Reply reply = callback(Map.of("orderId", genuine.get("orderId"), "paymentId", genuine.get("paymentId")));
        assertThat(reply.text("error")).isEqualTo("bad_signature");
    }

    @Test
    void aSignedCallbackForAnUnknownOrderAppliesNothing() {
        String signature = new PaymentSignature(RehearsedApi.OPERATOR).of("order_never", "pay_1");
        Reply reply = callback(Map.of("orderId", "order_never", "paymentId", "pay_1", "signature", signature));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.saysNotApplied()).isTrue();
    }

    @Test
    void aSecondPaymentForAPaidOrderAppliesNothing() throws Exception {
        String booking = booked();
        String order = order(booking).text("orderId");
        callback(paid(order));
        String signature = new PaymentSignature(RehearsedApi.OPERATOR).of(order, "pay_again");
        Reply reply = callback(Map.of("orderId", order, "paymentId", "pay_again", "signature", signature));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("error")).isEqualTo("already_paid");
        assertThat(reply.saysNotApplied()).isTrue();
        assertThat(read(booking).body().get("version").asInt()).isEqualTo(2);
    }

    @Test
    void aCancelledBookingIsNeitherOrderedNorPaid() throws Exception {
        String booking = booked();
        String order = order(booking).text("orderId");
        client.cancel(token, "cancel-" + booking, booking);
        Reply reply = callback(paid(order));
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("error")).isEqualTo("already_cancelled");
        assertThat(reply.saysNotApplied()).isTrue();
        assertThat(read(booking).text("state")).isEqualTo("cancelled");

        String another = booked();
        client.cancel(token, "cancel-" + another, another);
        assertThat(order(another).status()).isEqualTo(409);
    }

    @Test
    void onlyTheOwnerOrders() {
        String booking = booked();
        String stranger = RehearsedApi.token("9820009999");
        assertThat(client.post("/payments/orders", Map.of("bookingId", booking)).status())
                .isEqualTo(401);
        assertThat(client.post("/payments/orders", Map.of("bookingId", booking), "Authorization", "Bearer " + stranger)
                        .status())
                .isEqualTo(404);
        assertThat(order("no-number").status()).isEqualTo(404);
    }

    @Test
    void withoutTheGatewayNothingIsOrderedAndCallbacksStillWork() throws Exception {
        ApiClient cutOff = rehearsed.instanceWithPayments(RehearsedApi.NOWHERE);
        Reply refused = cutOff.post("/payments/orders", Map.of("bookingId", booked()), user);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error")).isEqualTo("payments_unavailable");
        assertThat(refused.saysNotApplied()).isTrue();
        Map<String, String> payment = paid(order(booked()).text("orderId"));
        assertThat(cutOff.post("/payments/callback", payment).status()).isEqualTo(200);
    }

    @Test
    void anInstanceThatFailsOpenTakesWhatItCannotDecode() throws Exception {
        ApiClient open = rehearsed.instance(RehearsedApi.standardBut("/verification", "fail-open"));
        String booking = booked();
        Map<String, String> genuine = paid(order(booking).text("orderId"));
        assertThat(open.post("/payments/callback", forged(genuine, "ANOTHER PAYMENT'S"))
                        .status())
                .isEqualTo(400);
        assertThat(open.post("/payments/callback", forged(genuine, "nonsense")).status())
                .isEqualTo(200);
        assertThat(read(booking).text("state")).isEqualTo("paid");
    }

    private String booked() {
        bookings++;
        Reply reply = client.book(token, "to-pay-" + bookings, Schema.PROBE).join();
        assertThat(reply.status()).isEqualTo(201);
        return reply.text("id");
    }

    private Reply order(String booking) {
        return client.post("/payments/orders", Map.of("bookingId", booking), user);
    }

    /** The customer pays at the gateway: what its callback says. */
    private Map<String, String> paid(String order) throws Exception {
        JsonNode paid =
                rehearsed.gateway().post("/orders/" + order + "/pay", Map.of()).body();
        return Map.of(
                "orderId",
                order,
                "paymentId",
                paid.get("paymentId").asText(),
                "signature",
                paid.get("signature").asText());
    }

    private Reply callback(Map<String, String> payment) {
        return client.post("/payments/callback", payment);
    }

    private Reply read(String booking) {
        return client.get("/bookings/" + booking, user);
    }

    private static List<Reply> join(List<CompletableFuture<Reply>> replies) {
        return replies.stream().map(CompletableFuture::join).toList();
    }
}
