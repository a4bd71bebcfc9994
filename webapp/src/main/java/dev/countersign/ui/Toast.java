package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.i18n.I18NProvider;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A short message that something was done, with at most one action. */
public final class Toast {

    private static final Duration READING_TIME = Duration.ofSeconds(5);
    private static final Pattern NUMBER = Pattern.compile("\\b\\p{Lu}+-\\d+\\b");

    private Toast() {}

    /** Shows a sentence in place of the one before, which is over when the next thing is done. */
    public static void say(String sentence) {
        UI ui = UI.getCurrentOrThrow();
        Optional.ofNullable(ComponentUtil.getData(ui, Said.class))
                .ifPresent(before -> before.toast().close());
        ComponentUtil.setData(ui, Said.class, new Said(show(READING_TIME, words(sentence))));
    }

    private record Said(Notification toast) {}

    /**
     * Shows an action for this long, with the remaining time. It disappears when the action is chosen, and when it is dismissed with the other button
     * or the Escape key.
     */
    public static void offer(String sentence, String action, Duration holds, Runnable taken, Runnable dismissed) {
        Button button = new Button(action);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        Button dismiss = new Button(Icon.DENIED.draw());
        dismiss.addThemeVariants(ButtonVariant.TERTIARY);
        dismiss.addClassName("toast-dismiss");
        dismiss.setAriaLabel(I18NProvider.translate("toast.dismiss"));
        dismiss.setTooltipText(I18NProvider.translate("toast.dismiss"));
        Notification toast = show(holds, words(sentence), button, left(holds), dismiss);
        dismiss.addClickListener(clicked -> {
            toast.close();
            dismissed.run();
        });
        Offer offer = new Offer(toast, taken);
        button.setDisableOnClick(true);
        button.addClickListener(clicked -> offer.take());
        ComponentUtil.setData(UI.getCurrentOrThrow(), Offer.class, offer);
    }

    /** Chooses the action of the latest message that has one, if it is still shown. */
    public static void takeLatest() {
        Optional.ofNullable(ComponentUtil.getData(UI.getCurrentOrThrow(), Offer.class))
                .ifPresent(Offer::take);
    }

    private record Offer(Notification toast, Runnable taken) {

        void take() {
            if (toast.isOpened()) {
                toast.close();
                taken.run();
            }
        }
    }

    /** The number of a request stays on one line. */
    private static Span words(String sentence) {
        Span words = new Span();
        Matcher number = NUMBER.matcher(sentence);
        int end = 0;
        while (number.find()) {
            Span whole = new Span(number.group());
            whole.addClassName("whole");
            words.add(new Text(sentence.substring(end, number.start())), whole);
            end = number.end();
        }
        words.add(new Text(sentence.substring(end)));
        words.addClassName("toast-text");
        return words;
    }

    /** Hidden from screen readers, which would otherwise read it every second. */
    private static Span left(Duration holds) {
        Span left = new Span();
        left.addClassNames("small", "toast-left");
        left.getElement().setAttribute("aria-hidden", "true");
        left.getElement().executeJs("window.countersign.countDown(this, $0)", holds.toMillis());
        return left;
    }

    private static Notification show(Duration duration, Component... parts) {
        HorizontalLayout row = new HorizontalLayout(parts);
        row.setAlignItems(HorizontalLayout.Alignment.CENTER);
        row.setWidthFull();
        row.addClassName("toast");
        Notification toast = new Notification(row);
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.setDuration(Math.toIntExact(duration.toMillis()));
        toast.open();
        return toast;
    }
}
