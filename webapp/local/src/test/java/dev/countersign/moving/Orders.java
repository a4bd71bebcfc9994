package dev.countersign.moving;

import static org.awaitility.Awaitility.await;

import dev.countersign.approval.MoveFit;
import dev.countersign.definitions.io.ReadResult;
import dev.countersign.definitions.io.TemplateYaml;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.Submission;
import dev.countersign.request.SubmitResult;
import dev.countersign.template.PublishResult;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantTransaction;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Templates with versions, requests on them, and moves from one to another, in the running product. */
final class Orders {

    static final String REASON = "Legal decides from now on.";

    static final String FORM = """
            name: Order
            prefix: MO
            title: $form.title
            form:
              - text: title
                label: Title
                required: true
            """;
    static final String CHECK = """
            - automated: check
              name: Check
              function: policy-check
              input: {table: {hit: first, rules: [{when: {}, outcome: allow}]}, form: "{% $form %}", requester: "{% $requester %}"}
            """;
    static final String MANAGER = approval("manager", "manager-of: requester");
    static final String FINANCE = approval("finance", "person: nuria@acme.test");
    static final String LEGAL = approval("legal", "person: laura@acme.test");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningProduct product;
    private final Actor editor;

    Orders(RunningProduct product, Acme acme) {
        this.product = product;
        this.editor = acme.actor("elena");
    }

    static String approval(String key, String who) {
        return """
            - approval: %s
              name: %s
              approvers: {%s}
              due: 5 days
            """.formatted(key, key, who);
    }

    /** The next version of a template. */
    void publish(String key, String form, String... steps) {
        String yaml = "key: " + key + "\n" + form + "steps:\n"
                + String.join("", steps).indent(2);
        if (!(TemplateYaml.read(yaml) instanceof ReadResult.Parsed parsed)) {
            throw new AssertionError(TemplateYaml.read(yaml));
        }
        PublishResult result = product.get(Templates.class).publish(editor, parsed.definition());
        if (!(result instanceof PublishResult.Published)) {
            throw new AssertionError(result);
        }
    }

    RequestId submit(Actor requester, String template, String title) {
        RequestService requests = product.get(RequestService.class);
        SubmitResult result = requests.submit(
                requester,
                new Submission(
                        UUID.randomUUID(),
                        requests.prepare(requester, template).orElseThrow().template(),
                        JsonMapper.shared().createObjectNode().put("title", title)));
        if (result instanceof SubmitResult.Submitted submitted) {
            return submitted.id();
        }
        throw new AssertionError(result);
    }

    /** Moves these requests, and waits until each was moved or stayed. */
    MoveReport move(Actor actor, MoveChoice choice, List<RequestId> requests) {
        Moves moves = product.get(Moves.class);
        MoveResult result = moves.move(actor, choice, requests, REASON);
        if (!(result instanceof MoveResult.Begun begun)) {
            throw new AssertionError(result);
        }
        return await().atMost(PATIENCE)
                .until(
                        () -> moves.report(actor, begun.batch(), Optional.empty())
                                .orElseThrow(),
                        report -> report.batch().ended().isPresent());
    }

    MoveFit fit(Actor actor, MoveChoice choice, RequestId request) {
        return product.get(Moves.class).plan(actor, choice, Optional.empty()).orElseThrow().lines().stream()
                .filter(line -> line.request().id().equals(request))
                .map(MovePlan.Line::fit)
                .findFirst()
                .orElseThrow();
    }

    void awaitFit(Actor actor, MoveChoice choice, RequestId request) {
        await().atMost(PATIENCE).until(() -> fit(actor, choice, request), MoveFit.Fits.class::isInstance);
    }

    String number(RequestId request) {
        return product.get(TenantTransaction.class)
                .call(
                        editor.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql("select number from request where request_id = ?")
                                .param(request.value())
                                .query(String.class)
                                .single());
    }

    int version(RequestId request) {
        return count("""
                select version from template_version join request using (tenant_id, template_version_id) where request_id = ?
                """, request.value());
    }

    int approvals(RequestId request) {
        return count("select count(*) from approval where request_id = ?", request.value());
    }

    int decisions(RequestId request) {
        return count("""
                select count(*) from decision join approval using (tenant_id, approval_id)
                where request_id = ? and undone_at is null
                """, request.value());
    }

    int letters(Actor person) {
        return count(
                "select count(*) from notification where recipient_id = ?",
                person.person().value());
    }

    private int count(String sql, UUID id) {
        return product.get(TenantTransaction.class)
                .call(
                        editor.tenant(),
                        () -> product.get(JdbcClient.class)
                                .sql(sql)
                                .param(id)
                                .query(Integer.class)
                                .single());
    }
}
