package dev.countersign.request.ui.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** Puts components into an order. Those that are there already and follow each other are neither drawn again nor moved. */
final class Arranged {

    private Arranged() {}

    static <P extends Component & HasComponents> void in(P parent, List<Component> wanted) {
        parent.getChildren().filter(child -> !wanted.contains(child)).toList().forEach(parent::remove);
        Element element = parent.getElement();
        for (int at = 0; at < wanted.size(); at++) {
            Element child = wanted.get(at).getElement();
            if (at >= element.getChildCount() || !element.getChild(at).equals(child)) {
                child.removeFromParent();
                element.insertChild(at, child);
            }
        }
    }
}
