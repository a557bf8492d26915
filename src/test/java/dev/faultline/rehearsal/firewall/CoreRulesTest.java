package dev.faultline.rehearsal.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks are recognised wherever they are put and however they are written. */
class CoreRulesTest {
    private static final RuleSet RULES = new RuleSet(CoreRules.ALL);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "' OR '1'='1 ~ sql-tautology",
                "x' or 1=1-- ~ sql-tautology",
                "') OR ('a'='a ~ sql-tautology",
                "1 OR 1=1 ~ sql-tautology",
                "' or true -- ~ sql-tautology",
                "' oR/**/2>1 # ~ sql-tautology",
                "x' AND email IS NULL; -- ~ sql-tautology",
                "' || '1'='1 ~ sql-tautology",
                "a' UNION SELECT phone FROM bookings -- ~ sql-union",
                "1 union/**/all/**/select null,null ~ sql-union",
                "(select password from users where id=1) ~ sql-union",
                "andheri'; DROP TABLE bookings;-- ~ sql-stacked",
                "1; delete from bookings ~ sql-stacked",
                "1;insert into bookings values (1) ~ sql-stacked",
                "admin'-- ~ sql-comment",
                "admin' # ~ sql-comment",
                "1 AND pg_sleep(5) ~ sql-function",
                "1); WAITFOR DELAY '0:0:5' ~ sql-function",
                "../../etc/passwd ~ path-traversal",
                "..\\..\\windows ~ path-traversal",
                "%2e%2e%2fetc ~ path-traversal",
                "%252e%252e%252fetc ~ path-traversal",
                "/etc/passwd ~ path-system-file",
                "x/.env ~ path-system-file",
                "<script>alert(1)</script> ~ xss-script",
                "<ScRiPt src=//evil> ~ xss-script",
                "&lt;script&gt;alert(1) ~ xss-script",
                "&#x3c;script ~ xss-script",
                "javascript:alert(1) ~ xss-script",
                "<img src=x onerror=alert(1)> ~ xss-handler",
                "\" onmouseover=\"alert(1) ~ xss-handler",
                "<svg/onload=alert(1)> ~ xss-handler",
                "<iframe src=//evil> ~ xss-tag",
            })
    void attacksAreRecognisedInTheQueryAndInTheBody(String attack, String rule) {
        assertThat(inQuery(attack)).as("in the query").contains(rule);
        assertThat(inBody(attack)).as("in the body").contains(rule);
        assertThat(matching("/zones", "", "curl/8", attack)).as("in a header").contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/static/..%2f..%2fetc/shadow",
                "/a/%2e%2e/b",
                "/a/..",
                "/..;/manager",
                "/%00"
            })
    void pathsOutOfTheServedFolderAreRecognised(String path) {
        assertThat(matching(path, "", "curl/8")).contains("path-traversal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlmap/1.7.2#stable (https://sqlmap.org)",
                "Mozilla/5.00 (Nikto/2.1.6)",
                "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)",
                "masscan/1.3",
                "gobuster/3.6",
                "Nuclei - Open-source project (github.com/projectdiscovery/nuclei)"
            })
    void scannersAreRecognisedByTheirNames(String agent) {
        assertThat(matching("/zones", "", agent)).contains("scanner-user-agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"phone\":\"+919876543210\"}",
                "{\"phone\":\"+919876543210\",\"code\":\"004217\"}",
                "{\"slotId\":\"andheri-2026-12-01-09\"}",
                "{\"latitude\":19.1136,\"longitude\":72.8697}",
                "{\"bookingId\":\"1042\"}",
                "{\"orderId\":\"order_9f3a\",\"paymentId\":\"pay_81c\",\"signature\":"
                        + "\"6e9f8b0e5ad3a0f3b1c4cfb1d5e3a9c07f64b1e0d3a0f3b1c4cfb1d5e3a9c07f\"}",
                "{\"orderId\":\"order_1\",\"paymentId\":\"pay_1\",\"signature\":\"not hex at all !\"}",
                "{\"name\":\"Siobhán O'Brien and Or Levi\",\"note\":\"Gold d'Or is nice; selected from our list\"}",
                "{\"note\":\"Rock 'n' roll & blues -- 5 < 6, a union of select friends #1\"}",
                "{\"token\":\"eyJwIjoiKzkxOTg3NjU0MzIxMCJ9.c2lnbmF0dXJlLy8rKz09\"}",
                "{}",
                "[]",
                "12",
                "{\"at\":\"2026-12-01T09:30:00.000+05:30\"}",
                "{\"note\":\"100% sure... ok?\"}"
            })
    void honestBodiesMatchNothing(String body) {
        assertThat(RULES.matching(body.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void honestAddressesAndHeadersMatchNothing() {
        assertThat(matching(
                        "/availability", "zone=andheri&date=2026-12-01", "gatling/3.15", "https://app.example/book"))
                .isEmpty();
        assertThat(matching("/messages/+919876543210", "after=12&limit=1000", "Java-http-client/17.0.9"))
                .isEmpty();
        assertThat(matching(
                        "/bookings/1042/cancel",
                        "",
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36",
                        "1f0c8c9e-2f64-4f43-8a51-0f2f3f7c6c1d",
                        "10.4.17.9, 127.0.0.1",
                        "session=eyJhbGciOiJIUzI1NiJ9.e30=; theme=dark",
                        "booking-42#3"))
                .isEmpty();
    }

    @Test
    void anAttackThatIsNoJsonIsRecognisedToo() {
        assertThat(RULES.matching("phone=%27+OR+1%3D1--".replace('+', ' ').getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void aLongBodyDoesNotKeepThePatternsBusy() {
        for (String piece : List.of("<", "'", "<a ", "' or ", "select a", "/*", "&#", "%25", "..", "; ", "union ")) {
            String body = piece.repeat(16 * 1024 / piece.length());
            long start = System.nanoTime();
            Optional<Rule> ignored = RULES.matching(body.getBytes(StandardCharsets.UTF_8));
            assertThat(System.nanoTime() - start)
                    .as("%s again and again (%s)", piece, ignored)
                    .isLessThan(20_000_000_000L);
        }
    }

    @Test
    void everyRuleHasAnIdOfItsOwn() {
        assertThat(CoreRules.ids()).doesNotHaveDuplicates().contains(CoreRules.OVERSIZE_BODY);
    }

    private static Optional<String> inQuery(String attack) {
        return matching("/availability", "zone=" + URLEncoder.encode(attack, StandardCharsets.UTF_8), "curl/8");
    }

    private static Optional<String> inBody(String attack) {
        String escaped = attack.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\u0027");
        return RULES.matching(("{\"phone\":\"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8))
                .map(Rule::id);
    }

    private static Optional<String> matching(String path, String query, String agent, String... headers) {
        return RULES.matching(new RequestHead(path, query, agent, List.of(headers)))
                .map(Rule::id);
    }
}
