package dev.countersign.approval.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.approval.InboxItem;
import dev.countersign.approval.Verdict;
import dev.countersign.request.Fact;
import dev.countersign.request.MentionOffer;
import dev.countersign.request.ui.MentionList;
import dev.countersign.request.ui.RemarkField;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Viewer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks for a confirmation of a decision about several approvals, with one comment for all; a denial needs one. */
final class BulkDialog extends PageDialog {

    /** So many are named; of the others, the number is shown. */
    private static final int NAMED = 5;

    private final boolean needsReason;
    private final transient Consumer<String> decide;
    private final transient KeptFields kept;
    private final RemarkField comment;
    private final Button yes;

    /**
     * The dialog.
     *
     * @param kept stores the comment until it is sent
     * @param named the people to offer while a name is typed
     * @param decide gets the comment
     */
    BulkDialog(
            List<InboxItem> items,
            Verdict verdict,
            Viewer viewer,
            KeptFields kept,
            Function<String, List<MentionOffer>> named,
            Consumer<String> decide) {
        this.kept = kept;
        this.decide = decide;
        this.needsReason = verdict == Verdict.DENY;
        setHeaderTitle(getTranslation("bulk.ask." + verdict.name(), items.size()));
        comment = new RemarkField(needsReason ? getTranslation("bulk.reason.help") : "");
        comment.setLabel(getTranslation(needsReason ? "decide.reason" : "bulk.comment"));
        comment.setRequiredIndicatorVisible(needsReason);
        comment.setMinRows(2);
        comment.setMaxRows(10);
        comment.setWidthFull();
        // It was typed for other approvals: one key must not send it with these.
        kept.keepText("comment", comment, comment::focus);
        MentionList.on(comment, named);
        yes = new Button(getTranslation("bulk.yes." + verdict.name(), items.size()), clicked -> confirm());
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        yes.setDisableOnClick(true);
        Div fields = new Div(about(items, viewer.formats()), comment);
        fields.addClassName("dialog-fields");
        add(fields);
        getFooter().add(new Button(getTranslation("decide.cancel"), clicked -> close()), yes);
    }

    @Override
    protected void focus() {
        if (needsReason) {
            super.focus();
        } else {
            yes.focus();
        }
    }

    private Div about(List<InboxItem> items, Formats formats) {
        UnorderedList list = new UnorderedList();
        list.addClassName("bulk-items");
        items.stream().limit(NAMED).forEach(item -> list.add(new ListItem(line(item, formats))));
        if (items.size() > NAMED) {
            list.add(new ListItem(getTranslation("bulk.others", items.size() - NAMED)));
        }
        Div about = new Div(list);
        String total = total(items, formats);
        if (!total.isEmpty()) {
            Div sum = new Div(getTranslation("bulk.total", total));
            sum.addClassName("strong");
            about.add(sum);
        }
        about.addClassName("decided-case");
        return about;
    }

    private static String line(InboxItem item, Formats formats) {
        String title = item.title().in(formats.language());
        String requester = item.requester().name();
        return item.amount()
                .map(money ->
                        Dotted.of(item.number(), title, requester, formats.money(money.amount(), money.currency())))
                .orElseGet(() -> Dotted.of(item.number(), title, requester));
    }

    /** "€4,900.50, $1,200.00". */
    private static String total(List<InboxItem> items, Formats formats) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        items.stream()
                .flatMap(item -> item.amount().stream())
                .forEach((Fact.Value.Money money) -> sums.merge(money.currency(), money.amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> formats.money(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(", "));
    }

    private void confirm() {
        if (!isOpened()) {
            return;
        }
        if (needsReason && comment.remark().isEmpty()) {
            comment.refuse(getTranslation("decide.reason.missing"));
        } else if (!comment.refusesLength()) {
            kept.forget(UI.getCurrentOrThrow());
            close();
            decide.accept(comment.getValue());
        }
        yes.setEnabled(true);
    }
}
