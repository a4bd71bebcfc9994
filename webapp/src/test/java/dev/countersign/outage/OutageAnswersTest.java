package dev.countersign.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class OutageAnswersTest {

    private final OutageAnswers answers = new OutageAnswers();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void withoutItsDatabaseAPageAsksForAnotherTryLater() throws Exception {
        ServletException outage = new ServletException(new CannotCreateTransactionException(
                "no connection", new SQLTransientConnectionException("timed out")));
        answers.doFilter(request, response, failing(outage));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
        assertThat(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)).isSameAs(outage);
    }

    @Test
    void otherFailuresAreLeftToTheErrorPage() {
        ServletException bug = new ServletException("bug");
        assertThatThrownBy(() -> answers.doFilter(request, response, failing(bug)))
                .isSameAs(bug);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private static FilterChain failing(ServletException failure) {
        return (_, _) -> {
            throw failure;
        };
    }
}
