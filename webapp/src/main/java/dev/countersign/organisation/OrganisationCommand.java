package dev.countersign.organisation;

import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.Tenants;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.beans.factory.BeanFactory;

/** The command {@code organisation} of the operator, with what it is to do. */
public final class OrganisationCommand {

    /** How the command is written. */
    public static final String USAGE = """
            The command is one of
              organisation create SLUG NAME TIME-ZONE EMAIL NAME-OF-THE-ADMINISTRATOR
              organisation list
              organisation usage SLUG
              organisation suspend SLUG
              organisation resume SLUG
              organisation export SLUG [FILE]
              organisation verify FILE
              organisation delete SLUG [--confirm SLUG]""";

    private static final int PAGE = 500;

    private final BiConsumer<BeanFactory, PrintStream> work;

    private OrganisationCommand(BiConsumer<BeanFactory, PrintStream> work) {
        this.work = work;
    }

    /**
     * Reads the words behind {@code organisation}.
     *
     * @throws IllegalArgumentException if they are no command, with a sentence that says why
     */
    public static OrganisationCommand of(List<String> words) {
        return of(words, OrganisationCommand::ask);
    }

    /** @param ask shows a question to whoever typed the command and returns the answer; empty if nobody sits there */
    static OrganisationCommand of(List<String> words, Function<String, Optional<String>> ask) {
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "create" -> {
                NewOrganisation organisation = NewOrganisation.of(rest);
                yield new OrganisationCommand((beans, out) -> {
                    organisation.add(beans);
                    out.printf("%s is there. %s is invited by email.%n", organisation.slug(), organisation.email());
                });
            }
            case "list" -> new OrganisationCommand(OrganisationCommand::list);
            case "usage" -> about(rest, OrganisationCommand::usage);
            case "export" -> rest.size() == 1 ? about(rest, OrganisationCommand::store) : export(rest);
            case "verify" -> verify(rest);
            case "delete" -> delete(rest, ask);
            case "suspend" ->
                about(
                        rest,
                        (beans, tenant, out) -> out.printf(
                                organisations(beans).suspend(tenant)
                                        ? "%s is suspended. Its requests wait.%n"
                                        : "%s was suspended already.%n",
                                tenant.slug()));
            case "resume" ->
                about(
                        rest,
                        (beans, tenant, out) -> out.printf(
                                organisations(beans).resume(tenant)
                                        ? "%s is resumed. Its requests go on.%n"
                                        : "%s is not suspended.%n",
                                tenant.slug()));
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    /** Does it, and says what was done. */
    public void run(BeanFactory beans, PrintStream out) {
        work.accept(beans, out);
    }

    private interface About {
        void run(BeanFactory beans, Tenant tenant, PrintStream out) throws IOException;
    }

    private static OrganisationCommand about(List<String> words, About work) {
        if (words.size() != 1) {
            throw new IllegalArgumentException(USAGE);
        }
        String slug = words.getFirst();
        return new OrganisationCommand((beans, out) -> {
            try {
                work.run(beans, find(beans, slug), out);
            } catch (FileAlreadyExistsException there) {
                throw new IllegalArgumentException("There is a file %s already.".formatted(there.getFile()), there);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static OrganisationCommand export(List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        Path file = Path.of(words.get(1));
        return about(words.subList(0, 1), (beans, tenant, out) -> {
            OrganisationCopy.Written written =
                    beans.getBean(OrganisationCopies.class).write(tenant, file);
            out.printf(
                    "%s was written to %s: %d tables, %d files; %d files are missing.%n",
                    tenant.slug(),
                    file,
                    written.rows().size(),
                    written.files(),
                    written.missing().size());
        });
    }

    private static void store(BeanFactory beans, Tenant tenant, PrintStream out) throws IOException {
        out.printf(
                "%s is stored among its files as %s%n",
                tenant.slug(), beans.getBean(OrganisationCopies.class).store(tenant));
    }

    private static OrganisationCommand verify(List<String> words) {
        if (words.size() != 1) {
            throw new IllegalArgumentException(USAGE);
        }
        Path file = Path.of(words.getFirst());
        return new OrganisationCommand((beans, out) -> {
            try {
                OrganisationCopyCheck.Whole whole =
                        beans.getBean(OrganisationCopyCheck.class).check(file);
                out.printf(
                        "%s is the export of %s as it was written: %d parts, and an audit log of %d entries, intact.%n",
                        file, whole.slug(), whole.parts(), whole.entries());
            } catch (IOException unreadable) {
                throw new IllegalArgumentException(
                        "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
            }
        });
    }

    /** A deletion is confirmed by the slug once more. */
    private static OrganisationCommand delete(List<String> words, Function<String, Optional<String>> ask) {
        boolean isConfirmed = words.size() == 3 && words.get(1).equals("--confirm");
        if (!isConfirmed && words.size() != 1) {
            throw new IllegalArgumentException(USAGE);
        }
        String slug = words.getFirst();
        String typed = isConfirmed
                ? words.get(2)
                : ask.apply("Everything of %s will be deleted for good. Type its slug to go on: ".formatted(slug))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Without a terminal, confirm with: --confirm %s".formatted(slug)));
        if (!typed.strip().equals(slug)) {
            throw new IllegalArgumentException(
                    "Nothing is deleted: the slug is %s, and not %s.".formatted(slug, typed));
        }
        return about(
                words.subList(0, 1),
                (beans, tenant, out) -> out.printf(
                        "%s is deleted, with %d rows. A record with the signed end of its audit log stays.%n",
                        tenant.slug(), beans.getBean(OrganisationRemoval.class).remove(tenant)));
    }

    private static Optional<String> ask(String question) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(terminal -> terminal.readLine("%s", question));
    }

    private static Tenant find(BeanFactory beans, String slug) {
        return beans.getBean(Tenants.class)
                .bySlug(slug)
                .orElseThrow(() -> new IllegalArgumentException("There is no organisation %s.".formatted(slug)));
    }

    private static Organisations organisations(BeanFactory beans) {
        return beans.getBean(Organisations.class);
    }

    private static void list(BeanFactory beans, PrintStream out) {
        List<ListedOrganisation> page = organisations(beans).behind("", PAGE);
        while (!page.isEmpty()) {
            page.forEach(one -> out.println(line(one)));
            page = organisations(beans).behind(page.getLast().slug(), PAGE);
        }
        List<DeletedOrganisation> gone = organisations(beans).deleted(new UUID(0, 0), PAGE);
        while (!gone.isEmpty()) {
            gone.forEach(one -> out.println(line(one)));
            gone = organisations(beans).deleted(gone.getLast().id(), PAGE);
        }
    }

    private static String line(ListedOrganisation one) {
        String state = one.suspended()
                .map(since -> "suspended since %s".formatted(since))
                .orElse("active");
        return "%s\t%s\t%s\tsince %s".formatted(one.slug(), one.name(), state, one.created());
    }

    private static String line(DeletedOrganisation one) {
        String state = one.done()
                .map(at -> "deleted at %s".formatted(at))
                .orElse("being deleted since %s; repeat the command".formatted(one.begun()));
        return "%s\t%s\t%s".formatted(one.slug(), one.id(), state);
    }

    private static void usage(BeanFactory beans, Tenant tenant, PrintStream out) {
        Usage usage = organisations(beans).usage(tenant);
        out.printf(
                Locale.ROOT,
                """
                people, active: %d
                requests this month: %d
                requests, open: %d
                files: %d, %d bytes
                its limits: largest file in MB %s, files per request %s, submissions per minute %s
                """,
                usage.people(),
                usage.submitted(),
                usage.open(),
                usage.files(),
                usage.bytes(),
                limit(usage.limits().largestFile()),
                limit(usage.limits().filesPerRequest()),
                limit(usage.limits().submissionsPerMinute()));
    }

    private static String limit(Optional<Integer> chosen) {
        return chosen.map(Object::toString).orElse("as configured");
    }
}
