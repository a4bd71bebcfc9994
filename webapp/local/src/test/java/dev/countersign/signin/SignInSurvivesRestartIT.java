package dev.countersign.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.testing.Visitor;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(RunningProduct.OWN)
@Tag("crash")
class SignInSurvivesRestartIT {

    @Test
    void aRestartWhileTheProvidersPageIsOpenDoesNotStopTheSignInAndThePageThatWasWantedComes(@TempDir Path folder) {
        int port = RunningProduct.freePort();
        Visitor ana;
        HttpResponse<String> providersPage;
        try (RunningProduct product = RunningProduct.start(folder, port)) {
            ana = new Visitor(product.address());
            HttpResponse<String> asked = ana.open("/requests?status=OPEN");
            providersPage = ana.submit(asked, "/sign-in", Map.of("email", "ana@acme.test"));
            assertThat(providersPage.uri()).hasPath("/provider/sign-in");
        }
        try (RunningProduct _ = RunningProduct.start(folder, port)) {
            HttpResponse<String> page = ana.answerProvider(providersPage, "ana@acme.test");
            assertThat(page.uri()).hasPath("/requests");
            assertThat(page.statusCode()).isEqualTo(200);
        }
    }
}
