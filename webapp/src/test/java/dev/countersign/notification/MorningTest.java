package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MorningTest {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    @Test
    void beforeEightItIsTodayAndFromEightOnTomorrow() {
        assertThat(after("2027-01-15T06:59:59Z")).isEqualTo("2027-01-15T07:00:00Z");
        assertThat(after("2027-01-15T07:00:00Z")).isEqualTo("2027-01-16T07:00:00Z");
    }

    @Test
    void itIsTheMorningOfTheReader() {
        assertThat(Morning.after(Instant.parse("2027-01-15T07:00:00Z"), ZoneId.of("America/New_York")))
                .isEqualTo("2027-01-15T13:00:00Z");
    }

    @Test
    void itStaysAtEightWhenTheClocksChange() {
        assertThat(after("2027-03-27T12:00:00Z")).isEqualTo("2027-03-28T06:00:00Z");
    }

    private static Instant after(String now) {
        return Morning.after(Instant.parse(now), MADRID);
    }
}
