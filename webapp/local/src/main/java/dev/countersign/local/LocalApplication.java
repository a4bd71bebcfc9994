package dev.countersign.local;

import dev.countersign.CountersignApplication;
import org.springframework.boot.SpringApplication;

/** The whole product on one machine: the application as in production, and everything that it needs. */
final class LocalApplication {

    private LocalApplication() {}

    static void main(String[] arguments) {
        LocalStart.of(arguments).start(new SpringApplication(CountersignApplication.class), arguments);
    }
}
