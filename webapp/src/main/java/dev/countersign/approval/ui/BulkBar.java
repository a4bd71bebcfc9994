package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.countersign.approval.BulkDecisions;
import dev.countersign.approval.Verdict;
import dev.countersign.ui.Announcer;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with the selected approvals, how far it is, and what was not recorded and why. Hidden while nothing is selected. */
final class BulkBar extends Div {

    private final Span count = new Span();
    private final Div buttons = new Div();
    private final Div progress = new Div();
    private final ProgressBar share = new ProgressBar();
    private final Paragraph done = new Paragraph();
    private final Div results = new Div();
    private int announced;

    BulkBar(Consumer<Verdict> ask, Runnable selectAll, Runnable clear) {
        addClassName("bulk-bar");
        getElement().setAttribute("role", "region").setAttribute("aria-label", getTranslation("bulk.title"));
        count.addClassName("strong");
        Button approve = new Button(getTranslation("decide.approve"), clicked -> ask.accept(Verdict.APPROVE));
        approve.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        approve.setAriaLabel(getTranslation("bulk.approve"));
        Button deny = new Button(getTranslation("decide.deny"), clicked -> ask.accept(Verdict.DENY));
        deny.addThemeVariants(ButtonVariant.SMALL);
        deny.setAriaLabel(getTranslation("bulk.deny"));
        buttons.add(
                approve,
                deny,
                quiet(getTranslation("bulk.all"), selectAll),
                quiet(getTranslation("bulk.clear"), clear));
        buttons.addClassName("bulk-buttons");
        share.setMin(0);
        share.getElement().setAttribute("aria-label", getTranslation("bulk.progress.label"));
        progress.add(done, share);
        progress.setVisible(false);
        results.addClassName("bulk-results");
        add(results, count, buttons, progress);
        setVisible(false);
    }

    private static Button quiet(String text, Runnable act) {
        Button button = new Button(text, clicked -> act.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    /** Shows how many are selected. */
    void show(int selected) {
        setVisible(selected > 0);
        count.setText(
                getTranslation(selected >= BulkDecisions.MOST ? "bulk.selected-most" : "bulk.selected", selected));
        if (selected != announced) {
            announced = selected;
            getUI().ifPresent(ui -> Announcer.announce(ui, getTranslation("bulk.selected", selected)));
        }
        if (selected == 0) {
            results.removeAll();
        }
    }

    /** While they are decided nothing else can be done with them. */
    void progress(int decided, int all) {
        buttons.setVisible(false);
        count.setVisible(false);
        results.removeAll();
        progress.setVisible(true);
        share.setMax(all);
        share.setValue(decided);
        done.setText(getTranslation("bulk.progress", decided, all));
    }

    /** @param refused a sentence for each that was not recorded */
    void finished(List<String> refused) {
        buttons.setVisible(true);
        count.setVisible(true);
        progress.setVisible(false);
        results.removeAll();
        if (!refused.isEmpty()) {
            Paragraph head = new Paragraph(getTranslation("bulk.refused", refused.size()));
            head.addClassName("strong");
            UnorderedList list = new UnorderedList();
            list.addClassName("plain-list");
            refused.forEach(sentence -> list.add(new ListItem(sentence)));
            results.add(head, list);
            results.getElement().setAttribute("role", "alert");
        }
    }
}
