package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.request.RequestService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several approvals are decided in one go, each with its own result. */
class BulkDecisionsIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void eachIsDecidedForItselfAndWhatWasDecidedOrWithdrawnMeanwhileIsReported() {
        List<ApprovalId> waiting = waiting(20);
        company.approve(company.jon, waiting.get(3));
        company.get(RequestService.class)
                .withdraw(company.ana, company.row(waiting.get(7)).request());
        List<BulkDecisions.Seen> seen = new ArrayList<>(seen(waiting));
        seen.set(11, new BulkDecisions.Seen(waiting.get(11), 2));
        List<BulkResult.One> told = new ArrayList<>();

        List<BulkResult.One> each =
                done(bulk().decide(company.nuria, seen, Verdict.APPROVE, "Fine.", UUID.randomUUID(), told::add));

        assertThat(told).isEqualTo(each);
        assertThat(each).extracting(BulkResult.One::approval).isEqualTo(waiting);
        assertThat(each.get(3).result())
                .isInstanceOfSatisfying(
                        DecideResult.AlreadyDecided.class,
                        already -> assertThat(already.by().name()).isEqualTo("Jon Saez"));
        assertThat(each.get(7).result()).isInstanceOf(DecideResult.Closed.class);
        assertThat(each.get(11).result()).isEqualTo(new DecideResult.Stale(1));
        assertThat(recorded(each)).hasSize(17);
        assertThat(company.waitingFor(company.nuria)).containsExactly(waiting.get(11));
    }

    @Test
    void allOfThemCanBeUndoneAlsoIfTheyTookAWhile() {
        List<ApprovalId> waiting = waiting(20);
        List<BulkResult.One> each = done(bulk().decide(
                        company.nuria,
                        seen(waiting),
                        Verdict.DENY,
                        "No budget.",
                        UUID.randomUUID(),
                        one -> company.clock.advance(Duration.ofMillis(90))));
        company.clock.advance(Company.UNDO_WINDOW.minusMillis(1));
        company.runDueCalls();

        assertThat(bulk().undo(company.nuria, recorded(each))).allMatch(UndoResult.Undone.class::isInstance);

        company.letUndoWindowPass();
        assertThat(company.stepFunctions.answers()).isEmpty();
        assertThat(company.waitingFor(company.nuria)).hasSize(20);
    }

    @Test
    void theSameClickTwiceDecidesOnce() {
        List<BulkDecisions.Seen> seen = seen(waiting(3));
        UUID click = UUID.randomUUID();
        BulkResult first = bulk().decide(company.nuria, seen, Verdict.APPROVE, "", click, one -> {});

        assertThat(bulk().decide(company.nuria, seen, Verdict.APPROVE, "", click, one -> {}))
                .isEqualTo(first);
        assertThat(company.count("select count(*) from decision")).isEqualTo(3);
    }

    @Test
    void aDenialNeedsAReasonAndAHundredIsTheMost() {
        List<BulkDecisions.Seen> seen = seen(waiting(2));
        assertThat(done(bulk().decide(company.nuria, seen, Verdict.DENY, " ", UUID.randomUUID(), one -> {})))
                .extracting(BulkResult.One::result)
                .containsOnly(new DecideResult.CommentRequired());

        List<BulkDecisions.Seen> many = Collections.nCopies(101, seen.getFirst());
        assertThat(bulk().decide(company.nuria, many, Verdict.APPROVE, "", UUID.randomUUID(), one -> {}))
                .isEqualTo(new BulkResult.TooMany(100));
        assertThat(company.count("select count(*) from decision")).isZero();
    }

    @Test
    void idsOfAnotherOrganisationAreNotFound() {
        ApprovalId theirs = companies.open().waiting("finance");

        assertThat(done(bulk().decide(
                                company.nuria,
                                seen(List.of(theirs)),
                                Verdict.APPROVE,
                                "",
                                UUID.randomUUID(),
                                one -> {})))
                .extracting(BulkResult.One::result)
                .containsExactly(new DecideResult.NotFound());
    }

    @Test
    void ofTwoWhoDecideTheSameSelectionEachApprovalIsDecidedOnce() throws Exception {
        List<BulkDecisions.Seen> seen = seen(waiting(20));
        List<BulkDecisions.Seen> reversed = seen.reversed();

        List<BulkResult> both = Simultaneous.calls(
                () -> bulk().decide(company.nuria, seen, Verdict.APPROVE, "", UUID.randomUUID(), one -> {}),
                () -> bulk().decide(company.jon, reversed, Verdict.DENY, "no", UUID.randomUUID(), one -> {}));

        assertThat(both.stream()
                        .mapToInt(result -> recorded(done(result)).size())
                        .sum())
                .isEqualTo(20);
        assertThat(company.count("select count(*) from decision")).isEqualTo(20);
    }

    private List<ApprovalId> waiting(int number) {
        List<ApprovalId> waiting = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            waiting.add(company.waiting("finance"));
        }
        return waiting;
    }

    private static List<BulkDecisions.Seen> seen(List<ApprovalId> approvals) {
        return approvals.stream()
                .map(approval -> new BulkDecisions.Seen(approval, 1))
                .toList();
    }

    private static List<BulkResult.One> done(BulkResult result) {
        return ((BulkResult.Done) result).each();
    }

    private static List<DecisionId> recorded(List<BulkResult.One> each) {
        return each.stream()
                .flatMap(one -> one.result() instanceof DecideResult.Recorded recorded
                        ? Stream.of(recorded.decision())
                        : Stream.empty())
                .toList();
    }

    private BulkDecisions bulk() {
        return company.get(BulkDecisions.class);
    }
}
