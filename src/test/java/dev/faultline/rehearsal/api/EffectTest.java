package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known after a failed statement, by its SQLSTATE. */
class EffectTest {
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "23505, unique violation, NOT_APPLIED",
        "23514, check violation, NOT_APPLIED",
        "25006, read-only transaction, NOT_APPLIED",
        "40001, serialization failure, NOT_APPLIED",
        "40P01, deadlock detected, NOT_APPLIED",
        "40003, statement completion unknown, IN_DOUBT",
        "42P01, undefined table, NOT_APPLIED",
        "53300, too many connections, NOT_APPLIED",
        "55P03, lock not available, NOT_APPLIED",
        "08003, connection was closed before, NOT_APPLIED",
        "08006, connection failure, IN_DOUBT",
        "08000, connection exception, IN_DOUBT",
        "08007, transaction resolution unknown, IN_DOUBT",
        "57P01, admin shutdown, IN_DOUBT",
        "57P02, crash shutdown, IN_DOUBT",
        "57014, query cancelled, IN_DOUBT",
        "58030, I/O error, IN_DOUBT",
        "XX000, internal error, IN_DOUBT"
    })
    void isDefiniteOnlyWhereTheServerRolledBack(String sqlState, String name, Effect expected) {
        assertThat(Effect.of(new SQLException(name, sqlState))).isEqualTo(expected);
    }

    @Test
    void aFailureWithoutAStateIsInDoubt() {
        assertThat(Effect.of(new SQLException("the driver does not say"))).isEqualTo(Effect.IN_DOUBT);
        assertThat(Effect.of(new SQLException("too short", "2"))).isEqualTo(Effect.IN_DOUBT);
    }
}
