package dev.faultline.rehearsal.api;

import dev.faultline.rehearsal.http.Answer;
import dev.faultline.rehearsal.http.Call;
import dev.faultline.rehearsal.http.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Paying for a booking: an order for the gateway, and the gateway's signed word that it was paid. */
final class PaymentEndpoints {
    private static final Pattern BOOKING_ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern GATEWAY_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    /** In paise: what every visit costs. */
    private static final int PRICE = 499_00;

    private static final String CURRENCY = "INR";

    private final Payments payments;
    private final PaymentClient gateway;
    private final CallbackCheck check;
    private final Access access;
    private final Runnable checkFailed;

    /** Runs {@code checkFailed} for each callback whose signature was found wrong. */
    PaymentEndpoints(
            Payments payments, PaymentClient gateway, CallbackCheck check, Access access, Runnable checkFailed) {
        this.payments = payments;
        this.gateway = gateway;
        this.check = check;
        this.access = access;
        this.checkFailed = checkFailed;
    }

    private record Placed(String orderId, int amount, String currency) {}

    /** The same booking again gets the same order. */
    Answer order(Call call) {
        String phone = access.user(call);
        long booking = bookingId(call.text("bookingId"));
        Payments.Payable payable = payments.find(booking, phone).orElseThrow(PaymentEndpoints::unknownBooking);
        Optional<Order> earlier = payable.order();
        if (earlier.isEmpty() && payable.state().equals("cancelled")) {
            return declined(new BookingOutcome.Declined(BookingOutcome.Reason.ALREADY_CANCELLED));
        }
        Order order = earlier.orElseGet(() -> payments.keep(placed(booking), booking));
        return Answer.json(201, new Placed(order.orderId(), order.amount(), CURRENCY));
    }

    Answer callback(Call call) {
        String order = gatewayId(call, "orderId");
        String payment = gatewayId(call, "paymentId");
        if (!check.passes(order, payment, call.optionalText("signature").orElse(""))) {
            checkFailed.run();
            return Answer.notApplied(400, "bad_signature");
        }
        BookingOutcome outcome = payments.pay(order, payment);
        if (outcome instanceof BookingOutcome.Applied applied) {
            return Answer.json(200, applied.booking().change());
        } else if (outcome instanceof BookingOutcome.Repeated repeated) {
            return Answer.json(200, repeated.booking().change());
        }
        return declined((BookingOutcome.Declined) outcome);
    }

    private Order placed(long booking) {
        try {
            return new Order(gateway.place(Long.toString(booking), PRICE), PRICE);
        } catch (Unavailable away) {
            throw new Refusal(Answer.notApplied(503, away.dependency() + "_unavailable"));
        }
    }

    private static Answer declined(BookingOutcome.Declined declined) {
        return Answer.notApplied(declined.reason().status(), declined.error());
    }

    private static Refusal unknownBooking() {
        return new Refusal(declined(new BookingOutcome.Declined(BookingOutcome.Reason.UNKNOWN_BOOKING)));
    }

    private static long bookingId(String text) {
        if (!BOOKING_ID.matcher(text).matches()) {
            throw unknownBooking();
        }
        return Long.parseLong(text);
    }

    private static String gatewayId(Call call, String field) {
        String id = call.text(field);
        if (!GATEWAY_ID.matcher(id).matches()) {
            throw new Refusal(Answer.notApplied(400, "bad_" + field));
        }
        return id;
    }
}
