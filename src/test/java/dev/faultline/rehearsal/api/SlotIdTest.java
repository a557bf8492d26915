package dev.faultline.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of slots. */
class SlotIdTest {
    @Test
    void aNameIsReadIntoItsPartsAndBack() {
        SlotId slot = SlotId.parse("andheri-2026-12-01-09").orElseThrow();
        assertThat(slot).isEqualTo(new SlotId("andheri", LocalDate.of(2026, 12, 1), 9));
        assertThat(slot).hasToString("andheri-2026-12-01-09");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "andheri",
                "andheri-2026-12-01",
                "andheri-2026-12-01-9",
                "andheri-2026-12-01-24",
                "andheri-2026-02-30-09",
                "andheri-2026-13-01-09",
                "Andheri-2026-12-01-09",
                "andheri-2026-12-01-09 ",
                "-2026-12-01-09"
            })
    void whatIsNoSlotIsRefusedWithoutAskingTheDatabase(String text) {
        assertThat(SlotId.parse(text)).isEmpty();
        assertThat(SlotId.canBe(text)).isFalse();
    }

    @Test
    void theProbersSlotHasANameOfItsOwn() {
        assertThat(SlotId.canBe(Schema.PROBE)).isTrue();
    }
}
