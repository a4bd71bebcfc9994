package dev.countersign.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** Says what happened, what was kept, and what to do next. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "";

    ErrorPage() {
        addClassNames("page", "error-page");
    }

    void show(String titleKey, String sentence, Component... waysOn) {
        title = getTranslation(titleKey);
        removeAll();
        Div ways = new Div(waysOn);
        ways.addClassName("chips");
        add(new H1(title), new Paragraph(sentence), ways);
    }

    /** Without the frame of the other pages: it is the whole page then, and says whose it is. */
    void standAlone() {
        addComponentAsFirst(new BrandLink());
        addClassName("alone");
        getElement().setAttribute("role", "main");
    }

    Anchor way(String path, String labelKey, boolean first) {
        Anchor way = new Anchor(path, getTranslation(labelKey));
        way.addClassName("button");
        if (first) {
            way.addClassName("primary");
        }
        return way;
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(title);
    }
}
