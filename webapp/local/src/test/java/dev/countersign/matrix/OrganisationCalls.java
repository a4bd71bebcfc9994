package dev.countersign.matrix;

import dev.countersign.administration.AuditTrail;
import dev.countersign.administration.BrandSettings;
import dev.countersign.administration.Deliveries;
import dev.countersign.administration.FailingCall;
import dev.countersign.administration.FirstSteps;
import dev.countersign.administration.OrganisationSettings;
import dev.countersign.administration.Setting;
import dev.countersign.administration.SettingsHistory;
import dev.countersign.administration.TestMailResult;
import dev.countersign.audit.AuditFilter;
import dev.countersign.brand.Brands;
import dev.countersign.connector.Connector;
import dev.countersign.connector.Connectors;
import dev.countersign.insight.Insight;
import dev.countersign.insight.InsightFilter;
import dev.countersign.listing.Range;
import dev.countersign.matrix.Calls.Call;
import dev.countersign.notification.FailedLetters;
import dev.countersign.people.Actor;
import dev.countersign.removal.PersonalRecords;
import dev.countersign.removal.Removals;
import dev.countersign.removal.Retention;
import dev.countersign.tenant.Languages;
import dev.countersign.tenant.TenantLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;

/** How the matrix calls what administrators and auditors see of the whole organisation. */
final class OrganisationCalls {

    private static final byte[] LOGO = logo();

    private static final TenantLimits NO_LIMITS =
            new TenantLimits(Optional.empty(), Optional.empty(), Optional.empty());

    private final World world;
    private final Past past;

    OrganisationCalls(World world) {
        this.world = world;
        this.past = new Past(world);
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>(audit());
        all.putAll(deliveries());
        all.putAll(removals());
        all.putAll(brand());
        all.putAll(settings());
        all.putAll(insight());
        all.putAll(connectors());
        all.putAll(new WebhookCalls(world).all());
        all.putAll(firstSteps());
        return all;
    }

    private Map<String, Call> firstSteps() {
        FirstSteps steps = world.product.get(FirstSteps.class);
        return Map.ofEntries(
                Map.entry(
                        "FirstSteps.list",
                        (actor, target) -> Calls.shown(steps.list(actor).isPresent())),
                // No organisation of the demo is new.
                Map.entry(
                        "FirstSteps.left",
                        (actor, target) -> Calls.shown(steps.left(actor).isPresent())),
                Map.entry("FirstSteps.show", (actor, target) -> Calls.shown(steps.show(actor, false))),
                Map.entry(
                        "FirstSteps.testMail",
                        (actor, target) -> Calls.shown(steps.testMail(actor) instanceof TestMailResult.Sent)));
    }

    private Map<String, Call> connectors() {
        Connectors connectors = world.product.get(Connectors.class);
        Connector unnamed = new Connector(
                "none",
                "",
                URI.create("https://none.test"),
                new Connector.SignIn.None(),
                "Idempotency-Key",
                5,
                Set.of());
        return Map.ofEntries(
                Map.entry(
                        "Connectors.list",
                        (actor, target) -> Calls.shown(connectors.list(actor).isPresent())),
                Map.entry(
                        "Connectors.save",
                        (actor, target) -> Calls.kind(connectors.save(actor, Optional.empty(), unnamed, ""))),
                Map.entry("Connectors.remove", (actor, target) -> Calls.kind(connectors.remove(actor, "none"))));
    }

    private Map<String, Call> insight() {
        Insight insight = world.product.get(Insight.class);
        return Map.ofEntries(
                Map.entry("Insight.isFor", (actor, target) -> Calls.shown(insight.isFor(actor))),
                Map.entry(
                        "Insight.choices",
                        (actor, target) ->
                                Calls.shown(!insight.choices(actor).templates().isEmpty())),
                Map.entry(
                        "Insight.read",
                        (actor, target) -> insight.read(actor, InsightFilter.YEAR)
                                .map(page -> page.filter().scope() == InsightFilter.Scope.TEAM ? "own" : "shown")
                                .orElse("hidden")));
    }

    private Map<String, Call> audit() {
        AuditTrail trail = world.product.get(AuditTrail.class);
        return Map.ofEntries(
                Map.entry(
                        "AuditTrail.page",
                        (actor, target) -> Calls.shown(
                                trail.page(actor, ofRequest(target.request().value()), Optional.empty()).stream()
                                        .anyMatch(part -> !part.lines().isEmpty()))),
                Map.entry(
                        "AuditTrail.export",
                        (actor, target) -> Calls.shown(
                                trail.export(actor, ofRequest(target.request().value()), 0, Long.MAX_VALUE).stream()
                                        .anyMatch(lines -> !lines.isEmpty()))),
                Map.entry(
                        "AuditTrail.beginExport",
                        (actor, target) ->
                                Calls.shown(trail.beginExport(actor, Map.of()).isPresent())),
                Map.entry(
                        "AuditTrail.kinds",
                        (actor, target) -> Calls.shown(trail.kinds(actor).isPresent())),
                Map.entry(
                        "AuditTrail.findings",
                        (actor, target) -> Calls.shown(trail.findings(actor).isPresent())),
                Map.entry("AuditTrail.lastCheck", (actor, target) -> {
                    past.checkLogs();
                    return Calls.shown(trail.lastCheck(actor).isPresent());
                }));
    }

    /** What is set is what is so already: other tests use the same organisations. */
    private Map<String, Call> brand() {
        BrandSettings settings = world.product.get(BrandSettings.class);
        Brands brands = world.product.get(Brands.class);
        return Map.ofEntries(
                Map.entry(
                        "BrandSettings.change",
                        (actor, target) -> Calls.kind(settings.change(
                                actor,
                                brands.of(actor.tenant()),
                                brands.of(actor.tenant()).name(),
                                ""))),
                Map.entry(
                        "BrandSettings.open",
                        (actor, target) -> Calls.shown(settings.open(actor).isPresent())),
                Map.entry(
                        "BrandSettings.removeLogo",
                        (actor, target) -> Calls.kind(settings.removeLogo(actor, logo(brands, actor)))),
                Map.entry("BrandSettings.upload", (actor, target) -> {
                    String word = Calls.kind(settings.upload(actor, logo(brands, actor), LOGO));
                    brands.removeLogo(actor.tenant());
                    return word;
                }));
    }

    private static byte[] logo() {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB), "png", image);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return image.toByteArray();
    }

    private static Optional<String> logo(Brands brands, Actor actor) {
        return brands.of(actor.tenant()).logo();
    }

    private Map<String, Call> settings() {
        OrganisationSettings settings = world.product.get(OrganisationSettings.class);
        return Map.ofEntries(
                Map.entry(
                        "OrganisationSettings.limit",
                        (actor, target) -> Calls.kind(settings.limit(actor, NO_LIMITS, NO_LIMITS))),
                Map.entry(
                        "OrganisationSettings.offer",
                        (actor, target) -> Calls.kind(settings.offer(actor, Languages.ALL, Languages.ALL.offered()))),
                Map.entry(
                        "OrganisationSettings.open",
                        (actor, target) -> Calls.shown(settings.open(actor).isPresent())),
                Map.entry("SettingsHistory.last", (actor, target) -> {
                    for (String chooses : List.of("administrator", "stranger")) {
                        settings.offer(world.actor(chooses), Languages.ALL, Languages.ALL.offered());
                    }
                    return Calls.shown(world.product
                            .get(SettingsHistory.class)
                            .last(actor, Setting.LANGUAGES)
                            .isPresent());
                }));
    }

    private Map<String, Call> deliveries() {
        Deliveries deliveries = world.product.get(Deliveries.class);
        return Map.ofEntries(
                Map.entry("Deliveries.calls", (actor, target) -> {
                    FailingCall.Id failing = past.failingCall();
                    return Calls.shown(deliveries.calls(actor, Range.first(Range.MOST)).rows().stream()
                            .anyMatch(call -> call.id().equals(failing)));
                }),
                Map.entry("Deliveries.retry", (actor, target) -> {
                    boolean answered = deliveries.retry(actor, past.failingCall());
                    return answered == past.isCalledNow() ? retried(answered) : "unclear";
                }),
                Map.entry("Deliveries.retryAll", (actor, target) -> {
                    past.failingCall();
                    deliveries.retryAll(actor);
                    return retried(past.isCalledNow());
                }),
                Map.entry("FailedLetters.resendAll", (actor, target) -> {
                    world.failedLetter(target);
                    return world.product.get(FailedLetters.class).resendAll(actor) > 0 ? "resent" : "none";
                }));
    }

    private Map<String, Call> removals() {
        Removals removals = world.product.get(Removals.class);
        PersonalRecords data = world.product.get(PersonalRecords.class);
        return Map.ofEntries(
                Map.entry(
                        "Removals.retention",
                        (actor, target) -> Calls.shown(removals.retention(actor).isPresent())),
                Map.entry("Removals.removable", (actor, target) -> {
                    past.closedRequest();
                    return Calls.shown(removals.removable(actor, 1) > 0);
                }),
                Map.entry(
                        "Removals.keep",
                        (actor, target) ->
                                Calls.kind(removals.keep(actor, new Retention(Optional.empty()), Optional.empty()))),
                Map.entry("Removals.newest", (actor, target) -> {
                    UUID removal = past.removal();
                    return Calls.shown(removals.newest(actor, Optional.empty()).stream()
                            .anyMatch(one -> one.id().equals(removal)));
                }),
                Map.entry("Removals.copy", (actor, target) -> {
                    try {
                        Optional<InputStream> copy = removals.copy(actor, past.removal());
                        if (copy.isPresent()) {
                            copy.get().close();
                        }
                        return Calls.shown(copy.isPresent());
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }),
                Map.entry(
                        "PersonalRecords.beginExport",
                        (actor, target) -> String.valueOf(
                                data.beginExport(actor, world.actor("colleague").person()))),
                Map.entry("PersonalRecords.export", (actor, target) -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try {
                        data.export(actor, world.actor("administrator").person(), out);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                    return Calls.shown(out.size() > 0);
                }),
                Map.entry(
                        "PersonalRecords.erase",
                        (actor, target) -> Calls.kind(
                                data.erase(actor, world.actor("requester").person(), "It was asked for."))));
    }

    private static String retried(boolean retried) {
        return retried ? "retried" : "none";
    }

    private static AuditFilter ofRequest(UUID request) {
        return new AuditFilter(
                Optional.empty(), Optional.of(request), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
