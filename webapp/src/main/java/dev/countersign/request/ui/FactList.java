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
                new DescriptionList.Description(words(fact.value())));
    }

    private String words(Fact.Value value) {
        return switch (value) {
            case Fact.Value.Words(var text) -> text;
            case Fact.Value.Prose(var text) -> text;
            case Fact.Value.Quantity(var number) -> formats.number(number);
            case Fact.Value.Money(var amount, var currency) -> formats.money(amount, currency);
            case Fact.Value.Day(var date) -> formats.date(date);
            case Fact.Value.Chosen(var label) -> label.in(language);
            case Fact.Value.Somebody(var person) -> person.name();
            case Fact.Value.Nothing _ -> "—";
        };
    }
}
