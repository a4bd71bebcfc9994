package dev.countersign.local;

import dev.countersign.CountersignApplication;
import dev.countersign.organisation.OrganisationCommand;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;

/** The whole product on one machine: the application as in production, and everything that it needs. */
final class LocalApplication {

    private LocalApplication() {}

    /** @param arguments options of Spring; behind the word {@code organisation}, the words of this command and options */
    static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(CountersignApplication.class);
        if (arguments.length == 0 || !arguments[0].equals("organisation")) {
            LocalStart.of(arguments).start(application, arguments);
            return;
        }
        List<String> words =
                Arrays.stream(arguments).skip(1).filter(word -> !isOption(word)).toList();
        String[] options =
                Arrays.stream(arguments).filter(LocalApplication::isOption).toArray(String[]::new);
        try {
            OrganisationCommand command = OrganisationCommand.of(words);
            LocalStart.of(options).start(application, options, context -> command.run(context, System.out));
        } catch (IllegalArgumentException misuse) {
            System.err.println(misuse.getMessage());
            System.exit(2);
        }
    }

    /** Options of the command stand apart from their values. */
    private static boolean isOption(String word) {
        return word.startsWith("--") && word.contains("=");
    }
}
