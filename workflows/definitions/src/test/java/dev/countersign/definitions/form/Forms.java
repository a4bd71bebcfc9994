package dev.countersign.definitions.form;

import dev.countersign.definitions.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Forms that tests ask about. */
final class Forms {

    static final Form EVERY_FIELD = new Form(List.of(
            new TextField("title", Text.of("Title"), Text.NONE, true, 0, 20),
            new LongTextField("reason", Text.of("Reason"), Text.NONE, false, 2, 4_000),
            new NumberField("seats", Text.of("Seats"), Text.NONE, false, BigDecimal.ONE, new BigDecimal(100), 1),
            new MoneyField(
                    "amount", Text.of("Amount"), Text.NONE, false, new BigDecimal("0.01"), null, List.of("EUR", "JPY")),
            new DateField(
                    "from",
                    Text.of("From"),
                    Text.NONE,
                    false,
                    new DateBound.FromToday(0),
                    new DateBound.Fixed(LocalDate.of(2029, 12, 31))),
            new DateField("to", Text.of("To"), Text.NONE, false, new DateBound.SameAs("from"), null),
            new ChoiceField(
                    "kind",
                    Text.of("Kind"),
                    Text.NONE,
                    false,
                    List.of(new Option("paid", Text.of("Paid")), new Option("unpaid", Text.of("Unpaid")))),
            new PersonField("owner", Text.of("Owner"), Text.NONE, false)));

    private Forms() {}
}
