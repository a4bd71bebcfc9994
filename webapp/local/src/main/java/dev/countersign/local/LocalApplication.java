package dev.countersign.local;

import dev.countersign.CountersignApplication;
import org.springframework.boot.SpringApplication;

/** The whole product on one machine: what the application stands on, and the application as it is in production. */
final class LocalApplication {

    private LocalApplication() {}

    static void main(String[] arguments) {
        LocalStart.of(arguments).start(new SpringApplication(CountersignApplication.class), arguments);
    }
}
