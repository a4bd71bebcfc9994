package dev.countersign.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutageEndTest {

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final OutageEnd end = new OutageEnd(
            () -> {
                asked.incrementAndGet();
                return over.get();
            },
            Duration.ofMillis(2));

    @Test
    void allWhoWaitAreToldOnceThoughOneOfThemFails() {
        List<String> told = new CopyOnWriteArrayList<>();
        end.whenOver(() -> {
            throw new IllegalStateException("gone");
        });
        end.whenOver(() -> told.add("a"));
        await().until(() -> asked.get() > 3);
        end.whenOver(() -> told.add("b"));
        assertThat(told).isEmpty();

        over.set(true);
        await().until(() -> told.size() == 2);
        int before = asked.get();
        end.whenOver(() -> told.add("c"));
        await().until(() -> told.size() == 3);
        assertThat(told).containsExactly("a", "b", "c");
        assertThat(asked.get()).as("not asked while nobody waits").isEqualTo(before + 1);
    }
}
