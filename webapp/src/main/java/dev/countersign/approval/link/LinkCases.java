package dev.countersign.approval.link;

import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.DecideResult;
import dev.countersign.approval.DecisionId;
import dev.countersign.approval.DecisionLink;
import dev.countersign.approval.StoodIn;
import dev.countersign.approval.UndoResult;
import dev.countersign.approval.Verdict;
import dev.countersign.approval.link.LinkCase.Attempt;
import dev.countersign.approval.link.LinkCase.Group;
import dev.countersign.approval.link.LinkCase.Labels;
import dev.countersign.approval.link.LinkCase.Line;
import dev.countersign.approval.link.LinkCase.Note;
import dev.countersign.approval.ui.AfterChanges;
import dev.countersign.approval.ui.Escalated;
import dev.countersign.approval.ui.Refusals;
import dev.countersign.approval.ui.Why;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Person;
import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.request.Fact;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.WaitingAt;
import dev.countersign.request.ui.AfterDueWords;
import dev.countersign.request.ui.StandInWords;
import dev.countersign.tenant.Tenant;
import dev.countersign.tenant.Tenants;
import dev.countersign.tenant.TimeOrderedIds;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Translations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Puts a case into words for the page of a link. */
@Component
class LinkCases {

    private final Translations messages;
    private final Tenants tenants;
    private final TimeOrderedIds ids;
    private final Clock clock;

    LinkCases(Translations messages, Tenants tenants, TimeOrderedIds ids, Clock clock) {
        this.messages = messages;
        this.tenants = tenants;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The page of the link. Of a later revision than its own it shows nothing: it was made for the one before.
     *
     * @param suffices whether people can decide by the link without signing in
     * @param undoable the decision of the link, while it can be undone
     */
    LinkCase page(
            DecisionLink link,
            Person reader,
            ApprovalCase shown,
            boolean suffices,
            Optional<DecisionId> undoable,
            Attempt attempt) {
        Formats formats = formats(reader);
        Locale language = reader.locale();
        RequestCase.Head head = shown.request().head();
        boolean current = head.revision() == link.revision();
        String title = head.title().in(language);
        boolean waits = shown.state() instanceof ApprovalCase.State.Open
                && link.usedAt().isEmpty()
                && current;
        boolean open = waits && suffices;
        Optional<ApprovalCase.State.Decided> decided = decided(shown, undoable);
        return new LinkCase(
                about(link, head, language),
                title,
                current ? facts(shown, title, waits, formats) : List.of(),
                current ? LinkTexts.of(shown, title, reader, formats) : List.of(),
                waits && !suffices ? Optional.of(signIn(formats)) : note(link, reader, shown, formats),
                attempt.done(),
                attempt.refusal(),
                attempt.problem(),
                attempt.comment(),
                open,
                shown.offered().contains(Verdict.APPROVE),
                shown.offered().contains(Verdict.DENY),
                shown.offered().contains(Verdict.REQUEST_CHANGES),
                decided.map(one -> one.decision().value()),
                attempt.passing(),
                ids.next(),
                formats.say("link.decides-as", reader.name()),
                "/inbox/" + shown.newer().orElse(link.approval()),
                labels(shown, decided, waits && !suffices, formats));
    }

    private static Labels labels(
            ApprovalCase shown, Optional<ApprovalCase.State.Decided> decided, boolean signsIn, Formats formats) {
        return new Labels(
                comment(shown, formats),
                formats.say("case.unsent"),
                formats.say("link.discard"),
                formats.say("decide.approve"),
                formats.say("decide.request-changes"),
                formats.say("decide.deny"),
                decided.map(one -> formats.say("link.undo", formats.exactToTheSecond(one.undoUntil())))
                        .orElse(""),
                formats.say("delegate"),
                formats.say("link.delegate.to"),
                formats.say("link.delegate.help"),
                formats.say(signsIn ? "link.sign-in-to-decide" : "link.in-product"));
    }

    private static Note signIn(Formats formats) {
        return new Note("wait", formats.say("link.sign-in"));
    }

    /** Which answers need a comment. */
    private static String comment(ApprovalCase shown, Formats formats) {
        boolean deniable = shown.offered().contains(Verdict.DENY);
        if (shown.offered().contains(Verdict.REQUEST_CHANGES)) {
            return formats.say(deniable ? "link.comment-or-question" : "link.question");
        }
        return formats.say(deniable ? "link.comment" : "decide.comment");
    }

    /** Why nothing was recorded. What is wrong with the comment stands at its field, and is named as its label says. */
    Attempt refusal(Person reader, Optional<DecideResult> result, String comment) {
        Formats formats = formats(reader);
        Optional<String> problem = switch (result.orElse(null)) {
            case DecideResult.CommentRequired _ -> Optional.of(formats.say("link.comment.missing"));
            case DecideResult.QuestionRequired _ -> Optional.of(formats.say("link.question.missing"));
            case DecideResult.CommentTooLong tooLong -> Optional.of(Refusals.sentence(tooLong, formats));
            case null, default -> Optional.empty();
        };
        return problem.isPresent()
                ? Attempt.of(comment, Optional.empty(), Optional.empty(), problem)
                : Attempt.refused(
                        comment,
                        result.map(refused -> Refusals.sentence(refused, formats))
                                .orElseGet(() -> formats.say("link.used")));
    }

    Attempt unreadable(Person reader, String comment) {
        return Attempt.refused(comment, formats(reader).say("link.unreadable"));
    }

    /** What was taken back, or why nothing was. */
    Attempt undo(Person reader, UndoResult result) {
        Formats formats = formats(reader);
        return switch (result) {
            case UndoResult.Undone(var _, var comment) ->
                Attempt.of(comment, Optional.of(formats.say("decide.undone")), Optional.empty(), Optional.empty());
            case UndoResult.TooLate(var until) ->
                Attempt.refused("", formats.say("decide.undo.too-late", formats.inSentence(until)));
            case UndoResult.AlreadyUndone _ -> Attempt.refused("", formats.say("decide.undo.already"));
            case UndoResult.NotFound _ -> Attempt.refused("", formats.say("decide.undo.not-found"));
        };
    }

    /** That the decision was taken back, and who decides now; empty if several do or nobody. */
    LinkGone undoneForOthers(Person reader, Optional<PersonName> now) {
        Formats formats = formats(reader);
        return new LinkGone(
                formats.say("link.undone.title"),
                now.map(person -> formats.say("link.undone.text", person.name()))
                        .orElseGet(() -> formats.say("link.undone.others")),
                formats.say("link.in-product"));
    }

    /** Whoever stood in reads who decides now, and since when. */
    LinkGone othersDecide(Person reader, StoodIn stood) {
        Formats formats = formats(reader);
        return new LinkGone(
                formats.say("link.others.title"),
                Refusals.stoodIn(stood, formats) + " " + formats.say("link.others.nothing-done"),
                formats.say("link.in-product"));
    }

    /** Why there is no case, in the language of the browser. */
    LinkGone gone(String why, Locale language) {
        return new LinkGone(
                messages.getTranslation("link." + why + ".title", language),
                messages.getTranslation("link." + why + ".text", language),
                messages.getTranslation("link.in-product", language));
    }

    private Formats formats(Person reader) {
        return new Formats(messages, reader.locale(), reader.zone(), clock).withZone();
    }

    private String about(DecisionLink link, RequestCase.Head head, Locale language) {
        String organisation = tenants.find(link.tenant()).map(Tenant::name).orElse("");
        return head.number() + " · " + head.template().in(language) + " · " + organisation;
    }

    /** Who asks, the answers in the sections of the form, and what the reader is asked. */
    private List<Group> facts(ApprovalCase shown, String title, boolean waits, Formats formats) {
        Locale language = formats.language();
        List<Group> groups = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                formats.say("link.asked-by"), shown.request().head().requester().name()));
        shown.request().head().program().ifPresent(by -> {
            lines.add(new Line(formats.say("link.program"), by.program()));
            by.action().ifPresent(action -> lines.add(new Line(formats.say("program.action"), action)));
        });
        for (Fact.Group group : Fact.inSections(shown.request().facts())) {
            List<Line> answers = group.facts().stream()
                    .filter(fact -> !LinkTexts.isText(fact.value()))
                    .map(fact -> new Line(fact.label().in(language), LinkTexts.words(shown, fact, formats)))
                    .filter(line -> !line.words().equals(title))
                    .toList();
            if (group.section().isEmpty()) {
                lines.addAll(answers);
            } else if (!answers.isEmpty()) {
                groups.add(new Group("", lines));
                groups.add(new Group(group.section().in(language), answers));
                lines.clear();
            }
        }
        lines.addAll(asked(shown, waits, formats));
        groups.add(new Group("", lines));
        return groups;
    }

    /** @param waits whether the reader is still asked; of a request that has ended it does not matter why they were */
    private List<Line> asked(ApprovalCase shown, boolean waits, Formats formats) {
        Locale language = formats.language();
        List<Line> lines = new ArrayList<>();
        List<String> files = shown.request().files().stream()
                .filter(file -> !file.hidden())
                .map(file -> file.file().name())
                .toList();
        if (!files.isEmpty()) {
            lines.add(new Line(formats.say("files.title"), String.join(", ", files)));
        }
        lines.add(new Line(formats.say("link.step"), shown.step().in(language)));
        if (!shown.why().isEmpty() && !(shown.state() instanceof ApprovalCase.State.Closed)) {
            lines.add(new Line(
                    formats.say("link.why"),
                    (waits ? Escalated.of(shown, formats) : "")
                            + StringUtils.capitalize(Why.brief(shown.why(), formats, language))));
        }
        boolean isAhead = shown.due().isAfter(clock.instant());
        if (waits || !isAhead) {
            String then = shown.afterDue()
                    .filter(_ -> waits)
                    .map(after -> ". " + AfterDueWords.of(after, formats))
                    .orElse("");
            lines.add(
                    new Line(formats.say(isAhead ? "link.until" : "link.was-due"), formats.exact(shown.due()) + then));
        }
        return List.copyOf(lines);
    }

    /** What became of it, who decided, who has it now. */
    private Optional<Note> note(DecisionLink link, Person reader, ApprovalCase shown, Formats formats) {
        return switch (shown.state()) {
            case ApprovalCase.State.Decided own ->
                Optional.of(new Note(tone(own.verdict()), decided(link, own, reader, shown, formats)));
            case ApprovalCase.State.DecidedByOthers one ->
                Optional.of(new Note("wait", decidedBefore(link, one, reader, shown, formats)));
            case ApprovalCase.State.DecidedElsewhere(var decided, var verdict) ->
                Optional.of(new Note("wait", Refusals.elsewhere(decided, shown.step(), verdict, formats)));
            case ApprovalCase.State.PassedOn(var standIn) ->
                Optional.of(new Note("wait", formats.say("case.passed-on", standIn.name())));
            case ApprovalCase.State.HandedOver passed -> Optional.of(handedOver(passed, reader, shown, formats));
            case ApprovalCase.State.OthersAsked _ ->
                Optional.of(new Note("wait", formats.say("link.others-asked", whoHasIt(shown, reader, formats))));
            case ApprovalCase.State.SentBack _ ->
                Optional.of(new Note(
                        "wait",
                        formats.say(
                                "case.sent-back",
                                shown.request().head().requester().name())));
            case ApprovalCase.State.BeingChanged _ -> Optional.of(new Note("wait", formats.say("case.changed")));
            case ApprovalCase.State.Revised _ -> Optional.of(new Note("wait", revised(shown, formats)));
            case ApprovalCase.State.EndUnconfirmed _ -> Optional.of(new Note("no", formats.say("case.unconfirmed")));
            case ApprovalCase.State.Closed _ -> Optional.of(new Note("wait", closed(shown, formats)));
            case ApprovalCase.State.Open _ -> outdated(link, shown, formats);
        };
    }

    private static Note handedOver(
            ApprovalCase.State.HandedOver passed, Person reader, ApprovalCase shown, Formats formats) {
        String sentence = Refusals.handedOver(passed, reader.id(), formats);
        if (passed.by().id().equals(reader.id())) {
            return new Note("yes", sentence + StandInWords.instead(passed.to(), shown.request(), formats));
        }
        String who = whoHasIt(shown, reader, formats);
        // Whoever it was given to is named by the sentence.
        return who.equals(passed.to().name())
                ? new Note("wait", sentence)
                : new Note("wait", sentence + " " + formats.say("link.others-asked", who));
    }

    /** Who decided what and when: another person, or the reader about an earlier revision. Then what became of the request. */
    private static String decidedBefore(
            DecisionLink link,
            ApprovalCase.State.DecidedByOthers one,
            Person reader,
            ApprovalCase shown,
            Formats formats) {
        String verdict = one.verdict().name();
        String when = formats.inSentence(one.when());
        String sentence = one.by().id().equals(reader.id())
                ? formats.say("link.decided." + verdict, when, reader.name())
                : formats.say("case.decided-by-others." + verdict, one.by().name(), when);
        return shown.request().head().revision() == link.revision()
                ? sentence
                : sentence + " " + revised(shown, formats);
    }

    /** Who decided what and when, and how the request has ended since. */
    private static String decided(
            DecisionLink link, ApprovalCase.State.Decided own, Person reader, ApprovalCase shown, Formats formats) {
        RequestCase.Head head = shown.request().head();
        String sentence =
                formats.say("link.decided." + own.verdict().name(), formats.inSentence(own.when()), reader.name());
        return AfterChanges.sentence(shown, formats)
                .filter(_ -> head.revision() == link.revision())
                .map(after -> sentence + " " + after)
                .or(() -> head.closedAt()
                        // What the reader has denied has ended by that.
                        .map(when -> own.verdict() == Verdict.DENY && head.status() == RequestStatus.DENIED
                                ? sentence
                                : sentence + " "
                                        + formats.say(
                                                "link.since",
                                                formats.say("status."
                                                        + head.status().name()),
                                                formats.inSentence(when))))
                .orElse(head.revision() == link.revision() ? sentence : sentence + " " + revised(shown, formats));
    }

    /** That the request was changed, and whether it waits for the reader again. */
    private static String revised(ApprovalCase shown, Formats formats) {
        return formats.say(shown.newer().isPresent() ? "link.waits-again" : "link.revised");
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case APPROVE -> "yes";
            case DENY -> "no";
            case REQUEST_CHANGES -> "wait";
        };
    }

    private static Optional<Note> outdated(DecisionLink link, ApprovalCase shown, Formats formats) {
        if (shown.request().head().revision() != link.revision()) {
            return Optional.of(new Note("wait", revised(shown, formats)));
        }
        return link.usedAt()
                .map(_ -> new Note("wait", formats.say("link.used")))
                .or(() -> shown.request().head().unconfirmed()
                        ? Optional.of(new Note("no", formats.say("case.unconfirmed.agree")))
                        : Optional.empty());
    }

    private static String closed(ApprovalCase shown, Formats formats) {
        RequestCase.Head head = shown.request().head();
        return Escalated.away(shown, formats)
                .orElseGet(
                        () -> Refusals.closed("case.closed.", head.status(), head.endedBy(), head.closedAt(), formats));
    }

    private static String whoHasIt(ApprovalCase shown, Person reader, Formats formats) {
        return others(shown.request().waitingAt(), shown.step(), reader.id())
                .orElseGet(() -> formats.say("link.nobody"));
    }

    /** Who is asked at the step. The reader may still be among them just after they have left the group. */
    static Optional<String> others(List<WaitingAt> waitingAt, Text step, PersonId reader) {
        return waitingAt.stream()
                .filter(waiting -> waiting.name().equals(step))
                .map(WaitingAt::people)
                .flatMap(List::stream)
                .filter(person -> !person.id().equals(reader))
                .map(PersonName::name)
                .distinct()
                .reduce((names, next) -> names + ", " + next);
    }

    private Optional<ApprovalCase.State.Decided> decided(ApprovalCase shown, Optional<DecisionId> undoable) {
        return shown.state() instanceof ApprovalCase.State.Decided decided
                        && undoable.equals(Optional.of(decided.decision()))
                        && clock.instant().isBefore(decided.undoUntil())
                ? Optional.of(decided)
                : Optional.empty();
    }
}
