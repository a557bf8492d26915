package dev.faultline.toxics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Addresses are read and written as Toxiproxy has them. */
class HostPortTest {
    @Test
    void namesAndAddressesAreReadAndWritten() {
        for (String text : new String[] {"127.0.0.1:0", "db.internal:5432", "[::1]:8474", ":80"}) {
            assertThat(HostPort.parse(text)).hasToString(text);
        }
    }

    @Test
    void onlyNamesNeedANameService() {
        assertThat(HostPort.parse("127.0.0.1:1").isLiteral()).isTrue();
        assertThat(HostPort.parse("[::1]:1").isLiteral()).isTrue();
        assertThat(HostPort.parse("localhost:1").isLiteral()).isFalse();
    }

    @Test
    void everyAddressOfTheMachineIsOneAndTheSame() throws Exception {
        HostPort every = HostPort.of(new InetSocketAddress(80));

        assertThat(every).hasToString("[::]:80");
        assertThat(HostPort.of(HostPort.parse(":80").resolve().get(0))).isEqualTo(every);
        assertThat(HostPort.of(every.resolve().get(0))).isEqualTo(every);
    }

    @Test
    void whatIsWrongWithAnAddressIsSaid() {
        assertThatThrownBy(() -> HostPort.parse("host")).hasMessage("address host: missing port in address");
        assertThatThrownBy(() -> HostPort.parse("[::1]")).hasMessage("address [::1]: missing port in address");
        assertThatThrownBy(() -> HostPort.parse("::1:80")).hasMessage("address ::1:80: too many colons in address");
        assertThatThrownBy(() -> HostPort.parse("host:http")).hasMessage("address host:http: invalid port \"http\"");
        assertThatThrownBy(() -> HostPort.parse("host:65536")).hasMessageContaining("invalid port \"65536\"");
    }
}
