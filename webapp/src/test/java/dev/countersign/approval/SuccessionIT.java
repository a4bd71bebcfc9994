package dev.countersign.approval;

import static dev.countersign.approval.Sides.side;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.administration.Staff;
import dev.countersign.administration.StaffResult;
import dev.countersign.administration.Takeover;
import dev.countersign.approval.SuccessionOutlook.Elsewhere;
import dev.countersign.approval.SuccessionOutlook.Obstacle;
import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a successor may not decide is known before somebody leaves, and goes to the next manager above or to an administrator. */
class SuccessionIT {

    private static final ApprovalStep LEFT = side("left", new QuorumRule.Any());
    private static final ApprovalStep RIGHT = side("right", new QuorumRule.All(), Expiry.ENDS, Set.of("left"));

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Sides sides = companies.sides(LEFT, RIGHT);
    private final Company company = sides.company;
    private final Actor diego = sides.person("Diego Santos");
    private final Actor lea = sides.below(diego, "Lea Vidal", "right");
    private final Actor sofia = sides.person("Sofia Leon", "left");

    @Test
    void whatTheSuccessorMayNotDecideGoesToTheNextManagerAboveAsWasSaidBefore() {
        RequestId decided = sides.asked();
        sides.approve(sofia, decided, "left");
        company.letUndoWindowPass();
        atRight(company.ana);
        atRight(sofia);

        SuccessionOutlook said = foresee(sofia);
        assertThat(said.toSuccessor()).isEqualTo(1);
        assertThat(byName(said)).isEqualTo(Map.of("Diego Santos", 2));
        assertThat(said.toNobody()).isZero();
        assertThat(said.examples())
                .extracting(Elsewhere::why)
                .containsExactly(Obstacle.DECIDED_ELSEWHERE, Obstacle.REQUESTER);
        assertThat(takeover(sofia).approvals()).isEqualTo(said);

        // The process dies between the act and the call that follows it.
        company.crash();
        company.runDueCalls();
        company.runDueCalls();

        assertThat(sides.waitingFor(sofia)).containsExactly("right");
        assertThat(sides.waitingFor(diego)).containsExactly("right", "right");
        assertThat(stillWithLea()).isZero();
        assertThat(company.count("select count(*) from alarm where kind = 'NOBODY_LEFT'"))
                .isZero();
    }

    @Test
    void whoIsAskedAlreadyGetsNoSecondPart() {
        Actor irene = sides.person("Irene Gil", "right");
        RequestId request = atRight(company.ana);
        assertThat(foresee(irene).examples()).extracting(Elsewhere::why).containsExactly(Obstacle.ASKED);
        takeover(irene);
        company.runDueCalls();

        assertThat(sides.waitingFor(diego)).containsExactly("right");
        assertThat(sides.approve(irene, request, "right")).isInstanceOf(DecideResult.Recorded.class);
        assertThat(sides.approve(diego, request, "right")).isInstanceOf(DecideResult.Recorded.class);
    }

    @Test
    void withoutAManagerWhoMayAnAdministratorDecides() {
        Actor olga = sides.get(Organisation.class).administrator(company.tenant, "Olga Sanz");
        atRight(diego);
        atRight(company.elena);

        SuccessionOutlook said = foresee(diego);
        assertThat(byName(said)).as("Diego cannot decide his own").isEqualTo(Map.of("Elena Prado", 1));
        assertThat(said.examples()).extracting(Elsewhere::why).containsExactly(Obstacle.REQUESTER);
        assertThat(said.toSuccessor())
                .as("Elena does not choose who decides hers, and Diego is the next manager above")
                .isEqualTo(1);
        takeover(diego);
        company.runDueCalls();

        assertThat(sides.waitingFor(company.elena)).containsExactly("right");
        assertThat(sides.waitingFor(diego)).containsExactly("right");
        assertThat(sides.waitingFor(olga)).isEmpty();
    }

    @Test
    void whatNobodyMayDecideStaysAndIsSaid() {
        sides.get(TenantTransaction.class)
                .run(
                        company.tenant,
                        () -> sides.get(JdbcClient.class)
                                .sql("update person set manager_id = null where person_id = ?")
                                .param(lea.person().value())
                                .update());
        atRight(company.elena);

        SuccessionOutlook said = foresee(sofia);
        assertThat(said.toNobody()).isEqualTo(1);
        assertThat(said.examples())
                .singleElement()
                .satisfies(one -> assertThat(one.heir()).isEmpty())
                .satisfies(one -> assertThat(one.why()).isEqualTo(Obstacle.OWN_REQUEST));
        takeover(sofia);
        company.runDueCalls();

        assertThat(stillWithLea()).isEqualTo(1);
        assertThat(company.count("select count(*) from alarm where kind = 'NOBODY_LEFT'"))
                .isEqualTo(1);
    }

    @Test
    void whoDoesNotLookAfterRequestsIsToldNothing() {
        atRight(company.ana);
        assertThat(sides.get(Succession.class).foresee(sofia, lea.person(), diego.person()))
                .isEmpty();
    }

    @Test
    void fiveHundredApprovalsTakeNoMoreStatementsThanTwo() {
        RequestId request = atRight(company.ana);
        atRight(sofia);
        foresee(sofia);
        int few = company.statements.of(() -> foresee(sofia)).size();
        copies(request, 498);

        assertThat(foresee(sofia).all()).isEqualTo(500);
        assertThat(foresee(sofia).toSuccessor()).isEqualTo(499);
        List<String> many = company.statements.of(() -> foresee(sofia));
        assertThat(many).as("%s", String.join("\n", many)).hasSize(few);
        List<String> leaving = company.statements.of(() -> takeover(sofia));
        assertThat(leaving).as("%s", String.join("\n", leaving)).hasSizeLessThan(60);
    }

    /** Further visits of the same step, each of which waits for Lea. */
    private void copies(RequestId request, int number) {
        sides.get(TenantTransaction.class).run(company.tenant, () -> {
            sides.get(JdbcClient.class).sql("""
                            insert into approval (tenant_id, approval_id, request_id, revision, step, visit, status, opened_at, due_at)
                            select tenant_id, gen_random_uuid(), request_id, revision, step, visit + n, status, opened_at, due_at
                            from approval, generate_series(1, ?) as n where request_id = ? and step = 'right'
                            """).params(number, request.value()).update();
            sides.get(JdbcClient.class)
                    .sql("""
                            insert into assignment (tenant_id, assignment_id, approval_id, template_id, person_id, reason, status, due_at, assigned_at)
                            select s.tenant_id, gen_random_uuid(), a.approval_id, s.template_id, s.person_id, s.reason, s.status, s.due_at, s.assigned_at
                            from approval a
                              join assignment s on s.approval_id = (select approval_id from approval where request_id = ? and step = 'right' and visit = 1)
                            where a.request_id = ? and a.visit > 1
                            """)
                    .params(request.value(), request.value())
                    .update();
        });
    }

    /** A request that waits for the right side alone. */
    private RequestId atRight(Actor requester) {
        RequestId request = company.submit(requester);
        company.deliver(company.task(request, "right"));
        return request;
    }

    private SuccessionOutlook foresee(Actor successor) {
        return sides.get(Succession.class)
                .foresee(company.elena, lea.person(), successor.person())
                .orElseThrow();
    }

    private Takeover takeover(Actor successor) {
        StaffResult result = sides.get(Staff.class)
                .leave(company.elena, lea.person(), Optional.of(successor.person()), "Lea has left.");
        return ((StaffResult.Left) result).takeover().orElseThrow();
    }

    private int stillWithLea() {
        return company.count(
                "select count(*) from assignment where status = 'OPEN' and person_id = '%s'".formatted(lea.person()));
    }

    private static Map<String, Integer> byName(SuccessionOutlook said) {
        return said.toOthers().entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().name(), Map.Entry::getValue));
    }
}
