package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.definitions.edit.ResultUses;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.RequestStatus;
import dev.countersign.request.SkipResult;
import dev.countersign.request.Skips;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** Lets administrators have a failed request go on without the automated step that failed, from its page. */
@org.springframework.stereotype.Component
@Order(30)
record SkipAction(Skips skips) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        return request.head().status() == RequestStatus.FAILED
                && !request.head().requester().id().equals(viewer.actor().person())
                && viewer.actor().may(Right.MANAGE_REQUESTS)
                && viewer.actor().may(Right.EDIT_TEMPLATES)
                && request.failedStep().isPresent();
    }

    @Override
    public Optional<Asking> asking(RequestCase request, Viewer viewer) {
        return Optional.of(new Asking(kept(request.head().id(), viewer), "reason"));
    }

    private static KeptDialog kept(RequestId request, Viewer viewer) {
        return new KeptDialog(viewer.actor(), "skip." + request);
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        RequestId id = request.head().id();
        KeptDialog kept = kept(id, viewer);
        return kept.button(I18NProvider.translate("skip-step"), () -> open(kept, id, viewer, done));
    }

    private void open(KeptDialog kept, RequestId id, Viewer viewer, Runnable done) {
        skips.offer(viewer.actor(), id)
                .ifPresentOrElse(
                        offer -> kept.open(new ReasonDialog(
                                "skip-step",
                                kept.fields(),
                                reason -> {
                                    SkipResult result = skips.skip(viewer.actor(), id, offer.step(), reason);
                                    done.run();
                                    return acted(result, viewer.formats());
                                },
                                consequences(offer, viewer.formats().language()))),
                        () -> {
                            Toast.say(I18NProvider.translate("skip-step.not-that-step"));
                            done.run();
                        });
    }

    private static Component[] consequences(Skips.Offer offer, Locale language) {
        Paragraph step = new Paragraph(
                I18NProvider.translate("skip-step.step", offer.name().in(language)));
        if (offer.uses().isEmpty()) {
            return new Component[] {step, new Paragraph(I18NProvider.translate("skip-step.unused"))};
        }
        UnorderedList uses = new UnorderedList();
        offer.uses().forEach(use -> uses.add(new ListItem(use(use, language))));
        return new Component[] {step, new Paragraph(I18NProvider.translate("skip-step.used")), uses};
    }

    private static String use(ResultUses.Use use, Locale language) {
        return I18NProvider.translate(
                "skip-step.use." + use.purpose().name(), use.name().in(language));
    }

    private static Acted acted(SkipResult result, Formats formats) {
        String sentence = sentence(result, formats);
        return switch (result) {
            case SkipResult.Skipped _ -> new Acted.Done(sentence);
            case SkipResult.ReasonRequired _, SkipResult.ReasonTooLong _ -> new Acted.WrongReason(sentence);
            case SkipResult.NotFailed _,
                    SkipResult.NotThatStep _,
                    SkipResult.NotUndone _,
                    SkipResult.DecidedBeforeAChange _,
                    SkipResult.TooLarge _,
                    SkipResult.NotAllowed _,
                    SkipResult.NotFound _ -> new Acted.Refused(sentence);
        };
    }

    private static String sentence(SkipResult result, Formats formats) {
        return switch (result) {
            case SkipResult.Skipped _ -> I18NProvider.translate("skip-step.done");
            case SkipResult.NotFailed(var how) ->
                formats.say("skip-step.not-failed", WentOnWords.sentence(how, formats));
            case SkipResult.NotThatStep _ -> I18NProvider.translate("skip-step.not-that-step");
            case SkipResult.NotUndone(var step) ->
                I18NProvider.translate("skip-step.not-undone", step.in(formats.language()));
            case SkipResult.DecidedBeforeAChange _ -> I18NProvider.translate("skip-step.decided-before");
            case SkipResult.TooLarge _ -> I18NProvider.translate("skip-step.too-large");
            case SkipResult.ReasonRequired _ -> I18NProvider.translate("decide.reason.missing");
            case SkipResult.ReasonTooLong(int length, int longest) ->
                I18NProvider.translate("comment.too-long", length, longest);
            case SkipResult.NotAllowed _, SkipResult.NotFound _ -> I18NProvider.translate("skip-step.not-allowed");
        };
    }
}
