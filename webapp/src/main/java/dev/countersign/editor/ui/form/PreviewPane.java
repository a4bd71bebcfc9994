package dev.countersign.editor.ui.form;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.form.FormItem;
import dev.countersign.definitions.form.Money;
import dev.countersign.definitions.form.MoneyField;
import dev.countersign.definitions.form.TableField;
import dev.countersign.request.ui.FormPreview;
import org.jspecify.annotations.Nullable;

/** The form as people fill it in, at the width of a desktop or of a phone. Only fields that have changed are drawn again. */
final class PreviewPane extends Div {

    private final transient FormSurface surface;
    private final Div frame = new Div();
    private final NativeButton desktop = button("template.form.preview.desktop", false);
    private final NativeButton phone = button("template.form.preview.phone", true);
    private @Nullable FormPreview preview;
    private transient @Nullable TemplateDefinition drawn;

    PreviewPane(FormSurface surface) {
        this.surface = surface;
        addClassName("form-canvas");
        H2 title = new H2(getTranslation("template.form.preview"));
        title.setId("form-preview-title");
        Div widths = new Div(desktop, phone);
        widths.addClassName("form-widths");
        widths.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("template.form.preview.width"));
        Div head = new Div(title, widths);
        head.addClassName("form-canvas-head");
        Paragraph about = new Paragraph(getTranslation("template.preview.about"));
        about.addClassName("small");
        frame.addClassName("form-frame");
        frame.getElement().setAttribute("role", "region").setAttribute("aria-labelledby", "form-preview-title");
        add(head, about, frame);
        choose(false);
    }

    private NativeButton button(String key, boolean isPhone) {
        return new NativeButton(getTranslation(key), _ -> choose(isPhone));
    }

    private void choose(boolean isPhone) {
        frame.setClassName("form-phone", isPhone);
        desktop.getElement().setAttribute("aria-pressed", String.valueOf(!isPhone));
        phone.getElement().setAttribute("aria-pressed", String.valueOf(isPhone));
    }

    /** A currency that does not exist, as YAML may have it, has no sign and no decimals. */
    private static boolean canBeShown(FormItem item) {
        return switch (item) {
            case MoneyField money ->
                !money.currencies().isEmpty() && money.currencies().stream().allMatch(Money::isCurrency);
            case TableField table ->
                !table.columns().isEmpty() && table.columns().stream().allMatch(PreviewPane::canBeShown);
            default -> true;
        };
    }

    void show(TemplateDefinition draft) {
        TemplateDefinition before = drawn;
        TemplateDefinition definition = draft.with(new Form(
                draft.form().items().stream().filter(PreviewPane::canBeShown).toList()));
        drawn = definition;
        if (preview == null) {
            preview = new FormPreview(definition, surface.viewer(), surface.people(), surface.files());
            frame.add(preview);
        } else if (before == null || !definition.form().equals(before.form())) {
            preview.show(definition);
        }
    }
}
