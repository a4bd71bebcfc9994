package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.countersign.approval.ApprovalCase;
import dev.countersign.request.Fact;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.PageDialog;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks for a confirmation of a decision, and sends it once, however often it is confirmed. */
abstract class DecisionDialog extends PageDialog {

    private final transient Consumer<String> decide;
    private final Button yes;

    /** @param decide gets the comment of the decision */
    DecisionDialog(ApprovalCase seen, Formats formats, String title, String answer, Consumer<String> decide) {
        this.decide = decide;
        setHeaderTitle(title);
        add(about(seen.request(), formats));
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

    /** "A golden lamp · €4,900.50" and below it "PR-1002 · Ana Torres": what is decided, and how much it is. */
    static Div about(RequestCase request, Formats formats) {
        RequestCase.Head head = request.head();
        String title = head.title().in(formats.language());
        Div what = new Div(
                amount(request, formats).map(money -> Dotted.of(title, money)).orElse(title));
        what.addClassName("strong");
        Div whose = new Div(Dotted.of(head.number(), head.requester().name()));
        whose.addClassName("small");
        Div about = new Div(what, whose);
        about.addClassName("decided-case");
        return about;
    }

    private static Optional<String> amount(RequestCase request, Formats formats) {
        return request.facts().stream()
                .map(Fact::value)
                .flatMap(value -> switch (value) {
                    case Fact.Value.Money money -> Stream.of(money);
                    case Fact.Value.Table table -> table.total().stream();
                    default -> Stream.<Fact.Value.Money>empty();
                })
                .map(money -> formats.money(money.amount(), money.currency()))
                .findFirst();
    }

    /** Whether the decision is complete; otherwise shows what is missing, at its field. */
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
