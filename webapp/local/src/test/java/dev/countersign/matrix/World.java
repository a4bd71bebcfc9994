package dev.countersign.matrix;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.approval.ApprovalId;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.People;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.Role;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.tenant.Tenants;
import dev.countersign.testing.Acme;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of the matrix, and what they access. */
final class World {

    private static final Set<Role> ADMINISTRATOR = Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR);

    final RunningProduct product;
    final Acme acme;
    private final Map<String, Actor> people;

    World(RunningProduct product) {
        this.product = product;
        this.acme = new Acme(product);
        TenantId globex =
                product.get(Tenants.class).bySlug("globex").map(Tenant::id).orElseThrow();
        Person adam =
                product.get(People.class).byEmail(globex, "adam@globex.test").orElseThrow();
        this.people = Map.ofEntries(
                Map.entry("requester", acme.actor("ana")),
                Map.entry("approver", acme.actor("marta")),
                Map.entry("colleague", acme.actor("luis")),
                Map.entry("administrator", acme.actor("elena")),
                Map.entry("auditor", acme.actor("olivia")),
                Map.entry("desk", acme.actor("xavi")),
                Map.entry("editor", acme.actor("greta")),
                Map.entry("former", was("administrator = false")),
                Map.entry("inactive", was("active = false")),
                Map.entry("stranger", new Actor(globex, adam.id(), ADMINISTRATOR)),
                Map.entry("forged", new Actor(tenant(), adam.id(), ADMINISTRATOR)));
    }

    Actor actor(String column) {
        Actor actor = people.get(column);
        if (actor == null) {
            throw new AssertionError("nobody is " + column);
        }
        return actor;
    }

    TenantId tenant() {
        return acme.actor("ana").tenant();
    }

    /** A new request of the requester that waits for the approver, and an alarm about it. */
    Target target() {
        String title = "Confidential " + UUID.randomUUID();
        RequestId request = acme.submit(actor("requester"), title);
        ApprovalId approval = acme.waitingFor(actor("approver"), request);
        return new Target(request, approval, title);
    }

    /** Withdraws the request if it is still open, so that the inbox of the approver does not fill up. */
    void clear(Target target) {
        product.get(RequestService.class).withdraw(actor("requester"), target.request());
    }

    void raiseAlarm(String subject) {
        product.get(Alarms.class).raise(tenant(), AlarmKind.MESSAGE_NOT_UNDERSTOOD, subject, Map.of());
    }

    /** The letter to the approver, as if it could not be delivered. */
    UUID failedLetter(Target target) {
        return product.get(TenantTransaction.class)
                .call(
                        tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("""
                                        update notification set failed_at = now(), failing_since = now(), published_at = now()
                                        where approval_id = ? and kind = 'ASSIGNED' returning notification_id
                                        """)
                                .param(target.approval().value())
                                .query(UUID.class)
                                .single());
    }

    void makeOverdue(Target target) {
        product.get(TenantTransaction.class)
                .run(
                        tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("update approval set due_at = now() - interval '9 days' where approval_id = ?")
                                .param(target.approval().value())
                                .update());
    }

    int count(String sql, Object... parameters) {
        return product.get(TenantTransaction.class)
                .call(
                        tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql(sql)
                                .params(parameters)
                                .query(Integer.class)
                                .single());
    }

    /** Somebody of the organisation of the requester, whom nothing else knows. */
    PersonId newPerson(String email) {
        return add("New Colleague", email, false);
    }

    /** An administrator at the start of the session, before this change. */
    private Actor was(String change) {
        PersonId id = add("Former Colleague", "f" + UUID.randomUUID() + "@acme.test", true);
        product.get(TenantTransaction.class)
                .run(
                        tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("update person set " + change + " where person_id = ?")
                                .param(id.value())
                                .update());
        return new Actor(tenant(), id, ADMINISTRATOR);
    }

    private PersonId add(String name, String email, boolean administrator) {
        return product.get(Directory.class)
                .add(
                        tenant(),
                        new NewPerson(
                                name, email, null, null, Locale.ENGLISH, ZoneId.of("Europe/Madrid"), administrator));
    }

    /** What they access. */
    record Target(RequestId request, ApprovalId approval, String title) {}
}
