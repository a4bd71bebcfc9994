package dev.countersign.administration.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.i18n.I18NProvider;
import dev.countersign.approval.ExtendResult;
import dev.countersign.approval.Extendable;
import dev.countersign.approval.Extensions;
import dev.countersign.people.Right;
import dev.countersign.request.RequestCase;
import dev.countersign.request.RequestId;
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
        RequestId id = request.head().id();
        KeptDialog kept = kept(id, viewer);
        return kept.button(I18NProvider.translate("extend"), () -> open(kept, id, viewer, done));
    }

    private void open(KeptDialog kept, RequestId id, Viewer viewer, Runnable done) {
        List<Extendable> found = extensions.extendable(viewer.actor(), id);
        if (found.isEmpty()) {
            Toast.say(I18NProvider.translate("extend.closed"));
            done.run();
        } else {
            kept.open(dialog(found, kept.fields(), viewer, done));
        }
    }

    private ReasonDialog dialog(List<Extendable> found, KeptFields kept, Viewer viewer, Runnable done) {
        Formats formats = viewer.formats();
        ComboBox<Extendable> step = new ComboBox<>();
        step.setLabel(I18NProvider.translate("extend.step"));
        step.setItemLabelGenerator(one ->
                I18NProvider.translate("extend.step.due", one.step().in(viewer.language()), formats.exact(one.due())));
        step.setItems(found);
        step.setWidthFull();
        step.setReadOnly(found.size() == 1);
        step.setRequiredIndicatorVisible(true);
        step.setManualValidation(true);
        DayPicker day = new DayPicker(I18NProvider.translate("extend.day"), formats).from(formats.today());
        day.setWidthFull();
        day.setRequiredIndicatorVisible(true);
        step.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                day.until(LocalDate.ofInstant(
                        chosen.getValue().latest(), chosen.getValue().calendar().zone()));
                step.setInvalid(false);
            }
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
                        new Div(step),
                        new Div(day))
                .requires(() -> isComplete(step, day));
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
            case ExtendResult.Closed _, ExtendResult.NotAllowed _, ExtendResult.NotFound _ -> {
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
            case ExtendResult.Closed _ -> formats.say("extend.closed");
            case ExtendResult.NotAllowed _, ExtendResult.NotFound _ -> formats.say("extend.not-allowed");
        };
    }
}
