package dev.countersign.local.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class GuessLimitTest {

    private static final String PATH = "/provider/sign-in";

    private final GuessLimit limit = new GuessLimit(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"/provider/sign-in", "/provider/sign%2Din", "/%70rovider/sign-in"})
    void afterTenWrongPasswordsNoneIsCheckedHoweverThePathIsSpelled(String path) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(guess(path, "ana@acme.test", this::wrong)).isEqualTo(200);
        }
        assertThat(guess(path, "ana@acme.test", this::wrong)).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@acme.test", "ANA@acme.test ", "ana@acme.test\u0000", "\u0001\u0000ana@acme.test"})
    void anAccountIsTheSameHoweverItIsSpelled(String email) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(guess(PATH, email, this::wrong)).isEqualTo(200);
        }
        assertThat(guess(PATH, "ana@acme.test", this::wrong)).isEqualTo(429);
        assertThat(guess(PATH, "luis@acme.test", this::wrong)).isEqualTo(200);
    }

    @Test
    void guessesAtTheSameTimeAreCountedBeforeTheyAreChecked() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checked = new CountDownLatch(60);
            FilterChain slow = (request, _) -> {
                checked.countDown();
                awaitAll(checked);
                GuessLimit.wasWrong((HttpServletRequest) request);
            };
            List<Callable<Integer>> guesses = Collections.nCopies(60, () -> {
                int status = guess(PATH, "ana@acme.test", slow);
                if (status == 429) {
                    checked.countDown();
                }
                return status;
            });
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(guesses)) {
                answers.add(answer.get());
            }
            assertThat(answers).filteredOn(status -> status == 200).hasSize(10);
        }
    }

    @Test
    void correctPasswordsDoNotCount() throws Exception {
        for (int i = 0; i < 200; i++) {
            assertThat(guess(PATH, "ana@acme.test", (_, _) -> {})).isEqualTo(200);
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void wrong(ServletRequest request, ServletResponse response) {
        GuessLimit.wasWrong((HttpServletRequest) request);
    }

    private int guess(String path, String email, FilterChain check) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setParameter(ProviderSignInPage.EMAIL, email);
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, check);
        return response.getStatus();
    }
}
