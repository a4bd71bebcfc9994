package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.dom.Element;
import dev.countersign.ui.PageDialog;
import java.util.List;
import java.util.Locale;

/** The keyboard shortcuts of the inbox. */
final class KeysHelp extends PageDialog {

    private static final List<String> KEYS = List.of("J", "K", "A", "D", "R", "G", "C", "U", "X", "Esc", "?");

    KeysHelp() {
        setWidth(null);
        setHeaderTitle(getTranslation("keys.title"));
        DescriptionList list = new DescriptionList();
        list.addClassName("keys");
        for (String key : KEYS) {
            Element kbd = new Element("kbd");
            kbd.setText(key);
            DescriptionList.Term term = new DescriptionList.Term();
            term.getElement().appendChild(kbd);
            list.add(
                    term,
                    new DescriptionList.Description(
                            getTranslation("keys." + (key.equals("?") ? "help" : key.toLowerCase(Locale.ROOT)))));
        }
        add(list, active());
        getFooter().add(new Button(getTranslation("keys.close"), clicked -> close()));
    }

    /** Single keys can disturb speech input, so they can be turned off; the browser stores the choice. */
    private Checkbox active() {
        Checkbox active = new Checkbox(getTranslation("keys.active"));
        active.getElement()
                .executeJs("return window.countersign.keysAreActive()")
                .then(Boolean.class, active::setValue);
        active.addValueChangeListener(changed -> {
            if (changed.isFromClient()) {
                active.getElement().executeJs("window.countersign.activateKeys($0)", changed.getValue());
            }
        });
        return active;
    }
}
