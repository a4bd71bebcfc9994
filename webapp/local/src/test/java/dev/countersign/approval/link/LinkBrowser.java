package dev.countersign.approval.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.DecisionLinks;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody can send to the page of a link in an email, without a session, a cookie or scripts. Redirects are not followed. */
final class LinkBrowser {

    private final RunningProduct product;
    private final HttpClient client = HttpClient.newHttpClient();

    LinkBrowser(RunningProduct product) {
        this.product = product;
    }

    /** The address of a new link for this person. */
    String issue(Actor person, ApprovalId approval) {
        return product.get(DecisionLinks.class)
                .issue(person.tenant(), approval.value(), person.person())
                .orElseThrow();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return send(to(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Sends a form that is refused or undoes something, and reads the page to which the answer leads: going back to it sends nothing again. */
    String answer(String path, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, form);
        assertThat(answer.statusCode()).isEqualTo(302);
        String address = answer.headers().firstValue("Location").orElseThrow();
        assertThat(address).endsWith("?answered");
        HttpResponse<String> page = get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(product.address().resolve(path))
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The fields of a decision with a click of its own. */
    static String decision(String verdict, String comment) {
        return "verdict=%s&comment=%s&click=%s".formatted(verdict, encode(comment), UUID.randomUUID());
    }

    static String found(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return found.group(1);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
