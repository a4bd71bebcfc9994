package dev.countersign.webhook;

import dev.countersign.alarm.AlarmKind;
import dev.countersign.alarm.Alarms;
import dev.countersign.execution.WebhookSecrets;
import dev.countersign.job.Outbox;
import dev.countersign.people.Actor;
import dev.countersign.people.ActorTransaction;
import dev.countersign.people.Right;
import dev.countersign.secret.TenantSecret;
import dev.countersign.tenant.TenantId;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.webhook.WebhookResult.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/**
 * The webhooks of an organisation. Administrators keep them, auditors see them. Address and secret are written to where the function reads them, and can never be
 * read here.
 */
@Service
public class Webhooks {

    /** The most webhooks of an organisation. */
    public static final int MOST = 50;

    /** By which scanners for leaked secrets find one. */
    private static final String SECRET = "csw_";

    /** Longer than the creation of a webhook can take. */
    private static final Duration WAITS = Duration.ofMinutes(15);

    private final ActorTransaction acting;
    private final WebhookRepository webhooks;
    private final WebhookRules rules;
    private final WebhookSecrets secrets;
    private final WebhookRecords records;
    private final Alarms alarms;
    private final Outbox outbox;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Webhooks(
            ActorTransaction acting,
            WebhookRepository webhooks,
            WebhookRules rules,
            WebhookSecrets secrets,
            WebhookRecords records,
            Alarms alarms,
            Outbox outbox,
            TimeOrderedIds ids,
            Clock clock) {
        this.acting = acting;
        this.webhooks = webhooks;
        this.rules = rules;
        this.secrets = secrets;
        this.records = records;
        this.alarms = alarms;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** By name; empty for whoever may not see settings. */
    public Optional<List<Webhook>> list(Actor actor) {
        return acting.call(
                actor,
                present -> records.mayDo(present, Right.SEE_ORGANISATION, "all")
                        ? Optional.of(webhooks.all())
                        : Optional.empty());
    }

    /** Empty if there is none, or the person may not see settings. */
    public Optional<Webhook> find(Actor actor, WebhookId id) {
        return acting.call(
                actor,
                present -> records.mayDo(present, Right.SEE_ORGANISATION, id.toString())
                        ? webhooks.find(id)
                        : Optional.empty());
    }

    /** Creates a webhook. Its secret is in the result and nowhere else. Calls AWS between two transactions: call it outside one. */
    public WebhookResult create(Actor actor, WebhookDraft draft) {
        WebhookId id = new WebhookId(ids.next());
        Optional<WebhookResult> refused = acting.call(actor, present -> {
            Optional<WebhookResult> refusal = refusal(present, draft);
            if (refusal.isEmpty()) {
                forget(present.tenant(), id, "not-created", clock.instant().plus(WAITS));
            }
            return refusal;
        });
        return refused.orElseGet(() -> reaching(() -> {
            WebhookText text = new WebhookText(
                    rules.address(draft.address()).orElseThrow(), newSecret(actor.tenant(), draft.kind()));
            secrets.write(actor.tenant(), id.toString(), text.written());
            return acting.call(
                    actor,
                    present -> refusal(present, draft).orElseGet(() -> {
                        String shown = WebhookRules.shown(text.address(), draft.kind());
                        webhooks.insert(present.tenant(), id, draft, shown, present.person(), clock.instant());
                        records.changed(present, "webhook.created", id, draft, shown);
                        return new WebhookResult.Created(id, text.secret());
                    }));
        }));
    }

    /** Changes what it is told and where it leads; its kind stays. Calls AWS between two transactions: call it outside one. */
    public WebhookResult change(Actor actor, WebhookId id, WebhookDraft draft) {
        Optional<WebhookResult> refused = Optional.of(as(
                        actor, id, (present, webhook) -> wrong(draft, false).orElseGet(() -> begun(present, id))))
                .filter(result -> !(result instanceof WebhookResult.Saved));
        return refused.orElseGet(() -> reaching(() -> {
            Optional<WebhookText> moved = rules.address(draft.address())
                    .map(address ->
                            new WebhookText(address, text(actor.tenant(), id).secret()));
            moved.ifPresent(text -> secrets.write(actor.tenant(), id.toString(), text.written()));
            return as(actor, id, (present, webhook) -> {
                String shown = moved.map(text -> WebhookRules.shown(text.address(), webhook.kind()))
                        .orElse(webhook.shown());
                webhooks.change(id, draft, shown, present.person(), clock.instant());
                records.changed(present, "webhook.changed", id, draft, shown);
                return new WebhookResult.Saved();
            });
        }));
    }

    /** Gives it a new secret, which counts within half a minute. Calls AWS between two transactions: call it outside one. */
    public WebhookResult renewSecret(Actor actor, WebhookId id) {
        WebhookResult allowed = as(
                actor,
                id,
                (present, webhook) ->
                        webhook.kind() == WebhookKind.JSON ? begun(present, id) : new WebhookResult.NotFound());
        if (!(allowed instanceof WebhookResult.Saved)) {
            return allowed;
        }
        return reaching(() -> {
            WebhookText renewed =
                    new WebhookText(text(actor.tenant(), id).address(), newSecret(actor.tenant(), WebhookKind.JSON));
            secrets.write(actor.tenant(), id.toString(), renewed.written());
            return as(actor, id, (present, webhook) -> {
                records.record(present, "webhook.secret-renewed", webhook);
                return new WebhookResult.Created(id, renewed.secret());
            });
        });
    }

    /** It may be removed while AWS is called. */
    private WebhookResult begun(Actor present, WebhookId id) {
        forget(present.tenant(), id, "changed", clock.instant().plus(WAITS));
        return new WebhookResult.Saved();
    }

    private WebhookResult reaching(Supplier<WebhookResult> work) {
        return secrets.attempt(work, new WebhookResult.SecretNotStored());
    }

    /** Nothing is sent from now on, and nothing is kept for later. */
    public WebhookResult pause(Actor actor, WebhookId id) {
        return as(actor, id, (present, webhook) -> {
            if (webhook.state() == Webhook.State.ACTIVE) {
                webhooks.pause(id, Webhook.State.PAUSED, clock.instant());
                records.record(present, "webhook.paused", webhook);
            }
            return new WebhookResult.Saved();
        });
    }

    /** What happens from now on is sent again. */
    public WebhookResult resume(Actor actor, WebhookId id) {
        return as(actor, id, (present, webhook) -> {
            if (webhook.state() != Webhook.State.ACTIVE) {
                webhooks.resume(id);
                alarms.settle(present.tenant(), AlarmKind.WEBHOOK_FAILS, id.toString(), present.person());
                records.record(present, "webhook.resumed", webhook);
            }
            return new WebhookResult.Saved();
        });
    }

    /** Removes it with its log, and its secret after the commit, also if AWS does not answer now. */
    public WebhookResult remove(Actor actor, WebhookId id) {
        return as(actor, id, (present, webhook) -> {
            webhooks.remove(id);
            forget(present.tenant(), id, "removed", clock.instant());
            alarms.settle(present.tenant(), AlarmKind.WEBHOOK_FAILS, id.toString(), present.person());
            records.record(present, "webhook.removed", webhook);
            return new WebhookResult.Saved();
        });
    }

    /** @param why tells this call from the other one about the webhook */
    private void forget(TenantId tenant, WebhookId id, String why, Instant when) {
        outbox.put(ForgetSecretCall.FORGET, id + "/" + why, new ForgetSecretCall.Ref(tenant.value(), id.value()), when);
    }

    private Optional<WebhookResult> refusal(Actor present, WebhookDraft draft) {
        if (!records.mayDo(present, Right.SET_ORGANISATION, "new")) {
            return Optional.of(new WebhookResult.NotAllowed());
        }
        return wrong(draft, true)
                .or(() -> webhooks.count() < MOST ? Optional.empty() : Optional.of(new WebhookResult.TooMany(MOST)));
    }

    private Optional<WebhookResult> wrong(WebhookDraft draft, boolean isNew) {
        Set<Fault> faults = rules.faults(draft, isNew);
        return faults.isEmpty() ? Optional.empty() : Optional.of(new WebhookResult.Wrong(faults));
    }

    private WebhookResult as(Actor actor, WebhookId id, BiFunction<Actor, Webhook, WebhookResult> work) {
        return acting.call(actor, present -> {
            if (!records.mayDo(present, Right.SET_ORGANISATION, id.toString())) {
                return new WebhookResult.NotAllowed();
            }
            return webhooks.find(id)
                    .map(webhook -> work.apply(present, webhook))
                    .orElseGet(WebhookResult.NotFound::new);
        });
    }

    private WebhookText text(TenantId tenant, WebhookId id) {
        return secrets.read(tenant, id.toString()).map(WebhookText::read).orElseThrow();
    }

    private static String newSecret(TenantId tenant, WebhookKind kind) {
        return kind == WebhookKind.JSON ? SECRET + TenantSecret.random(tenant).text() : "";
    }
}
