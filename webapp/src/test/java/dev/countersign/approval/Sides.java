package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.step.ApprovalStep;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.Expiry;
import dev.countersign.definitions.step.ParallelStep;
import dev.countersign.definitions.step.Quorum;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.request.RequestId;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Organisation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company whose requests have two sides, {@code left} and {@code right}, each decided by the group of its name. */
final class Sides {

    final Company company;

    Sides(Company company) {
        this.company = company;
        directory().addGroup(company.tenant, "left", "Left");
        directory().addGroup(company.tenant, "right", "Right");
    }

    static ParallelStep both(ApprovalStep left, ApprovalStep right) {
        return both(ParallelStep.SamePerson.REFUSED, left, right);
    }

    static ParallelStep both(ParallelStep.SamePerson samePerson, ApprovalStep left, ApprovalStep right) {
        return new ParallelStep(
                "both", Text.of("Both"), ParallelStep.Join.ALL, samePerson, List.of(List.of(left), List.of(right)));
    }

    static ApprovalStep side(String key, QuorumRule rule) {
        return side(key, rule, Expiry.ENDS, Set.of());
    }

    static ApprovalStep side(String key, QuorumRule rule, Expiry expiry, Set<String> differentFrom) {
        ApprovalStep plain = Purchase.approval(key, new Approvers.Group(key));
        return new ApprovalStep(
                key,
                plain.name(),
                Quorum.of(new Approvers.Group(key), rule),
                plain.due(),
                List.of(),
                expiry,
                plain.answers(),
                differentFrom);
    }

    Actor person(String name, String... groups) {
        return within(get(Organisation.class).employee(company.tenant, name), groups);
    }

    Actor below(Actor manager, String name, String... groups) {
        return within(get(Organisation.class).employee(company.tenant, name, manager), groups);
    }

    Actor within(Actor person, String... groups) {
        for (String group : groups) {
            directory().addMember(company.tenant, group, person.person());
        }
        return person;
    }

    /** A request of Ana that waits on both sides. */
    RequestId asked() {
        RequestId request = company.submit(company.ana);
        company.deliver(company.task(request, "left"));
        company.deliver(company.task(request, "right"));
        return request;
    }

    DecideResult approve(Actor actor, RequestId request, String step) {
        return company.approve(actor, company.only(request, step));
    }

    DecideResult deny(Actor actor, RequestId request, String step) {
        return company.deny(actor, company.only(request, step), "no");
    }

    void undo(Actor actor, DecideResult decided) {
        assertThat(company.approvals().undo(actor, ((DecideResult.Recorded) decided).decision()))
                .isInstanceOf(UndoResult.Undone.class);
    }

    /** The steps whose decision waits for this person. */
    List<String> waitingFor(Actor actor) {
        return company.inbox(actor).stream()
                .flatMap(item -> Stream.of(List.of(item.step()), item.further(), item.instead())
                        .flatMap(List::stream))
                .map(step -> step.standard().replace("Step ", ""))
                .sorted()
                .toList();
    }

    ApprovalCase.State state(Actor actor, RequestId request, String step) {
        return company.approvals()
                .open(actor, company.only(request, step))
                .orElseThrow()
                .state();
    }

    ApprovalRow row(RequestId request, String step) {
        return company.row(company.only(request, step));
    }

    /** How many letters of this kind there are for the person. */
    int letters(Actor actor, String kind) {
        return get(TenantTransaction.class)
                .call(
                        company.tenant,
                        () -> get(JdbcClient.class)
                                .sql("select count(*) from notification where recipient_id = ? and kind = ?")
                                .params(actor.person().value(), kind)
                                .query(Integer.class)
                                .single());
    }

    <T> T get(Class<T> type) {
        return company.get(type);
    }

    private Directory directory() {
        return get(Directory.class);
    }
}
