package dev.countersign.request.ui;

import com.vaadin.flow.component.html.Div;
import dev.countersign.request.Fact;
import dev.countersign.request.RequestCase;
import dev.countersign.ui.Dotted;
import dev.countersign.ui.Formats;
import java.util.Optional;
import java.util.stream.Stream;

/** "A golden lamp · €4,900.50" and below it "PR-1002 · Ana Torres": names the request in a dialog about it, and how much it is. */
public final class AboutRequest extends Div {

    public AboutRequest(RequestCase request, Formats formats) {
        RequestCase.Head head = request.head();
        String title = head.title().in(formats.language());
        Div what = new Div(
                amount(request, formats).map(money -> Dotted.of(title, money)).orElse(title));
        what.addClassName("strong");
        Div whose = new Div(Dotted.of(head.number(), head.requester().name()));
        whose.addClassName("small");
        add(what, whose);
        addClassName("decided-case");
    }

    private static Optional<String> amount(RequestCase request, Formats formats) {
        return request.facts().stream()
                .map(Fact::value)
                .flatMap(value -> switch (value) {
                    case Fact.Value.Money money -> Stream.of(money);
                    case Fact.Value.Table table -> table.total().stream();
                    default -> Stream.<Fact.Value.Money>empty();
                })
                .map(money -> formats.money(money.amount(), money.currency()))
                .findFirst();
    }
}
