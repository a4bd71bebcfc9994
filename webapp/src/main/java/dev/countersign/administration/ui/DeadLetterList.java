package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.administration.Deliveries;
import dev.countersign.execution.DeadLetterQueue;
import dev.countersign.execution.MoveResult;
import dev.countersign.people.Right;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Tone;
import dev.countersign.ui.Viewer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The dead letters of the queues, in words, with the way back. Nothing is shown while there are none. */
final class DeadLetterList extends Div {

    private final transient Deliveries deliveries;
    private final Viewer viewer;

    /** Moving takes a while: until it is over, the queue still has them. */
    private final Set<DeadLetterQueue.Kind> moving = EnumSet.noneOf(DeadLetterQueue.Kind.class);

    DeadLetterList(Deliveries deliveries, Viewer viewer) {
        this.deliveries = deliveries;
        this.viewer = viewer;
        addClassName("failed-letters");
    }

    /** Returns whether there is something to see. */
    boolean read() {
        removeAll();
        deliveries
                .deadLetters(viewer.actor())
                .ifPresentOrElse(
                        this::show,
                        () -> add(new Notice(Tone.WAIT, Icon.WAITING, getTranslation("dead-letters.unavailable"))));
        boolean any = getComponentCount() > 0;
        setVisible(any);
        return any;
    }

    private void show(List<DeadLetterQueue> queues) {
        List<ListItem> lines = queues.stream()
                .filter(queue -> queue.messages() > 0)
                .map(this::line)
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        H2 title = new H2(getTranslation("dead-letters.title"));
        title.setId("dead-letters");
        UnorderedList rows = new UnorderedList(lines.toArray(ListItem[]::new));
        rows.addClassName("rows");
        rows.getElement().setAttribute("aria-labelledby", "dead-letters");
        add(title, new Paragraph(getTranslation("dead-letters.text")), rows);
    }

    private ListItem line(DeadLetterQueue queue) {
        String name = getTranslation("dead-letters." + queue.kind());
        Span what = new Span(name);
        what.addClassName("strong");
        Div words = new Div(
                what,
                FailedLetterLine.small(getTranslation("dead-letters.count", queue.messages())),
                FailedLetterLine.small(getTranslation("dead-letters." + queue.kind() + ".means")));
        words.addClassName("failed-letter-words");
        ListItem line = new ListItem(words);
        line.addClassName("failed-letter");
        if (moving.contains(queue.kind())) {
            words.add(FailedLetterLine.small(getTranslation("dead-letters.moving")));
            line.add(lookAgain(name));
        } else if (viewer.actor().may(Right.ACKNOWLEDGE_ALARMS)) {
            Button back = new Button(getTranslation("dead-letters.back"), clicked -> move(queue));
            back.setAriaLabel(getTranslation("dead-letters.back.about", name));
            back.setDisableOnClick(true);
            line.add(back);
        }
        return line;
    }

    private Button lookAgain(String name) {
        Button look = new Button(getTranslation("dead-letters.look"), clicked -> {
            moving.clear();
            read();
            focusTitle();
        });
        look.setAriaLabel(getTranslation("dead-letters.look.about", name));
        return look;
    }

    private void move(DeadLetterQueue queue) {
        MoveResult result = deliveries.moveBack(viewer.actor(), queue.kind());
        if (result == MoveResult.STARTED || result == MoveResult.NOTHING_TO_MOVE) {
            moving.add(queue.kind());
        }
        Toast.say(getTranslation("dead-letters.result." + result));
        read();
        focusTitle();
    }

    private void focusTitle() {
        getElement().executeJs("document.querySelector('main h1')?.focus()");
    }
}
