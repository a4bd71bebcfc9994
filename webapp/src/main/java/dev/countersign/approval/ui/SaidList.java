package dev.countersign.approval.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.approval.Verdict;
import dev.countersign.request.TimelineEntry;
import dev.countersign.request.ui.StandInWords;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Sentence;
import dev.countersign.ui.Time;
import dev.countersign.ui.Viewer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The decisions so far. Behind those that asked for changes stands what the requester replied with the changed request. */
final class SaidList extends UnorderedList {

    private final transient ApprovalCase shown;
    private final Viewer viewer;

    SaidList(ApprovalCase shown, Viewer viewer) {
        this.shown = shown;
        this.viewer = viewer;
        addClassName("plain-list");
        Map<Integer, TimelineEntry.Commented> replies = replies(shown.request().timeline());
        List<ApprovalCase.Said> all = shown.said();
        for (int at = 0; at < all.size(); at++) {
            ApprovalCase.Said one = all.get(at);
            add(decision(one));
            boolean isAnswered = at + 1 == all.size() || all.get(at + 1).revision() > one.revision();
            if (one.verdict() == Verdict.REQUEST_CHANGES && isAnswered) {
                int changed = one.revision() + 1;
                Optional.ofNullable(replies.get(changed)).ifPresent(reply -> add(reply(reply, changed)));
            }
        }
    }

    /** A reply is stored as a comment at the time of the revision with which it was sent. */
    private static Map<Integer, TimelineEntry.Commented> replies(List<TimelineEntry> timeline) {
        Map<Instant, Integer> revisions = new HashMap<>();
        timeline.stream()
                .filter(TimelineEntry.Revised.class::isInstance)
                .map(TimelineEntry.Revised.class::cast)
                .forEach(sent -> revisions.put(sent.at(), sent.revision()));
        Map<Integer, TimelineEntry.Commented> replies = new HashMap<>();
        timeline.stream()
                .filter(TimelineEntry.Commented.class::isInstance)
                .map(TimelineEntry.Commented.class::cast)
                .filter(comment -> revisions.containsKey(comment.at()))
                .forEach(comment -> replies.put(Objects.requireNonNull(revisions.get(comment.at())), comment));
        return replies;
    }

    private ListItem decision(ApprovalCase.Said one) {
        Sentence sentence = new Sentence(
                switch (one.basis()) {
                    case OWN -> "case.said." + one.verdict().name();
                    case STEP_BEFORE -> "case.said.repeated";
                    case KEPT -> "case.said.kept";
                },
                StandInWords.name(one.by(), one.standsFor(), viewer.formats()),
                step(one),
                Time.at(one.when(), viewer.formats()));
        return CaseBody.item(sentence, one.comment().orElse(""), one.named());
    }

    private ListItem reply(TimelineEntry.Commented reply, int revision) {
        Sentence sentence = new Sentence(
                "case.said.reply",
                reply.by().name(),
                getTranslation("case.said.revision", revision),
                Time.at(reply.at(), viewer.formats()));
        return CaseBody.item(sentence, reply.text(), reply.named());
    }

    /** Of a decision about an earlier revision it says so. */
    private String step(ApprovalCase.Said said) {
        String step = said.step().in(viewer.language());
        if (said.revision() == shown.request().head().revision()) {
            return step;
        }
        String revision = Dotted.of(step, getTranslation("case.said.revision", said.revision()));
        return said.counts() || said.verdict() == Verdict.REQUEST_CHANGES
                ? revision
                : Dotted.of(revision, getTranslation("activity.void"));
    }
}
