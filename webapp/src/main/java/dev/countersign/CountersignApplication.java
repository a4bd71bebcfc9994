package dev.countersign;

import dev.countersign.database.Migration;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The web application: every feature is a package below this one. */
@SpringBootApplication
public class CountersignApplication {

    private static final String MIGRATE = "migrate";

    /** @param arguments options of Spring, after {@code migrate} for the command that only migrates the database */
    static void main(String[] arguments) {
        if (List.of(arguments).indexOf(MIGRATE) == 0) {
            Migration.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            SpringApplication.run(CountersignApplication.class, arguments);
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
