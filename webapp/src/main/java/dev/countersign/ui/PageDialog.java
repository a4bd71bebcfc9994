package dev.countersign.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.shared.Registration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dialog about the content of the page. Its first field has the focus, if it has one. It closes when the page shows something else, also after the browser's Back. */
public class PageDialog extends Dialog {

    private @Nullable Registration navigation;

    public PageDialog() {
        setWidth("min(440px, 92vw)");
        // Before the listeners of subclasses, which can focus something else.
        addOpenedChangeListener(changed -> {
            if (changed.isOpened()) {
                fields(this).findFirst().ifPresent(PageDialog::focus);
            }
        });
    }

    private static Stream<Component> fields(Component part) {
        return part.getChildren()
                // A text has no visibility of its own.
                .filter(child -> !(child instanceof Text) && child.isVisible())
                .flatMap(child -> child instanceof HasValue<?, ?> value && !value.isReadOnly()
                        ? Stream.of(child)
                        : fields(child));
    }

    /** A group of radio buttons cannot be focused, but the chosen one can. The dialog itself has the focus at first. */
    private static void focus(Component field) {
        if (field instanceof Focusable<?> focusable) {
            focusable.focus();
        } else {
            field.getElement()
                    .executeJs(
                            "setTimeout(() => (this.querySelector('[checked]') ?? this.querySelector('input') ?? this).focus())");
        }
    }

    /** If the page has an open dialog, this one stays closed: a second click may arrive before the dialog is on the screen. */
    @Override
    public void open() {
        UI ui = UI.getCurrentOrThrow();
        PageDialog other = ComponentUtil.getData(ui, PageDialog.class);
        if (other == null || !other.isOpened()) {
            ComponentUtil.setData(ui, PageDialog.class, this);
            super.open();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        navigation = event.getUI().addBeforeEnterListener(entering -> close());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        if (navigation != null) {
            navigation.remove();
            navigation = null;
        }
        UI ui = event.getUI();
        if (equals(ComponentUtil.getData(ui, PageDialog.class))) {
            ComponentUtil.setData(ui, PageDialog.class, null);
        }
    }
}
