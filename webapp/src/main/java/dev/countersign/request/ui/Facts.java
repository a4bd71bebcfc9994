package dev.countersign.request.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.countersign.request.Fact;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Section;
import java.util.List;
import java.util.Locale;

/** What was answered in a form: short answers side by side, long ones below, each under its own heading. */
public final class Facts extends Div {

    private static final int SHORT = 60;

    private final transient Formats formats;
    private final Locale language;

    /**
     * The facts of a request.
     *
     * @param title stands above them already, so the field that it comes from is not repeated
     */
    public Facts(List<Fact> all, String title, Formats formats, Locale language) {
        this.formats = formats;
        this.language = language;
        addClassName("facts-and-texts");
        List<Fact> facts = all.stream()
                .filter(fact -> !fact.value().equals(new Fact.Value.Words(title)))
                .toList();
        DescriptionList side = new DescriptionList();
        side.addClassName("facts");
        facts.stream().filter(fact -> !isLong(fact)).forEach(fact -> side.add(fact(fact)));
        if (side.getChildren().findAny().isPresent()) {
            add(side);
        }
        facts.stream().filter(Facts::isLong).forEach(fact -> add(text(fact)));
    }

    private Div fact(Fact fact) {
        return new Div(
                new DescriptionList.Term(fact.label().in(language)),
                new DescriptionList.Description(words(fact.value())));
    }

    private Section text(Fact fact) {
        Paragraph text = new Paragraph(words(fact.value()));
        text.addClassName("prose");
        return new Section(fact.label().in(language), text);
    }

    private String words(Fact.Value value) {
        return switch (value) {
            case Fact.Value.Words(var text) -> text;
            case Fact.Value.Quantity(var number) -> formats.number(number);
            case Fact.Value.Money(var amount, var currency) -> formats.money(amount, currency);
            case Fact.Value.Day(var date) -> formats.date(date);
            case Fact.Value.Chosen(var label) -> label.in(language);
            case Fact.Value.Somebody(var person) -> person.name();
            case Fact.Value.Nothing ignored -> "—";
        };
    }

    private static boolean isLong(Fact fact) {
        return fact.value() instanceof Fact.Value.Words(var text) && (text.length() > SHORT || text.contains("\n"));
    }
}
