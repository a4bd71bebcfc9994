package dev.countersign.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TimeOrderedIdsTest {

    @Property
    void anIdIsVersionSevenAndCarriesItsMillisecond(
            @ForAll @LongRange(min = 0, max = 0xFFFF_FFFF_FFFFL) long millis, @ForAll long seed) {
        UUID id = idAt(millis, seed);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Property
    void laterIdsComeLaterAsText(@ForAll @LongRange(min = 0, max = 0xFFFF_FFFF_FFFEL) long millis, @ForAll long seed) {
        assertThat(idAt(millis, seed).toString())
                .isLessThan(idAt(millis + 1, seed + 1).toString());
    }

    @Property
    void idsOfOneMillisecondAreInTheOrderOfTheirCreation(@ForAll long seed) {
        TimeOrderedIds ids = new TimeOrderedIds(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), new Random(seed));
        assertThat(Stream.generate(ids::next).limit(100).map(UUID::toString).toList())
                .isSorted();
    }

    private static UUID idAt(long millis, long seed) {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        return new TimeOrderedIds(clock, new Random(seed)).next();
    }
}
