package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.approval.SuccessionOutlook;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;
import java.util.Optional;

/** Says before somebody leaves what else it means for the successor: which approvals they cannot get, and whom they report to. */
final class SuccessionNotice {

    private SuccessionNotice() {}

    static Notice of(SuccessionOutlook outlook, PersonName successor, Formats formats) {
        UnorderedList list = new UnorderedList();
        outlook.examples().forEach(one -> list.add(new ListItem(item(one, successor, formats))));
        if (outlook.elsewhere() > outlook.examples().size()) {
            int more = outlook.elsewhere() - outlook.examples().size();
            list.add(new ListItem(formats.say("people.elsewhere.more", more)));
            outlook.toOthers()
                    .forEach((heir, count) ->
                            list.add(new ListItem(formats.say("people.elsewhere.gets", count, heir.name()))));
        }
        String sentence = formats.say("people.elsewhere", outlook.elsewhere(), successor.name());
        return new Notice(Tone.WAIT, Icon.INBOX, sentence, list);
    }

    /**
     * The successor is below the leaver, so they get another manager.
     *
     * @param manager of the leaver
     */
    static Notice below(PersonName successor, PersonName leaver, Optional<PersonName> manager, Formats formats) {
        return new Notice(
                Tone.WAIT,
                Icon.PEOPLE,
                manager.map(above -> formats.say("people.below", successor.name(), leaver.name(), above.name()))
                        .orElseGet(() -> formats.say("people.below.nobody", successor.name(), leaver.name())));
    }

    private static String item(SuccessionOutlook.Elsewhere one, PersonName successor, Formats formats) {
        String heir = one.heir()
                .map(person -> formats.say("people.elsewhere.to", person.name()))
                .orElseGet(() -> formats.say("people.elsewhere.nobody"));
        String why = formats.say("people.elsewhere." + one.why().name(), successor.name());
        return formats.say("people.elsewhere.item", one.number(), one.title().in(formats.language()), why, heir);
    }
}
