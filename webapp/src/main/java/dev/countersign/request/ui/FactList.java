package dev.countersign.request.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import dev.countersign.request.Fact;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Locale;

/** The short answers of a form, side by side. {@link Texts} shows the long ones. */
public final class FactList extends DescriptionList {

    private final transient Formats formats;
    private final Locale language;

    /**
     * The facts of a request.
     *
     * @param title is shown above; its field is not repeated
     */
    public FactList(List<Fact> all, String title, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("facts");
        all.stream()
                .filter(fact -> Texts.of(fact.value()).isEmpty())
                .filter(fact -> !fact.value().equals(new Fact.Value.Words(title)))
                .forEach(fact -> add(fact(fact)));
        setVisible(getChildren().findAny().isPresent());
    }

    private Div fact(Fact fact) {
        return new Div(
                new DescriptionList.Term(fact.label().in(language)),
                new DescriptionList.Description(FactWords.of(fact.value(), formats, language)));
    }
}
