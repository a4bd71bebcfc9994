package dev.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.definitions.text.Text;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.RequestStatus;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;

/** A request that was submitted is started, however long that takes, or it ends and somebody is told. */
class StartsIT {

    private static LocalAws aws;

    @TempDir
    Path dataDir;

    @SuppressWarnings("NullAway.Init")
    private Company company;

    @BeforeAll
    static void startAws() throws IOException {
        aws = LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @BeforeEach
    void openCompany() {
        company = new Company(aws.endpoint(), dataDir);
    }

    @AfterEach
    void closeCompany() {
        company.close();
    }

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
                .extracting(Alarm::kind)
                .containsExactly(AlarmKind.REQUEST_FAILED);
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
