package dev.countersign.standalone;

import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** The properties that whoever runs the product gives. What is missing or wrong is refused by the name of its variable. */
final class Given {

    private static final int HIGHEST_PORT = 65_535;

    private final Environment environment;

    Given(Environment environment) {
        this.environment = environment;
    }

    /** The environment variable of a property. */
    static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** @param meaning what to set it to, for the refusal if it is missing */
    String text(String property, String meaning) {
        return optional(property)
                .orElseThrow(() -> new CannotRun("%s is missing: %s.".formatted(variable(property), meaning)));
    }

    Optional<String> optional(String property) {
        return Optional.ofNullable(environment.getProperty(property)).filter(value -> !value.isBlank());
    }

    int port(String property, String meaning) {
        String written = text(property, meaning);
        try {
            int port = Integer.parseInt(written.strip());
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // Refused below, as a number that is no port.
        }
        throw new CannotRun("%s is '%s', and a port is a number from 1 to %d."
                .formatted(variable(property), written, HIGHEST_PORT));
    }

    boolean truth(String property) {
        String written = text(property, "true or false");
        return switch (written.strip()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new CannotRun("%s is '%s', and it is true or false.".formatted(variable(property), written));
        };
    }
}
