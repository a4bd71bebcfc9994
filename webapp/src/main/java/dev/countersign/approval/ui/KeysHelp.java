package dev.countersign.approval.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Locale;

/** Which keys do what in the inbox. */
final class KeysHelp extends Dialog {

    private static final List<String> KEYS = List.of("J", "K", "A", "D", "C", "?");

    KeysHelp() {
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
        add(list);
        getFooter().add(new Button(getTranslation("keys.close"), clicked -> close()));
    }
}
