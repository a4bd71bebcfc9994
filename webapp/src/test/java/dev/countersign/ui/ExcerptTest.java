package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aTextOfUsualLengthStaysAndALongOneIsCut() {
        assertThat(Excerpt.of("Rosa Vidal")).isEqualTo("Rosa Vidal");
        assertThat(Excerpt.of("x".repeat(120))).isEqualTo("x".repeat(120));
        assertThat(Excerpt.of("x".repeat(90_000))).isEqualTo("x".repeat(119) + "…");
    }

    @Test
    void noLetterOfTwoUnitsIsSplit() {
        assertThat(Excerpt.of("😀".repeat(121))).isEqualTo("😀".repeat(119) + "…");
    }
}
