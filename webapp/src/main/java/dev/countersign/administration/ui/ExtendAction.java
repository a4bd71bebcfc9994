package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ExtendResult;
import dev.countersign.approval.Extendable;
import dev.countersign.approval.Extensions;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
import dev.countersign.request.ui.AboutRequest;
import dev.countersign.request.ui.EndWords;
import dev.countersign.request.ui.RequestAction;
import dev.countersign.ui.DayPicker;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** Lets those who look after requests move a due date, from the page of the request. */
@org.springframework.stereotype.Component
@Order(30)
record ExtendAction(Extensions extensions) implements RequestAction {

    @Override
    public boolean isOffered(RequestCase request, Viewer viewer) {
        boolean own = request.head().requester().id().equals(viewer.actor().person());
        return !own && !request.waitingAt().isEmpty() && viewer.actor().may(Right.MANAGE_REQUESTS);
    }

    @Override
    public Optional<Asking> asking(RequestCase request, Viewer viewer) {
        return Optional.of(new Asking(kept(request.head().id(), viewer), "reason"));
    }

    private static KeptDialog kept(RequestId request, Viewer viewer) {
        return new KeptDialog(viewer.actor(), "extend." + request);
    }

    @Override
    public Component button(RequestCase request, Viewer viewer, Runnable done) {
        KeptDialog kept = kept(request.head().id(), viewer);
        return kept.button(I18NProvider.translate("extend"), () -> open(kept, request, viewer, done));
    }

    private void open(KeptDialog kept, RequestCase request, Viewer viewer, Runnable done) {
        List<Extendable> found =
                extensions.extendable(viewer.actor(), request.head().id());
        if (found.isEmpty()) {
            Toast.say(I18NProvider.translate("extend.closed"));
            done.run();
        } else {
            kept.open(dialog(request, found, kept.fields(), viewer, done));
        }
    }

    private ReasonDialog dialog(
            RequestCase request, List<Extendable> found, KeptFields kept, Viewer viewer, Runnable done) {
        Formats formats = viewer.formats();
        ComboBox<Extendable> step = step(found, formats);
        DayPicker day = new DayPicker(I18NProvider.translate("extend.day"), formats);
        day.setWidthFull();
        day.setRequiredIndicatorVisible(true);
        step.addValueChangeListener(chosen -> {
            limit(day, chosen.getValue());
            step.setInvalid(step.isInvalid() && step.isEmpty());
            sayWhen(step, day, formats);
        });
        day.addValueChangeListener(chosen -> sayWhen(step, day, formats));
        step.setValue(found.getFirst());
        kept.keep(
                "step",
                step,
                KeptFields.one(found, extendable -> extendable.approval().toString()));
        kept.keep("day", day, KeptFields.DAY);
        return new ReasonDialog(
                        "extend",
                        kept,
                        reason -> extend(step.getValue(), day, reason, viewer, done),
                        new AboutRequest(request, formats),
                        new Div(found.size() == 1 ? onlyStep(found.getFirst(), formats) : step),
                        new Div(day))
                .requires(() -> isComplete(step, day));
    }

    /** Which of them is extended. */
    private static ComboBox<Extendable> step(List<Extendable> found, Formats formats) {
        ComboBox<Extendable> step = new ComboBox<>();
        step.setLabel(I18NProvider.translate("extend.step"));
        step.setItemLabelGenerator(one -> words(one, formats));
        step.setItems(found);
        step.setWidthFull();
        step.setRequiredIndicatorVisible(true);
        step.setManualValidation(true);
        return step;
    }

    /** A field would cut it where the page is narrow. */
    private static Div onlyStep(Extendable only, Formats formats) {
        Span label = new Span(I18NProvider.translate("extend.step"));
        label.addClassName("small");
        return new Div(label, new Div(words(only, formats)));
    }

    private static String words(Extendable one, Formats formats) {
        return formats.say("extend.step.due", one.step().in(formats.language()), formats.exact(one.due()));
    }

    /** The days that come into question: not before the present due date, and not after the execution has ended. */
    private static void limit(DayPicker day, @Nullable Extendable what) {
        if (what != null) {
            day.from(LocalDate.ofInstant(what.due(), what.calendar().zone()));
            day.until(LocalDate.ofInstant(what.latest(), what.calendar().zone()));
        }
    }

    /** The end of work on that day, or on the next day on which somebody works. */
    private static void sayWhen(ComboBox<Extendable> step, DayPicker day, Formats formats) {
        Extendable what = step.getValue();
        LocalDate chosen = day.getValue();
        if (what == null || chosen == null) {
            day.setHelperText("");
            return;
        }
        String due = formats.exact(what.calendar().endOf(chosen));
        day.setHelperText(
                what.calendar().isWorkingDay(chosen)
                        ? formats.say("extend.due", due)
                        : formats.say("extend.day-off", formats.date(chosen), due));
    }

    private static boolean isComplete(ComboBox<Extendable> step, DayPicker day) {
        step.setErrorMessage(I18NProvider.translate("extend.step.missing"));
        step.setInvalid(step.isEmpty());
        day.check(I18NProvider.translate("extend.day.missing"));
        day.outOfLimits().ifPresent(day::say);
        return !step.isInvalid() && !day.isInvalid();
    }

    private Acted extend(Extendable what, DayPicker day, String reason, Viewer viewer, Runnable done) {
        ExtendResult result = extensions.extend(
                viewer.actor(), what.approval(), what.calendar().endOf(day.getValue()), reason);
        String sentence = sentence(result, viewer.formats());
        return switch (result) {
            case ExtendResult.NotLater _, ExtendResult.TooLate _ -> {
                day.say(sentence);
                yield new Acted.WrongField();
            }
            case ExtendResult.ReasonRequired _, ExtendResult.ReasonTooLong _ -> new Acted.WrongReason(sentence);
            case ExtendResult.Extended _ -> {
                done.run();
                yield new Acted.Done(sentence);
            }
            case ExtendResult.AlreadyDecided _,
                    ExtendResult.Expired _,
                    ExtendResult.Closed _,
                    ExtendResult.NotAllowed _,
                    ExtendResult.NotFound _ -> {
                done.run();
                yield new Acted.Refused(sentence);
            }
        };
    }

    private static String sentence(ExtendResult result, Formats formats) {
        return switch (result) {
            case ExtendResult.Extended(var number, var due) -> formats.say("extend.done", formats.exact(due), number);
            case ExtendResult.NotLater(var due) -> formats.say("extend.not-later", formats.exact(due));
            case ExtendResult.TooLate(var latest) -> formats.say("extend.too-late", formats.exact(latest));
            case ExtendResult.ReasonRequired _ -> formats.say("decide.reason.missing");
            case ExtendResult.ReasonTooLong(int length, int longest) ->
                formats.say("comment.too-long", length, longest);
            case ExtendResult.AlreadyDecided(var by, var when, var verdict) ->
                formats.say("extend.lost." + verdict.name(), by.name(), formats.inSentence(when));
            case ExtendResult.Expired(var due) -> formats.say("extend.lost.expired", formats.inSentence(due));
            case ExtendResult.Closed(var end) -> formats.say("extend.lost.closed", EndWords.sentence(end, formats));
            case ExtendResult.NotAllowed _, ExtendResult.NotFound _ -> formats.say("extend.not-allowed");
        };
    }
}
