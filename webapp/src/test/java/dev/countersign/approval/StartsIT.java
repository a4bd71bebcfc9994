package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.text.Text;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;

/** A request that was submitted is started, however long that takes, or it ends and somebody is told. */
class StartsIT {

    @RegisterExtension
    final Companies companies = new Companies();

    private final Company company = companies.open();

    @Test
    void aRequestThatStepFunctionsRefusesToStartEndsAsFailedAndAdministratorsAreTold() {
        RequestId request = company.file(company.ana);
        company.stepFunctions.failNextStart(InvalidExecutionInputException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("InvalidExecutionInput")
                        .errorMessage("Invalid State Machine Execution Input: 'too long'")
                        .build())
                .build());
        company.runDueCalls();

        RequestCase.Head head = head(request);
        assertThat(head.status()).isEqualTo(RequestStatus.FAILED);
        assertThat(head.reason())
                .isEqualTo(Text.of(
                        "Step Functions refused to start it: Invalid State Machine Execution Input: 'too long'"));
        assertThat(company.get(Alarms.class)
                        .page(company.elena, true, Optional.empty())
                        .alarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(AlarmKind.REQUEST_FAILED);
                    assertThat(alarm.facts()).containsEntry("broken-by", "REFUSED");
                });
        assertThat(company.count("select count(*) from notification where kind = 'FAILED'"))
                .isOne();
    }

    @Test
    void aStartThatFailsForAWhileIsRepeated() {
        RequestId request = company.file(company.ana);
        company.stepFunctions.failNextStart(SdkClientException.create("Connection reset"));
        company.runDueCalls();
        assertThat(head(request).status()).isEqualTo(RequestStatus.SUBMITTED);

        company.clock.advance(Duration.ofSeconds(5));
        company.runDueCalls();
        assertThat(head(request).status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    @Test
    void aStateMachineThatSomebodyDeletedIsCreatedAgain() {
        company.submit(company.ana);
        company.stepFunctions.deleteStateMachines();
        RequestId request = company.file(company.ana);
        company.runDueCalls();
        assertThat(head(request).status()).isEqualTo(RequestStatus.IN_PROGRESS);
    }

    private RequestCase.Head head(RequestId request) {
        return company.get(RequestService.class)
                .open(company.ana, request)
                .orElseThrow()
                .head();
    }
}
