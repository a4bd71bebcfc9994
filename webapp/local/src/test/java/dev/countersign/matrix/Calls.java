package dev.countersign.matrix;

import dev.countersign.alarm.Alarm;
import dev.countersign.alarm.Alarms;
import dev.countersign.audit.AuditLog;
import dev.countersign.audit.Verification;
import dev.countersign.definitions.builtin.BuiltInTemplates;
import dev.countersign.definitions.form.Among;
import dev.countersign.listing.Range;
import dev.countersign.matrix.World.Target;
import dev.countersign.notification.Delivery;
import dev.countersign.notification.FailedLetters;
import dev.countersign.notification.NotificationCenter;
import dev.countersign.notification.NotificationPreferences;
import dev.countersign.notification.RefusedAddresses;
import dev.countersign.notification.Topic;
import dev.countersign.people.Actor;
import dev.countersign.people.People;
import dev.countersign.template.Templates;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** How the matrix calls each method, and the word for each result. */
final class Calls {

    /** Calls a method as this person, and returns a word for the result. */
    @FunctionalInterface
    interface Call {
        String word(Actor actor, Target target);
    }

    private final World world;

    Calls(World world) {
        this.world = world;
    }

    Map<String, Call> all() {
        Map<String, Call> all = new HashMap<>();
        Stream.of(
                        new AbsenceCalls(world).all(),
                        alarms(),
                        new StaffCalls(world).all(),
                        new OrganisationCalls(world).all(),
                        new ApprovalCalls(world).all(),
                        new RequestCalls(world).all(),
                        notifications(),
                        new TemplateCalls(world).all(),
                        new MoveCalls(world).all(),
                        new AgreementCalls(world).all(),
                        new TokenCalls(world).all(),
                        new IntakeCalls(world).all(),
                        others())
                .forEach(all::putAll);
        return Map.copyOf(all);
    }

    private Map<String, Call> alarms() {
        Alarms alarms = world.product.get(Alarms.class);
        return Map.ofEntries(
                Map.entry("Alarms.acknowledge", (actor, target) -> {
                    world.raiseAlarm(target.request().toString());
                    return String.valueOf(
                            alarms.acknowledge(actor, alarm(target).id()));
                }),
                Map.entry("Alarms.open", (actor, target) -> {
                    int before = alarms.open(actor);
                    world.raiseAlarm("counted " + UUID.randomUUID());
                    return alarms.open(actor) > before ? "counted" : "none";
                }),
                Map.entry("Alarms.page", (actor, target) -> {
                    world.raiseAlarm(target.request().toString());
                    return shown(alarms.page(actor, true, Optional.empty()).alarms().stream()
                            .anyMatch(alarm ->
                                    alarm.subject().equals(target.request().toString())));
                }));
    }

    private Map<String, Call> notifications() {
        NotificationCenter center = world.product.get(NotificationCenter.class);
        NotificationPreferences preferences = world.product.get(NotificationPreferences.class);
        FailedLetters letters = world.product.get(FailedLetters.class);
        RefusedAddresses addresses = world.product.get(RefusedAddresses.class);
        return Map.ofEntries(
                Map.entry("FailedLetters.page", (actor, target) -> {
                    UUID letter = world.failedLetter(target);
                    return shown(letters.page(actor, Range.first()).rows().stream()
                            .anyMatch(one -> one.id().equals(letter)));
                }),
                Map.entry(
                        "FailedLetters.resend",
                        (actor, target) -> kind(letters.resend(actor, world.failedLetter(target)))),
                Map.entry(
                        "NotificationCenter.page",
                        (actor, target) -> shown(center.page(actor, Range.first()).rows().stream()
                                .anyMatch(item -> item.title().standard().equals(target.title())))),
                Map.entry(
                        "NotificationCenter.readAboutApproval",
                        (actor, target) -> String.valueOf(center.readAboutApproval(
                                actor, target.approval().value()))),
                Map.entry(
                        "NotificationCenter.readAboutRequest",
                        (actor, target) -> String.valueOf(
                                center.readAboutRequest(actor, target.request().value()))),
                Map.entry("NotificationCenter.readAll", (actor, target) -> {
                    center.readAll(actor);
                    return center.unread(actor) == 0 ? "own" : "left";
                }),
                Map.entry("NotificationCenter.unread", (actor, target) -> own(center.unread(actor))),
                Map.entry(
                        "NotificationPreferences.choose",
                        (actor, target) -> own(preferences.choose(actor, Topic.REMINDER, Delivery.AT_ONCE))),
                Map.entry("NotificationPreferences.of", (actor, target) -> own(preferences.of(actor))),
                Map.entry("RefusedAddresses.confirm", (actor, target) -> own(addresses.confirm(actor))),
                Map.entry("RefusedAddresses.own", (actor, target) -> own(addresses.own(actor))));
    }

    private Map<String, Call> others() {
        return Map.ofEntries(
                Map.entry("AuditLog.verify", (actor, target) -> {
                    Verification verified = world.product.get(AuditLog.class).verify(actor);
                    return verified instanceof Verification.NotAllowed ? kind(verified) : "verified";
                }),
                Map.entry(
                        "People.search",
                        (actor, target) -> shown(
                                world
                                        .product
                                        .get(People.class)
                                        .search(actor, new Among.Everybody(), "ana torres")
                                        .stream()
                                        .anyMatch(person -> person.email().equals("ana@acme.test")))),
                Map.entry("People.speak", (actor, target) -> {
                    world.product.get(People.class).speak(actor, Locale.ENGLISH);
                    return own("spoken");
                }),
                Map.entry(
                        "Templates.publish",
                        (actor, target) -> kind(world.product
                                .get(Templates.class)
                                .publish(actor, BuiltInTemplates.all().getFirst()))));
    }

    private Alarm alarm(Target target) {
        return world
                .product
                .get(Alarms.class)
                .page(world.actor("administrator"), true, Optional.empty())
                .alarms()
                .stream()
                .filter(alarm -> alarm.subject().equals(target.request().toString()))
                .findFirst()
                .orElseThrow();
    }

    static String kind(Object result) {
        return result.getClass().getSimpleName();
    }

    static String shown(boolean shown) {
        return shown ? "shown" : "hidden";
    }

    /** The result is the person's own data, whatever it is. */
    static String own(Object answered) {
        return answered.toString().isEmpty() ? "" : "own";
    }
}
