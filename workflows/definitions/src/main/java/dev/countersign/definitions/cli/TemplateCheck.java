package dev.countersign.definitions.cli;

import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.io.TemplateYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * {@code countersign template check FILE...}: checks files of templates, for a repository of templates. Writes one line for each problem, as compilers
 * do: {@code FILE:LINE:COLUMN: error: …}. What only an organisation knows, as its groups and people, is checked when a template is published.
 */
public final class TemplateCheck {

    static final int FINE = 0;
    static final int PROBLEMS = 1;
    static final int MISUSE = 2;

    private final PrintStream out;
    private final PrintStream errors;

    TemplateCheck(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    static void main(String[] files) {
        System.exit(new TemplateCheck(System.out, System.err).run(List.of(files)));
    }

    /** Returns the exit status. Warnings alone are fine. */
    int run(List<String> files) {
        if (files.isEmpty()) {
            errors.println("template check takes one or more files");
            return MISUSE;
        }
        int status = FINE;
        for (String file : files) {
            status = Math.max(status, check(file));
        }
        return status;
    }

    private int check(String file) {
        String yaml;
        try {
            yaml = Files.readString(Path.of(file));
        } catch (CharacterCodingException _) {
            errors.printf("%s is not a text file in UTF-8%n", file);
            return MISUSE;
        } catch (IOException unreadable) {
            errors.printf("%s cannot be read: %s%n", file, unreadable.getMessage());
            return MISUSE;
        }
        List<Problem> problems = TemplateYaml.problems(yaml);
        problems.forEach(problem -> out.printf(
                "%s:%d:%d: %s: %s%n",
                file,
                Math.max(problem.line(), 1),
                Math.max(problem.column(), 1),
                problem.isError() ? "error" : "warning",
                problem.in(Locale.ENGLISH)));
        if (problems.stream().anyMatch(Problem::isError)) {
            return PROBLEMS;
        }
        out.printf("%s: no errors%n", file);
        return FINE;
    }
}
