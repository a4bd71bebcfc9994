package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.TaskAnswer;
import dev.countersign.definitions.step.Approvers;
import dev.countersign.definitions.step.QuorumRule;
import dev.countersign.people.Actor;
import dev.countersign.people.Directory;
import dev.countersign.request.RequestId;
import dev.countersign.testing.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hundred people decide the same approval at the same time, {@code -Dcrowd.rounds} times. */
class CrowdIT {

    private static final int PEOPLE = 100;
    private static final int NEEDED = 60;
    private static final int ROUNDS = Integer.getInteger("crowd.rounds", 4);

    @RegisterExtension
    final Companies companies = new Companies();

    private final List<Actor> crowd = new ArrayList<>();
    private Company company;

    @BeforeEach
    void open() {
        company = companies.silent(
                Purchase.template(List.of(
                        Purchase.approval("crowd", new Approvers.Group("crowd"), new QuorumRule.AtLeast(NEEDED)))),
                opened -> opened.stepFunctions);
        company.get(Directory.class).addGroup(company.tenant, "crowd", "Crowd");
        for (int i = 0; i < PEOPLE; i++) {
            Actor person = company.get(Organisation.class).employee(company.tenant, "Person " + i);
            company.get(Directory.class).addMember(company.tenant, "crowd", person.person());
            crowd.add(person);
        }
    }

    @Test
    void theQuorumIsExactAndTheExecutionGetsOneAnswer() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            RequestId request = company.submit(company.ana);
            HumanTask task = company.task(request, "crowd");
            company.deliver(task);
            ApprovalId approval = company.only(request, "crowd");
            int deniers = round == 0 ? 0 : random.nextInt(PEOPLE);

            List<DecideResult> results = atOnce(approval, deniers);

            TaskAnswer.Outcome outcome = company.row(approval).outcome().orElseThrow();
            int approvals = standing(approval, Verdict.APPROVE);
            int denials = standing(approval, Verdict.DENY);
            assertThat(results)
                    .as("seed %d", seed)
                    .filteredOn(DecideResult.Recorded.class::isInstance)
                    .hasSize(approvals + denials);
            if (outcome == TaskAnswer.Outcome.APPROVED) {
                assertThat(approvals).as("seed %d", seed).isEqualTo(NEEDED);
            } else {
                assertThat(denials).as("seed %d", seed).isEqualTo(PEOPLE - NEEDED + 1);
                assertThat(approvals).as("seed %d", seed).isLessThan(NEEDED);
            }
            assertThat(results)
                    .filteredOn(result -> !(result instanceof DecideResult.Recorded))
                    .allMatch(DecideResult.AlreadyDecided.class::isInstance);
            company.letUndoWindowPass();
            assertThat(company.answersTo(task))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.outcome()).isEqualTo(outcome));
        }
    }

    private List<DecideResult> atOnce(ApprovalId approval, int deniers) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<DecideResult>> decisions = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PEOPLE; i++) {
                Actor person = crowd.get(i);
                Callable<DecideResult> decide = i < deniers
                        ? () -> company.deny(person, approval, "no")
                        : () -> company.approve(person, approval);
                decisions.add(all.submit(() -> {
                    start.await();
                    return decide.call();
                }));
            }
            start.countDown();
            List<DecideResult> results = new ArrayList<>();
            for (Future<DecideResult> decision : decisions) {
                results.add(decision.get());
            }
            return results;
        }
    }

    private int standing(ApprovalId approval, Verdict verdict) {
        return company.count(
                "select count(*) from decision where undone_at is null and approval_id = '%s' and verdict = '%s'"
                        .formatted(approval, verdict));
    }
}
