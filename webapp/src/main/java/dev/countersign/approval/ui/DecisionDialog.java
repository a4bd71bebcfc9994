package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.Fact;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks once more before a decision is taken, and takes it once, however often it is confirmed. */
abstract class DecisionDialog extends PageDialog {

    private final transient Consumer<String> decide;
    private final Button yes;

    /** @param decide takes the words that go with the decision */
    DecisionDialog(ApprovalCase seen, Formats formats, String title, String answer, Consumer<String> decide) {
        this.decide = decide;
        setHeaderTitle(title);
        RequestCase.Head head = seen.request().head();
        Paragraph what = new Paragraph(head.title().in(getLocale()));
        what.addClassName("strong");
        Paragraph about = new Paragraph(Dotted.of(about(seen.request(), formats)));
        about.addClassName("small");
        add(what, about);
        yes = new Button(answer, clicked -> confirm());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                focus();
            }
        });
    }

    /** "PR-1002 · Ana Torres · €4,900.50": what is decided, by the amount that is asked for where there is one. */
    private static List<String> about(RequestCase request, Formats formats) {
        Stream<String> amount = request.facts().stream()
                .map(Fact::value)
                .flatMap(value -> value instanceof Fact.Value.Money(BigDecimal money, String currency)
                        ? Stream.of(formats.money(money, currency))
                        : Stream.empty())
                .limit(1);
        return Stream.concat(
                        Stream.of(
                                request.head().number(),
                                request.head().requester().name()),
                        amount)
                .toList();
    }

    /** Whether it can be taken like this; otherwise says what is missing, at its place. */
    abstract boolean isComplete();

    abstract String words();

    void focus() {
        yes.focus();
    }

    final void confirm() {
        if (!isOpened()) {
            return;
        }
        if (isComplete()) {
            close();
            decide.accept(words());
        } else {
            yes.setEnabled(true);
        }
    }
}
