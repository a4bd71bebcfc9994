package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** A list with a line for each of its entries. It is hidden if it has none. */
public final class Rows extends UnorderedList {

    public Rows(List<? extends Component> lines) {
        addClassName("rows");
        lines.forEach(line -> add(new ListItem(line)));
        setVisible(!lines.isEmpty());
    }
}
