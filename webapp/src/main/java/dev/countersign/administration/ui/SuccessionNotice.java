package dev.countersign.administration.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.approval.SuccessionOutlook;
import dev.countersign.people.PersonName;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Icon;
import dev.countersign.ui.Notice;
import dev.countersign.ui.Tone;

/** Says before somebody leaves which of their approvals the successor cannot get, and who gets them instead. */
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

    private static String item(SuccessionOutlook.Elsewhere one, PersonName successor, Formats formats) {
        String heir = one.heir()
                .map(person -> formats.say("people.elsewhere.to", person.name()))
                .orElseGet(() -> formats.say("people.elsewhere.nobody"));
        String why = formats.say("people.elsewhere." + one.why().name(), successor.name());
        return formats.say("people.elsewhere.item", one.number(), one.title().in(formats.language()), why, heir);
    }
}
