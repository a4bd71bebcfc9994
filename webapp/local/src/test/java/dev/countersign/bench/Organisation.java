package dev.countersign.bench;

import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.request.RequestService;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The people of one tenant who do what is measured, and the template that they use; made where they are missing. */
final class Organisation {

    static final String TEMPLATE = "bench-case";

    private static final int TEAMS = 40;
    private static final int MEMBERS = 5;

    private final RunningProduct product;
    private final TenantId tenant;
    private final List<Team> teams = new ArrayList<>();

    /** Those who ask, their manager, and somebody who decides after the manager of another team. */
    private record Team(List<Actor> members, Actor manager, Actor second) {}

    /** Who takes part in one request. */
    record Cast(Actor requester, Actor manager, Actor second) {}

    private Organisation(RunningProduct product, TenantId tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    static Organisation in(RunningProduct product) {
        TenantId tenant =
                product.get(Tenants.class).bySlug("acme").map(Tenant::id).orElseThrow();
        Organisation organisation = new Organisation(product, tenant);
        organisation.publishTemplate();
        for (int team = 0; team < TEAMS; team++) {
            organisation.teams.add(organisation.team(team));
        }
        return organisation;
    }

    Cast cast(RandomGenerator random) {
        Team team = teams.get(random.nextInt(TEAMS));
        Team other = teams.get(random.nextInt(TEAMS));
        return new Cast(team.members.get(random.nextInt(MEMBERS)), team.manager, other.second);
    }

    /** A requester whose manager has the full inbox, both of the demo accounts, with whom one can also sign in. */
    Cast demo() {
        return new Cast(actor(known("ana")), actor(known("marta")), actor(known("diego")));
    }

    TenantId tenant() {
        return tenant;
    }

    Actor administrator() {
        return actor(known("elena"));
    }

    private void publishTemplate() {
        Actor administrator = administrator();
        if (product.get(RequestService.class).prepare(administrator, TEMPLATE).isPresent()) {
            return;
        }
        PublishResult result = TemplateYaml.read(yaml()) instanceof ReadResult.Parsed parsed
                ? product.get(Templates.class).publish(administrator, parsed.definition())
                : null;
        if (!(result instanceof PublishResult.Published)) {
            throw new IllegalStateException("the template is not published: " + result);
        }
    }

    private static String yaml() {
        try (InputStream file = Organisation.class.getResourceAsStream("/bench/case.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Team team(int number) {
        PersonId manager = person("manager-" + number, null);
        PersonId second = person("second-" + number, null);
        List<Actor> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            members.add(actor(person("member-" + number + "-" + member, manager)));
        }
        return new Team(members, actor(manager), actor(second));
    }

    private PersonId person(String name, @Nullable PersonId manager) {
        return product.get(People.class)
                .byEmail(tenant, email(name))
                .map(Person::id)
                .orElseGet(() -> product.get(Directory.class)
                        .add(
                                tenant,
                                new NewPerson(
                                        name,
                                        email(name),
                                        "Bench",
                                        manager,
                                        Locale.ENGLISH,
                                        ZoneId.of("Europe/Madrid"),
                                        false)));
    }

    private PersonId known(String name) {
        return product.get(People.class)
                .byEmail(tenant, email(name))
                .map(Person::id)
                .orElseThrow();
    }

    private Actor actor(PersonId id) {
        return new Actor(
                tenant,
                id,
                product.get(People.class).find(tenant, id).orElseThrow().roles());
    }

    private static String email(String name) {
        return name + "@acme.test";
    }
}
