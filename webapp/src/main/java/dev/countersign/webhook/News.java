package dev.countersign.webhook;

import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people read in a channel: plain texts, which each format escapes.
 *
 * @param what happened, in a few words
 * @param title of the request with its number
 * @param link to the page of the request, where one decides after signing in
 */
record News(String what, Optional<String> title, List<Line> facts, Optional<Link> link) {

    /** The most characters of a text that somebody has typed. */
    private static final int LONGEST = 300;

    /** A fact with its name. */
    record Line(String label, String value) {}

    /** Where to go on. */
    record Link(String label, String address) {}

    News {
        facts = List.copyOf(facts);
    }

    static News of(Occurrence occurrence, Formats formats, UnaryOperator<String> say) {
        List<Line> facts = new ArrayList<>();
        facts.add(new Line(
                say.apply("webhooks.told.template"),
                cut(occurrence.request().definition().name().in(formats.language()))));
        facts.add(new Line(
                say.apply("webhooks.told.requester"), cut(occurrence.requester().name())));
        occurrence
                .request()
                .amount()
                .ifPresent(money -> facts.add(
                        new Line(say.apply("webhooks.told.amount"), formats.money(money.amount(), money.currency()))));
        occurrence.step().ifPresent(step -> {
            facts.add(new Line(say.apply("webhooks.told.step"), cut(step.name().in(formats.language()))));
            if (!step.people().isEmpty()) {
                facts.add(new Line(say.apply("webhooks.told.people"), names(step.people())));
            }
            step.due()
                    .ifPresent(due -> facts.add(new Line(say.apply("webhooks.told.due"), formats.exact(due) + " UTC")));
        });
        String what = occurrence
                .step()
                .flatMap(Occurrence.Step::outcome)
                .map(outcome -> say.apply("webhooks.told.decided." + outcome))
                .orElseGet(() -> say.apply(
                        occurrence.event() == WebhookEvent.ENDED
                                ? "webhooks.told.ended." + occurrence.state()
                                : "webhooks.told." + occurrence.event()));
        String title = occurrence.request().number() + " "
                + occurrence.request().title().in(formats.language());
        return new News(
                what,
                Optional.of(cut(title)),
                facts,
                Optional.of(new Link(say.apply("webhooks.told.open"), occurrence.link())));
    }

    /** As many whole names as there is room for: half a name would still be there after the person is erased. */
    private static String names(List<PersonName> people) {
        StringBuilder said = new StringBuilder(cut(people.getFirst().name()));
        for (PersonName person : people.subList(1, people.size())) {
            if (said.length() + person.name().length() > LONGEST) {
                return said.append(", …").toString();
            }
            said.append(", ").append(person.name());
        }
        return said.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
