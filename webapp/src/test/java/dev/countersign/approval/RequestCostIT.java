package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.definitions.message.HumanTask;
import dev.countersign.definitions.message.RequestEvent;
import dev.countersign.execution.Messages;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements a request takes, without those of the job runner: more than these need a reason. */
class RequestCostIT {

    @RegisterExtension
    private final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void aRequestTakesNoMoreStatementsThanItDid() {
        decided();
        List<String> statements = decided();
        // Two of them read the names in the two notifications, which store whom they name; one what follows a missed
        // due date.
        assertThat(statements).as("%s", String.join("\n", statements)).hasSizeLessThanOrEqualTo(134);
        // Of each transaction the audit log takes one statement, as long as no other node writes to it.
        assertThat(statements)
                .filteredOn(reads("audit_head"))
                .filteredOn(reads("for update"))
                .isEmpty();
    }

    /** A request that one person approves, from its submission to its end. */
    private List<String> decided() {
        List<String> all = new ArrayList<>();
        List<RequestId> submitted = new ArrayList<>();
        all.addAll(company.statements.of(() -> submitted.add(company.file(company.ana))));
        RequestId request = submitted.getFirst();
        all.addAll(company.statements.of(company::runDueCalls));
        HumanTask manager = company.task(request, "manager");
        all.addAll(company.statements.of(() -> company.deliver(manager)));
        all.addAll(company.statements.of(company::runDueCalls));
        ApprovalId approval = company.only(request, "manager");
        all.addAll(company.statements.of(() -> company.deny(company.marta, approval, "Too expensive")));
        all.addAll(company.statements.of(company::letUndoWindowPass));
        String end = company.end(
                request, RequestEvent.Outcome.DENIED, new RequestEvent.Result("manager", null, "Too expensive"));
        all.addAll(company.statements.of(() -> company.get(Messages.class).requestEvent(end)));
        all.addAll(company.statements.of(company::runDueCalls));
        assertThat(company.get(RequestService.class).open(company.ana, request))
                .hasValueSatisfying(page -> assertThat(page.head().status()).isEqualTo(RequestStatus.DENIED));
        return all.stream()
                .filter(Predicate.not(reads("from scheduled_tasks where")))
                .toList();
    }

    private static Predicate<String> reads(String part) {
        return statement -> statement.contains(part);
    }
}
