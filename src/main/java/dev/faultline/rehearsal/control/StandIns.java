package dev.faultline.rehearsal.control;

import dev.faultline.rehearsal.channel.AlarmChannels;
import dev.faultline.rehearsal.channel.ChannelConfig;
import dev.faultline.rehearsal.geography.ZoneService;
import dev.faultline.rehearsal.geography.ZoneServiceConfig;
import dev.faultline.rehearsal.payment.PaymentConfig;
import dev.faultline.rehearsal.payment.PaymentGateway;
import dev.faultline.rehearsal.secrets.ParameterStore;
import dev.faultline.rehearsal.secrets.StoreConfig;
import dev.faultline.rehearsal.sms.SmsConfig;
import dev.faultline.rehearsal.sms.SmsGateway;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The programs that stand in for services of others, and the platform's own zone service. Each is called as its service is.
 *
 * @param secrets the parameter store
 * @param sms the SMS gateway
 * @param payments the payment gateway
 * @param channels the alarm channels
 * @param zoneCheck tells the zone of a place
 */
record StandIns(
        JavaService secrets, JavaService sms, JavaService payments, JavaService channels, JavaService zoneCheck) {
    /**
     * Makes them, and picks their ports: the zone service in the second of {@code zones}, all others outside every zone.
     * {@code roleToken}: by which the store knows an instance of the API.
     */
    static StandIns of(
            SecretValues secrets, String roleToken, List<String> unsubscribed, List<String> zones, ServiceSite site)
            throws IOException {
        Map<String, String> parameters = secrets.byParameter();
        StoreConfig.Role api = new StoreConfig.Role("api", roleToken, List.copyOf(parameters.keySet()));
        return new StandIns(
                JavaService.onFreePort(
                        "secrets",
                        "",
                        ParameterStore.class,
                        port -> new StoreConfig(port, parameters, List.of(api)),
                        site),
                JavaService.onFreePort("sms", "", SmsGateway.class, SmsConfig::new, site),
                JavaService.onFreePort(
                        "payments",
                        "",
                        PaymentGateway.class,
                        port -> new PaymentConfig(port, secrets.paymentKey()),
                        site),
                JavaService.onFreePort(
                        "channels", "", AlarmChannels.class, port -> new ChannelConfig(port, unsubscribed), site),
                JavaService.onFreePort("zone-check", zones.get(1), ZoneService.class, ZoneServiceConfig::new, site));
    }

    /** All but the parameter store, which others ask as they start. */
    List<JavaService> others() {
        return List.of(sms, payments, channels, zoneCheck);
    }

    /** All of them. */
    List<JavaService> programs() {
        return List.of(sms, payments, channels, zoneCheck, secrets);
    }

    /** The zone that one of them is in; empty for what stands outside every zone. */
    String zone(JavaService program, List<String> zones) {
        return program == zoneCheck ? zones.get(1) : "";
    }
}
