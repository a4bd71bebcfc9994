package dev.countersign.organisation;

import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.Tenants;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
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
              organisation resume SLUG""";

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
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "create" -> {
                NewOrganisation organisation = NewOrganisation.of(rest);
                yield new OrganisationCommand((beans, out) -> {
                    organisation.add(beans);
                    out.printf("%s is there, with its first administrator.%n", organisation.slug());
                });
            }
            case "list" -> new OrganisationCommand(OrganisationCommand::list);
            case "usage" -> about(rest, OrganisationCommand::usage);
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
        void run(BeanFactory beans, Tenant tenant, PrintStream out);
    }

    private static OrganisationCommand about(List<String> words, About work) {
        if (words.size() != 1) {
            throw new IllegalArgumentException(USAGE);
        }
        String slug = words.getFirst();
        return new OrganisationCommand((beans, out) -> work.run(beans, find(beans, slug), out));
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
    }

    private static String line(ListedOrganisation one) {
        String state = one.suspended()
                .map(since -> "suspended since %s".formatted(since))
                .orElse("active");
        return "%s\t%s\t%s\tsince %s".formatted(one.slug(), one.name(), state, one.created());
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
