package dev.countersign.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A step that notifies, on its whole way: the state machine publishes to the topic, whose queue the function reads that sends. */
class NotifyStepIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String TEMPLATE = """
            key: told-order
            name: Told order
            prefix: TO
            title: $form.title
            form:
              - text: title
                label: Title
                required: true
            steps:
              - notify: tell
                name: Tell the warehouse
                to: "['warehouse@acme.test']"
                subject: An order of pens
                message: Please look for pens.
              - approval: manager
                name: Manager
                approvers: {manager-of: requester}
                due: 5 days
            """;

    private final RunningProduct product = RunningProduct.shared();
    private final Acme acme = new Acme(product);
    private final Actor ana = acme.actor("ana");

    @Test
    void whoeverItNamesGetsALetter() throws Exception {
        if (!(TemplateYaml.read(TEMPLATE) instanceof ReadResult.Parsed parsed)) {
            throw new AssertionError(TemplateYaml.problems(TEMPLATE));
        }
        assertThat(product.get(Templates.class).publish(acme.actor("elena"), parsed.definition()))
                .isInstanceOf(PublishResult.Published.class);
        RequestService requests = product.get(RequestService.class);
        assertThat(requests.submit(
                        ana,
                        new Submission(
                                UUID.randomUUID(),
                                requests.prepare(ana, "told-order")
                                        .orElseThrow()
                                        .template(),
                                JsonMapper.shared().createObjectNode().put("title", "Pens"))))
                .isInstanceOf(SubmitResult.Submitted.class);

        List<Mail> arrived = await().atMost(PATIENCE)
                .until(
                        () -> product.get(Mailbox.class).newestFirst(Optional.of("warehouse@acme.test")),
                        mails -> !mails.isEmpty());

        assertThat(arrived).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("An order of pens");
            assertThat(mail.text()).contains("Please look for pens.");
        });
    }
}
