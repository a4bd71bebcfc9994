package dev.countersign.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.testing.Acme;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page behind the header List-Unsubscribe, over HTTP: without a session, a cookie or a script. */
class UnsubscribePageIT {

    private final RunningProduct product = RunningProduct.shared();
    private final Actor luis = new Acme(product).actor("luis");
    private final HttpClient client = HttpClient.newHttpClient();
    private final String path =
            product.get(Unsubscribing.class).path(luis.tenant(), luis.person(), Optional.of(Topic.DECIDED));

    @AfterEach
    void asBefore() {
        product.get(NotificationPreferences.class).choose(luis, Topic.DECIDED, Delivery.AT_ONCE);
    }

    @Test
    void openingItChangesNothing() throws Exception {
        for (String method : new String[] {"GET", "HEAD"}) {
            HttpResponse<String> page = send(method, path, "");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        }
        assertThat(send("GET", path, "").body())
                .contains("<form method=\"post\">")
                .doesNotContain("<script");
        assertThat(chosen()).isEqualTo(Delivery.AT_ONCE);
    }

    @Test
    void theOneClickOfAMailProgramStopsThisKindAndNoOther() throws Exception {
        HttpResponse<String> stopped = send("POST", path, "List-Unsubscribe=One-Click");
        assertThat(stopped.statusCode()).isEqualTo(200);
        assertThat(chosen()).isEqualTo(Delivery.IN_APP);
        assertThat(product.get(NotificationPreferences.class).of(luis))
                .containsEntry(Topic.REMINDER, Delivery.AT_ONCE)
                .containsEntry(Topic.ASSIGNED, Delivery.AT_ONCE);
    }

    @Test
    void aTokenThatIsChangedStopsNothing() throws Exception {
        String changed = path.substring(0, path.length() - 2) + (path.endsWith("A") ? "BB" : "AA");
        for (String odd : new String[] {changed, "/unsubscribe/", "/unsubscribe/a/b", "/unsubscribe/%00"}) {
            HttpResponse<String> answer = send("POST", odd, "List-Unsubscribe=One-Click");
            assertThat(answer.statusCode()).as(odd).isBetween(400, 404);
        }
        assertThat(chosen()).isEqualTo(Delivery.AT_ONCE);
    }

    private Delivery chosen() {
        return product.get(NotificationPreferences.class).of(luis).getOrDefault(Topic.DECIDED, Delivery.DIGEST);
    }

    private HttpResponse<String> send(String method, String address, String form)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(product.address().resolve(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
