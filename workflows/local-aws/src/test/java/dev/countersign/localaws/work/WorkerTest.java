package dev.countersign.localaws.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerTest {

    @Test
    void anErrorDoesNotEndAWorker() throws InterruptedException {
        var steps = new CountDownLatch(3);
        try (var _ = Worker.start("worker", () -> {
            steps.countDown();
            if (steps.getCount() > 0) {
                throw new StackOverflowError("a state that is nested too deeply");
            }
            return Duration.ofMinutes(1);
        })) {
            assertThat(steps.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
