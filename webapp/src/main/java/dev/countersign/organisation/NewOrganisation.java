package dev.countersign.organisation;

import dev.countersign.people.EmailAddress;
import dev.countersign.people.NewPerson;
import dev.countersign.template.Templates;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.Tenants;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.BeanFactory;

/**
 * The command {@code organisation create}: adds an organisation with the ready templates and its first administrator, who is invited by email. What is there already is left as
 * it is, so the command can be repeated after a failure, or to invite once more.
 *
 * @param slug as its identity provider is registered
 * @param email of the administrator, who signs in with it
 */
record NewOrganisation(String slug, String name, ZoneId zone, String email, String administrator) {

    private static final int WORDS = 5;

    /** @throws IllegalArgumentException with a sentence, if the words are not slug, name, time zone, email and name of the administrator */
    static NewOrganisation of(List<String> words) {
        if (words.size() != WORDS) {
            throw new IllegalArgumentException(
                    "The command is: organisation create SLUG NAME TIME-ZONE EMAIL NAME-OF-THE-ADMINISTRATOR");
        }
        if (!EmailAddress.isOfAPerson(words.get(3))) {
            throw new IllegalArgumentException("An administrator cannot have the address '%s'".formatted(words.get(3)));
        }
        try {
            return new NewOrganisation(words.get(0), words.get(1), ZoneId.of(words.get(2)), words.get(3), words.get(4));
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("'%s' is no time zone".formatted(words.get(2)), unknown);
        }
    }

    void add(BeanFactory application) {
        Tenants tenants = application.getBean(Tenants.class);
        Tenant tenant = tenants.bySlug(slug).orElseGet(() -> tenants.add(slug, name, zone));
        application.getBean(Templates.class).installBuiltIn(tenant.id());
        application
                .getBean(FirstAdministrator.class)
                .invite(tenant.id(), new NewPerson(administrator, email, null, null, Locale.ENGLISH, zone, true));
    }
}
