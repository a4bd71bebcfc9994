package dev.countersign.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageAnswersTest {

    private final OutageAnswers answers = new OutageAnswers();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void withoutItsDatabaseAPageAsksForAnotherTryLater() throws Exception {
        answers.failed(
                new CannotCreateTransactionException("no connection", new SQLTransientConnectionException("timed out")),
                response);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
    }

    @Test
    void otherFailuresAreLeftToTheErrorPage() {
        IllegalStateException bug = new IllegalStateException("bug");
        assertThatThrownBy(() -> answers.failed(bug, response)).isSameAs(bug);
        assertThat(response.getStatus()).isEqualTo(200);
    }
}
