package dev.countersign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.Verdict;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.people.NewPerson;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonNotActive;
import dev.countersign.people.Right;
import dev.countersign.people.Role;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import dev.countersign.testing.Anything;
import dev.countersign.testing.ServiceCall;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person whose rights were removed while their session was open can do nothing any more. */
class RevokedRightsIT {

    private static final RunningProduct product = RunningProduct.shared();

    private final Acme acme = new Acme(product);

    static Stream<ServiceCall> callsOfWhoeverActs() {
        return ServiceCall.ofWhoeverActs(product);
    }

    @Test
    void thereAreMethodsToWalk() {
        assertThat(callsOfWhoeverActs().map(ServiceCall::toString))
                .contains("ApprovalService.decide", "RequestService.submit", "AuditLog.verify", "People.search");
    }

    @ParameterizedTest
    @MethodSource("callsOfWhoeverActs")
    void whoIsInactiveIsRefusedWhateverTheirSessionSays(ServiceCall call) {
        Actor gone = person(true);
        set(gone, "active = false");
        assertThatThrownBy(() -> call.as(gone, Anything.with("anything"))).isInstanceOf(PersonNotActive.class);
    }

    @ParameterizedTest
    @MethodSource("callsOfWhoeverActs")
    void whoIsOfNobodysTenantIsRefused(ServiceCall call) {
        Actor nobody = new Actor(acme.actor("ana").tenant(), new PersonId(UUID.randomUUID()), Set.of(Role.EMPLOYEE));
        assertThatThrownBy(() -> call.as(nobody, Anything.with("anything"))).isInstanceOf(PersonNotActive.class);
    }

    @Test
    void whoWasMadeInactiveDecidesNothingFromAnOpenSession() {
        Actor manager = person(false);
        Actor employee = person(false, manager);
        RequestId request = acme.submit(employee, "Lamps of somebody else");
        ApprovalId approval = acme.waitingFor(manager, request);
        set(manager, "active = false");
        ApprovalService approvals = product.get(ApprovalService.class);
        assertThatThrownBy(() -> approvals.decide(manager, approval, Verdict.APPROVE, "", 1, UUID.randomUUID()))
                .isInstanceOf(PersonNotActive.class);
        set(manager, "active = true");
        assertThat(approvals.open(manager, approval).orElseThrow().state().toString())
                .isEqualTo("Open[]");
    }

    @Test
    void whoIsNoAdministratorAnyMoreSeesAndDoesWhatEmployeesDo() {
        Actor former = person(true);
        RequestId request = acme.submit(acme.actor("ana"), "Nothing of theirs");
        ApprovalId approval = acme.waitingFor(acme.actor("marta"), request);
        RequestService requests = product.get(RequestService.class);
        assertThat(requests.open(former, request)).as("before").isPresent();

        set(former, "administrator = false");
        assertThat(former.may(Right.SET_ORGANISATION))
                .as("what the session says")
                .isTrue();
        assertThat(requests.open(former, request)).isEmpty();
        assertThat(product.get(ApprovalService.class).open(former, approval)).isEmpty();
        assertThat(product.get(AuditLog.class).verify(former)).isEqualTo(new Verification.NotAllowed());
        assertThat(product.get(Templates.class)
                        .publish(former, BuiltInTemplates.all().getFirst()))
                .isEqualTo(new PublishResult.NotAllowed());
    }

    @Test
    void whoBecameAnAdministratorNeedsNoNewSignInForIt() {
        Actor promoted = person(false);
        RequestId request = acme.submit(acme.actor("ana"), "Theirs from now on");
        set(promoted, "administrator = true");
        assertThat(product.get(RequestService.class).open(promoted, request)).isPresent();
    }

    private Actor person(boolean administrator, Actor... manager) {
        Actor ana = acme.actor("ana");
        PersonId id = product.get(Directory.class)
                .add(
                        ana.tenant(),
                        new NewPerson(
                                "Somebody Else",
                                "n" + UUID.randomUUID() + "@acme.test",
                                null,
                                manager.length == 0 ? null : manager[0].person(),
                                Locale.ENGLISH,
                                ZoneId.of("Europe/Madrid"),
                                administrator));
        return new Actor(
                ana.tenant(), id, administrator ? Set.of(Role.EMPLOYEE, Role.ADMINISTRATOR) : Set.of(Role.EMPLOYEE));
    }

    private static void set(Actor person, String what) {
        product.get(TenantTransaction.class)
                .run(
                        person.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("update person set " + what + " where person_id = ?")
                                .param(person.person().value())
                                .update());
    }
}
