package dev.countersign;

import dev.countersign.database.Migration;
import dev.countersign.organisation.OrganisationCommand;
import dev.countersign.secret.Keysets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** The web application: every feature is a package below this one. */
@SpringBootApplication
public class CountersignApplication {

    /** @param arguments options of Spring, or a command of an operator with what it takes: {@code migrate}, {@code organisation}, {@code keysets} */
    static void main(String[] arguments) throws GeneralSecurityException, IOException {
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "migrate" -> Migration.run(rest);
            case "organisation" -> organisation(List.of(rest));
            case "keysets" ->
                System.out.println(Keysets.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                        .withNewKeys(List.of(rest))
                        .json());
            default -> SpringApplication.run(CountersignApplication.class, arguments);
        }
    }

    private static void organisation(List<String> words) {
        OrganisationCommand command = OrganisationCommand.of(words);
        // On a port that nobody is told of.
        try (ConfigurableApplicationContext application =
                SpringApplication.run(CountersignApplication.class, "--server.port=0", "--server.address=127.0.0.1")) {
            command.run(application, System.out);
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
