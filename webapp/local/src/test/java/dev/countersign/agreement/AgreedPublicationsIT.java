package dev.countersign.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.approval.ApprovalId;
import dev.countersign.approval.ApprovalService;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.Verdict;
import dev.countersign.local.RunningProduct;
import dev.countersign.people.Actor;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestService;
import dev.countersign.request.WithdrawResult;
import dev.countersign.template.BeginResult;
import dev.countersign.template.DraftOrigin;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateDraft;
import dev.countersign.template.TemplateDraftId;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.template.TemplateVersion;
import dev.countersign.template.Templates;
import dev.countersign.testing.Acme;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In an organisation in which a second person must agree before a template is published. */
class AgreedPublicationsIT {

    private static final RunningProduct product = RunningProduct.shared();
    private static final Acme acme = new Acme(product);
    private static final Actor elena = acme.actor("elena");
    private static final Actor greta = acme.actor("greta");
    private static final Actor ana = acme.actor("ana");

    private final Agreements agreements = product.get(Agreements.class);
    private final TemplateDrafts drafts = product.get(TemplateDrafts.class);
    private final RequestService requests = product.get(RequestService.class);

    @BeforeEach
    void askASecondPerson() {
        assertThat(agreements.need(elena, true)).isTrue();
    }

    @AfterEach
    void askNobody() {
        assertThat(agreements.need(elena, false)).isTrue();
    }

    @Test
    void theAgreementOfAnotherEditorPublishesExactlyWhatWasProposed() {
        TemplateDraft draft = begin("agreed");
        RequestId request = propose(draft.id());
        assertThat(newest("agreed")).isEmpty();
        assertThat(drafts.publish(elena, draft.id(), draft.edition(), "", Set.of()))
                .as("one at a time")
                .isInstanceOf(PublishResult.AskedBefore.class);
        drafts.change(greta, draft.id(), template -> Optional.of(template.withPrefix("LATER")));

        acme.approve(elena, request);

        await().atMost(Duration.ofSeconds(30)).until(() -> newest("agreed").isPresent());
        assertThat(newest("agreed").orElseThrow().definition().prefix()).isEqualTo("AGR");
        TemplateDraft later = drafts.open(greta, draft.id()).orElseThrow();
        assertThat(later.definition().orElseThrow().prefix()).as("goes on").isEqualTo("LATER");
        assertThat(later.template()).contains("agreed");
        assertThat(later.basedOn()).isEqualTo(1);
        assertThat(agreements.latest(greta, "agreed").orElseThrow().status()).isEqualTo(Proposal.Status.PUBLISHED);
        RequestId second = propose(draft.id());
        acme.approve(elena, second);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("agreed").orElseThrow().version() == 2);
        assertThat(drafts.open(greta, draft.id()))
                .as("an unchanged draft is over")
                .isEmpty();
    }

    @Test
    void nothingIsPublishedThatIsDeniedOrWithdrawnAndTheDraftStays() {
        TemplateDraft draft = begin("not-agreed");
        RequestId denied = propose(draft.id());
        ApprovalId approval = acme.waitingFor(elena, denied);
        assertThat(product.get(ApprovalService.class)
                        .decide(elena, approval, Verdict.DENY, "Finance is missing.", 1, UUID.randomUUID()))
                .isInstanceOf(DecideResult.Recorded.class);

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        agreements.latest(greta, "not-agreed").orElseThrow().status() == Proposal.Status.DENIED);
        assertThat(requests.open(greta, denied).orElseThrow().head().reason())
                .satisfies(reason -> assertThat(String.valueOf(reason)).contains("Finance is missing."));
        RequestId withdrawn = propose(draft.id());
        assertThat(requests.withdraw(greta, withdrawn)).isInstanceOf(WithdrawResult.Withdrawn.class);
        assertThat(agreements.latest(greta, "not-agreed").orElseThrow().status())
                .isEqualTo(Proposal.Status.ENDED);
        assertThat(newest("not-agreed")).isEmpty();
        assertThat(drafts.open(greta, draft.id())).isPresent();
        drafts.discard(greta, draft.id());
    }

    @Test
    void nobodyElseMakesSuchRequestsOrChangesTheSetting() {
        TemplateDraft draft = begin("asked-only");
        RequestId request = propose(draft.id());
        assertThat(requests.gallery(ana)).noneMatch(card -> card.key().equals("template-publication"));
        assertThat(agreements.need(greta, false)).isFalse();
        assertThat(agreements.isNeeded(ana)).isEmpty();
        assertThat(agreements.latest(ana, "asked-only")).isEmpty();
        assertThat(agreements.ofRequest(elena, request)).isPresent();
        requests.withdraw(greta, request);
        drafts.discard(greta, draft.id());
    }

    private RequestId propose(TemplateDraftId draft) {
        int edition = drafts.open(greta, draft).orElseThrow().edition();
        PublishResult result = drafts.publish(greta, draft, edition, "Why", Set.of());
        if (result instanceof PublishResult.Warned) {
            result = drafts.publish(greta, draft, edition, "Why", Set.of(dev.countersign.template.Accepted.WARNINGS));
        }
        assertThat(result).isInstanceOf(PublishResult.Asked.class);
        return new RequestId(((PublishResult.Asked) result).request());
    }

    private TemplateDraft begin(String key) {
        String yaml = """
                key: %s
                name: {en: Agreed, es: Acordada}
                prefix: AGR
                title: title
                form:
                  - text: title
                    label: {en: Title, es: Título}
                    required: true
                steps:
                  - approval: legal
                    name: {en: Legal, es: Legal}
                    approvers: {person: laura@acme.test}
                    due: 5 days
                """.formatted(key);
        BeginResult begun = drafts.begin(greta, new DraftOrigin.File(yaml));
        return drafts.open(greta, ((BeginResult.Begun) begun).draft()).orElseThrow();
    }

    private static Optional<TemplateVersion> newest(String key) {
        return product.get(Templates.class).newest(elena.tenant(), key);
    }
}
