package dev.countersign.local;

import dev.countersign.connector.Connectors;
import dev.countersign.local.DemoAccounts.DemoTenant;
import dev.countersign.local.vendor.VendorConnector;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import java.time.ZoneId;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds missing demo people and built-in templates before the first page can be requested, except of organisations that were deleted. */
@Component
@Profile("local")
class DemoOrganisations implements SmartInitializingSingleton {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

    private final Tenants tenants;
    private final TenantTransaction transaction;
    private final People people;
    private final Directory directory;
    private final Templates templates;
    private final Connectors connectors;
    private final JdbcClient sql;
    private final int port;
    private final boolean joined;

    DemoOrganisations(
            Tenants tenants,
            TenantTransaction transaction,
            People people,
            Directory directory,
            Templates templates,
            Connectors connectors,
            JdbcClient sql,
            @Value("${server.port}") int port,
            @Value("${countersign.join:false}") boolean joined) {
        this.tenants = tenants;
        this.transaction = transaction;
        this.people = people;
        this.directory = directory;
        this.templates = templates;
        this.connectors = connectors;
        this.sql = sql;
        this.port = port;
        this.joined = joined;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (joined) {
            // The node that was joined has them, with itself as the vendor.
            return;
        }
        for (var demo : DemoAccounts.TENANTS) {
            if (isDeleted(demo)) {
                continue;
            }
            var tenant = tenants.bySlug(demo.slug()).orElseGet(() -> tenants.add(demo.slug(), demo.name(), ZONE));
            addPeople(tenant, demo);
            templates.installBuiltIn(tenant.id());
            VendorConnector.on(port)
                    .forEach(connector -> connectors.install(tenant.id(), connector, VendorConnector.API_KEY));
        }
    }

    /** Also while it is being deleted. Whoever creates one with this slug afterwards has their own people. */
    private boolean isDeleted(DemoTenant demo) {
        return sql.sql("select exists (select from deleted_organisations(?, ?) d where d.slug = ?)")
                .params(new UUID(0, 0), Integer.MAX_VALUE, demo.slug())
                .query(Boolean.class)
                .single();
    }

    /**
     * Adds those that are missing, all or none, so that the next start continues after one that was killed, and a new release adds its own. Not where somebody
     * was erased: nothing says any more who that was.
     */
    private void addPeople(Tenant tenant, DemoTenant demo) {
        transaction.run(tenant.id(), () -> {
            if (someoneWasErased()) {
                return;
            }
            DemoAccounts.GROUPS.entrySet().stream()
                    .filter(group -> !people.hasGroup(tenant.id(), group.getKey()))
                    .forEach(group -> directory.addGroup(tenant.id(), group.getKey(), group.getValue()));
            DemoAccounts.of(demo).stream()
                    .filter(account ->
                            people.byEmail(tenant.id(), account.email()).isEmpty())
                    .forEach(account -> add(tenant.id(), account));
            DemoAccounts.headsOf(demo).entrySet().stream()
                    .filter(head -> people.headOf(tenant.id(), head.getKey()).isEmpty())
                    .forEach(head -> directory.lead(tenant.id(), head.getKey(), idOf(tenant.id(), head.getValue())));
        });
    }

    private boolean someoneWasErased() {
        return sql.sql("select exists (select from person where erased_at is not null)")
                .query(Boolean.class)
                .single();
    }

    private void add(TenantId tenant, DemoAccount account) {
        var manager = account.manager() == null ? null : idOf(tenant, account.manager());
        var person = directory.add(
                tenant,
                new NewPerson(
                        account.name(),
                        account.email(),
                        account.department(),
                        manager,
                        account.locale(),
                        ZONE,
                        account.roles()));
        account.groups().forEach(group -> directory.addMember(tenant, group, person));
    }

    private PersonId idOf(TenantId tenant, String email) {
        return people.byEmail(tenant, email)
                .map(Person::id)
                .orElseThrow(() -> new NoSuchElementException(email + " stands after whom they manage"));
    }
}
