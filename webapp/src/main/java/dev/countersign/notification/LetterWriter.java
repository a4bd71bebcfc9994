package dev.countersign.notification;

import dev.countersign.approval.MissedDue;
import dev.countersign.approval.Reason;
import dev.countersign.approval.ui.Why;
import dev.countersign.brand.Brand;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.definitions.text.Bundle;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.AfterDue;
import dev.countersign.request.FiledRequest;
import dev.countersign.request.ui.AfterDueWords;
import dev.countersign.request.ui.StandInWords;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Names;
import dev.countersign.ui.Translations;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.thymeleaf.context.Context;

/** Writes a notification in the language of its reader. */
@Component
class LetterWriter {

    static final Bundle BUNDLE = new Bundle("dev.countersign.notification.messages");

    /** The most file names that a letter shows. The number of further files is shown. */
    private static final int FILES = 10;

    /** The most names of people who did not decide in time. If there are more, their number is shown. */
    private static final int NAMES = 3;

    private final LetterTemplates templates = new LetterTemplates();
    private final URI baseUrl;
    private final Translations messages;
    private final Clock clock;

    LetterWriter(
            @Value("${countersign.base-url:http://localhost:8080}") URI baseUrl, Translations messages, Clock clock) {
        this.baseUrl = baseUrl;
        this.messages = messages;
        this.clock = clock;
    }

    Letter write(LetterDraft draft) {
        Notification notification = draft.notification();
        Person reader = draft.reader();
        Locale locale = reader.locale();
        Formats formats = new Formats(messages, locale, reader.zone(), clock);
        Object[] named = named(draft, formats);
        boolean hasReason = !draft.request()
                .reason()
                .map(said -> said.in(locale))
                .orElse("")
                .isEmpty();
        String kind = key(notification.kind());
        String body = BUNDLE.say(locale, kind + body(draft, hasReason), named) + then(draft, named, locale);
        String subject = BUNDLE.say(locale, kind + ".subject", named) + atStep(draft, locale);
        Context words = templates.words(locale, reader.name(), brand(draft.brand()));
        words.setVariable("lines", lines(body, draft, formats));
        words.setVariable("facts", facts(draft, formats, named));
        words.setVariable("actions", actions(draft, locale));
        words.setVariable("footer", footer(draft, locale));
        return new Letter(
                draft.id(),
                draft.tenant().value(),
                reader.email(),
                subject.replaceAll("\\s+", " "),
                templates.text("letter", words),
                templates.html("letter", words),
                locale.toLanguageTag(),
                "request-" + draft.request().id(),
                draft.unsubscribe().map(this::address).orElse(null),
                Letter.recipient(draft.tenant(), reader),
                false);
    }

    /** What the texts name, by number. */
    private static Object[] named(LetterDraft draft, Formats formats) {
        Notification notification = draft.notification();
        Person reader = draft.reader();
        Locale locale = formats.language();
        String reason = draft.request().reason().map(said -> said.in(locale)).orElse("");
        return new Object[] {
            draft.request().number(),
            draft.request().title().in(locale),
            draft.requester().called(),
            draft.request().definition().name().in(locale),
            reason,
            notification.due().map(due -> LetterTime.of(due, reader)).orElse(""),
            said(notification, draft.named(), locale),
            draft.request().revision(),
            draft.by().orElse(""),
            draft.time().missed().map(missed -> missed.step().in(locale)).orElse(""),
            draft.time().missed().map(missed -> names(missed, formats)).orElse(""),
            draft.time()
                    .missed()
                    .map(missed -> LetterTime.of(missed.due(), reader))
                    .orElse(""),
            approvers(notification, draft.named(), formats)
        };
    }

    /** What somebody wrote: a quote, or each of the notes and questions on its own line. */
    private static String said(Notification notification, Map<PersonId, PersonName> names, Locale locale) {
        return notification.said(names).stream()
                .map(one -> one.by()
                        .map(by -> one.standsFor()
                                .map(owner -> BUNDLE.say(locale, "said.for", by.name(), one.text(), owner.name()))
                                .orElseGet(() -> BUNDLE.say(locale, "said", by.name(), one.text())))
                        .orElse(one.text()))
                .reduce((one, other) -> one + "\n" + other)
                .or(notification::quote)
                .orElse("");
    }

    private static List<String> lines(String body, LetterDraft draft, Formats formats) {
        Stream<String> news =
                draft.news().stream().flatMap(changed -> NewsWords.lines(changed, draft.requester(), formats));
        return Stream.concat(body.strip().lines(), news).toList();
    }

    /** What the missed due date has led to, for whoever missed it. */
    private static String then(LetterDraft draft, Object[] named, Locale locale) {
        return draft.time()
                .missed()
                .filter(_ -> draft.notification().kind() == NotificationKind.LAPSED)
                .map(missed -> " "
                        + BUNDLE.say(
                                locale, "lapsed.then." + then(missed.after().kind()), named))
                .orElse("");
    }

    private static String then(AfterDue.Kind kind) {
        return switch (kind) {
            case EXPIRES, APPROVED, DENIED, SENT_BACK -> kind.name();
            case TO_MANAGER,
                    TO_MANAGER_ABOVE,
                    TO_DEPARTMENT_HEAD,
                    TO_GROUP,
                    TO_ADMINISTRATOR,
                    TO_TEMPLATE_EDITOR,
                    TO_MANAGERS,
                    TO_OTHERS -> "OTHERS";
        };
    }

    private static String names(MissedDue missed, Formats formats) {
        List<String> names = missed.people().stream().map(PersonName::name).toList();
        return Names.all(names, names.size(), NAMES, formats);
    }

    private static String approvers(Notification notification, Map<PersonId, PersonName> names, Formats formats) {
        List<String> all = notification
                .by(names)
                .flatMap(one -> one.by().stream().map(by -> StandInWords.name(by, one.standsFor(), formats)))
                .toList();
        return all.isEmpty() ? "" : Names.all(all, all.size(), all.size(), formats);
    }

    /** How the texts of a kind are called. */
    static String key(NotificationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String body(LetterDraft draft, boolean hasReason) {
        Notification notification = draft.notification();
        FiledRequest request = draft.request();
        if (notification.kind() == NotificationKind.DENIED && draft.by().isPresent()) {
            return hasReason ? ".body-by-with-reason" : ".body-by";
        }
        if (notification.kind() == NotificationKind.APPROVED
                && !notification.said().isEmpty()) {
            return ".body-by";
        }
        if (notification.kind() == NotificationKind.CANCELLED
                && notification.to().equals(request.requester())) {
            return ".body-own";
        }
        if (notification.kind() == NotificationKind.ASSIGNED
                && notification.author().isPresent()) {
            boolean reassigned = draft.why().stream().anyMatch(reason -> reason.kind() == Reason.Kind.REASSIGNED);
            return reassigned ? ".body-reassigned" : ".body-delegated";
        }
        if (draft.news().isPresent()) {
            return ".body-revised";
        }
        if (notification.kind() == NotificationKind.CHANGES_REQUESTED
                && notification.said().isEmpty()
                && notification.quote().isEmpty()) {
            return isMissed(draft) ? ".body-missed" : ".body-undecided";
        }
        if (notification.kind() == NotificationKind.CHANGES_REMINDED
                && !notification.said().isEmpty()) {
            return ".body-asked";
        }
        if (!hasReason && notification.kind() != NotificationKind.LAPSED && isMissed(draft)) {
            return notification.kind() == NotificationKind.ESCALATED_ON
                            && draft.by().isPresent()
                    ? ".body-missed-by"
                    : ".body-missed";
        }
        return hasReason && notification.kind().isEnd() ? ".body-with-reason" : ".body";
    }

    /** Whether it can say whose due date was missed. A request can be denied for another reason after an escalation. */
    private static boolean isMissed(LetterDraft draft) {
        NotificationKind kind = draft.notification().kind();
        return draft.time()
                .missed()
                .filter(missed ->
                        kind == NotificationKind.UNCHANGED || !missed.people().isEmpty())
                .filter(missed ->
                        kind != NotificationKind.DENIED || missed.after().kind() == AfterDue.Kind.DENIED)
                .isPresent();
    }

    record Fact(String label, String words) {}

    /** What the case is about, for a reader who opens no page. */
    private static List<Fact> facts(LetterDraft draft, Formats formats, Object[] named) {
        Locale locale = formats.language();
        FiledRequest request = draft.request();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("title", named[1] + " (" + request.number() + ")", locale));
        request.amount()
                .ifPresent(
                        amount -> facts.add(fact("amount", formats.money(amount.amount(), amount.currency()), locale)));
        if (!draft.reader().id().equals(draft.requester().id())) {
            facts.add(fact("requester", draft.requester().called(), locale));
        }
        request.program().ifPresent(by -> {
            facts.add(fact("program", by.program(), locale));
            by.action().ifPresent(action -> facts.add(fact("action", action, locale)));
        });
        if (!draft.files().isEmpty()) {
            facts.add(fact("files", files(draft.files(), locale), locale));
        }
        if (!draft.leftOut().isEmpty()) {
            facts.add(fact("left-out", leftOut(draft, locale), locale));
        }
        step(draft, locale).ifPresent(step -> facts.add(fact("step", step, locale)));
        draft.notification().due().ifPresent(due -> facts.add(due(draft, LetterTime.of(due, draft.reader()), formats)));
        if (!draft.why().isEmpty()) {
            facts.add(fact("why", StringUtils.capitalize(Why.brief(draft.why(), formats, locale)), locale));
        }
        return List.copyOf(facts);
    }

    /** With what follows, as long as it is ahead. */
    private static Fact due(LetterDraft draft, String due, Formats formats) {
        String label = draft.notification().kind() == NotificationKind.LAPSED ? "was-due" : "due";
        return fact(
                label,
                draft.time()
                        .after()
                        .map(after -> due + ". " + AfterDueWords.of(after, formats))
                        .orElse(due),
                formats.language());
    }

    private static String files(List<String> names, Locale locale) {
        String first = names.stream().limit(FILES).collect(Collectors.joining(", "));
        return names.size() > FILES ? first + " " + BUNDLE.say(locale, "digest.more", names.size() - FILES) : first;
    }

    private static String leftOut(LetterDraft draft, Locale locale) {
        return draft.leftOut().stream().map(step -> step.in(locale)).collect(Collectors.joining(", "));
    }

    private static Fact fact(String label, String words, Locale locale) {
        return new Fact(BUNDLE.say(locale, "fact." + label), words);
    }

    /** What the reader can do, the first of it most prominent. */
    private List<Action> actions(LetterDraft draft, Locale locale) {
        return Stream.concat(
                        draft.decide().map(path -> action(path, "decide", locale)).stream(),
                        Stream.of(action(
                                draft.notification().path(),
                                draft.notification().kind().asksToChange() ? "revise" : "open",
                                locale)))
                .toList();
    }

    /** How to get fewer letters. */
    private List<Action> footer(LetterDraft draft, Locale locale) {
        return Stream.concat(
                        draft.unsubscribe().map(path -> action(path, "unsubscribe", locale)).stream(),
                        Stream.of(action(NotificationPaths.SETTINGS, "settings", locale)))
                .toList();
    }

    private Action action(String path, String key, Locale locale) {
        return new Action(BUNDLE.say(locale, key), address(path));
    }

    LetterBrand brand(Brand organisation) {
        return LetterBrand.of(organisation, this::address);
    }

    String address(String path) {
        return baseUrl.resolve(path).toString();
    }

    record Action(String words, String address) {}

    /** The name of the step in the subject, so that a person who is asked at two steps can distinguish the two emails. */
    private static String atStep(LetterDraft draft, Locale locale) {
        return step(draft, locale).map(step -> " (" + step + ")").orElse("");
    }

    private static Optional<String> step(LetterDraft draft, Locale locale) {
        return draft.notification()
                .step()
                .flatMap(key -> StepTree.find(draft.request().definition().steps(), key))
                .map(step -> step.name().in(locale));
    }
}
