package dev.countersign.request.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomListenerRegistration;
import dev.countersign.request.MentionOffer;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Offers people while {@code @} and the beginning of a name are typed into a field; the script {@code mention.js} draws the list. The field stays a
 * plain one: whoever types a whole name needs no list.
 */
public final class MentionList {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPED = "event.detail";

    private final Component field;
    private final Function<String, List<MentionOffer>> search;

    private MentionList(Component field, Function<String, List<MentionOffer>> search) {
        this.field = field;
        this.search = search;
    }

    /** Offers in this field what the search finds for the beginning of a name. */
    public static void on(Component field, Function<String, List<MentionOffer>> search) {
        MentionList list = new MentionList(field, search);
        DomListenerRegistration asked = field.getElement()
                .addEventListener(
                        "mention-typed",
                        typed -> list.offer(typed.getEventData().path(TYPED).asString("")));
        asked.addEventData(TYPED);
        field.addAttachListener(attached -> {
            attached.getUI().getPage().addJsModule("context://countersign/mention.js");
            field.getElement()
                    .executeJs(
                            "window.customElements.whenDefined('vaadin-text-area')"
                                    + ".then(() => window.countersign.mention.watch(this, $0))",
                            field.getTranslation("mention.list"));
        });
    }

    private void offer(String typed) {
        List<MentionOffer> found = search.apply(typed);
        ArrayNode people = JSON.createArrayNode();
        found.forEach(
                offer -> people.addObject().put("name", offer.person().name()).put("about", about(offer)));
        field.getElement()
                .executeJs(
                        "window.countersign.mention.offer(this, $0, $1, $2)",
                        typed,
                        people.toString(),
                        field.getTranslation("mention.found", found.size()));
    }

    private String about(MentionOffer offer) {
        if (offer.seesAll()) {
            return offer.person().email();
        }
        return offer.visible() == 0
                ? field.getTranslation("mention.no-access", offer.requests())
                : field.getTranslation("mention.some-access", offer.visible(), offer.requests());
    }
}
