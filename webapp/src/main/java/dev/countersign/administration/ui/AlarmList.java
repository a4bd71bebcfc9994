package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.alarm.AlarmId;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Formats;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cards of alarms. A card whose content has not changed stays, so that it keeps the focus. Details that were opened stay open. */
final class AlarmList extends Div {

    private final transient Formats formats;
    private final transient AlarmCard.Acts acts;
    private final transient Map<AlarmCard.Content, AlarmCard> cards = new HashMap<>();
    private final transient Set<AlarmId> unfolded = new HashSet<>();
    private @Nullable EmptyState none;
    private String noneTitle = "";

    AlarmList(Formats formats, AlarmCard.Acts acts) {
        this.formats = formats;
        this.acts = acts;
        addClassName("alarms");
    }

    /** Shows these instead of those before. */
    void show(List<AlarmCard.Content> contents) {
        if (none != null) {
            remove(none);
            none = null;
            noneTitle = "";
        }
        cards.entrySet().removeIf(shown -> {
            boolean gone = !contents.contains(shown.getKey());
            if (gone) {
                remove(shown.getValue());
            }
            return gone;
        });
        for (int index = 0; index < contents.size(); index++) {
            AlarmCard card = cards.computeIfAbsent(contents.get(index), this::card);
            if (getElement().getChildCount() <= index
                    || !getElement().getChild(index).equals(card.getElement())) {
                addComponentAtIndex(index, card);
            }
        }
    }

    /** Shows that there are none. */
    void showNone(String title, String text) {
        if (title.equals(noneTitle)) {
            return;
        }
        show(List.of());
        noneTitle = title;
        none = new EmptyState(title, text);
        none.getElement().setAttribute("tabindex", "-1");
        add(none);
    }

    /** The pressed button is gone, so the focus moves to the first alarm, or to the sentence that there is none. */
    void focusFirst() {
        getElement().executeJs("(this.querySelector('vaadin-button') ?? this.firstElementChild)?.focus()");
    }

    /** Moves the focus to the card with the result of a check. */
    void focusResult() {
        getElement()
                .executeJs("this.querySelector('.notice')?.closest('.alarm').querySelector('vaadin-button')?.focus()");
    }

    private AlarmCard card(AlarmCard.Content content) {
        AlarmId id = content.alarm().id();
        return new AlarmCard(content, formats, acts, new AlarmFacts.Unfolding(unfolded.contains(id), open -> {
            if (open) {
                unfolded.add(id);
            } else {
                unfolded.remove(id);
            }
        }));
    }
}
