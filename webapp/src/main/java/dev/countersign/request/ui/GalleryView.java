package dev.countersign.request.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.countersign.request.RequestService;
import dev.countersign.request.TemplateCard;
import dev.countersign.ui.Announcer;
import dev.countersign.ui.EmptyState;
import dev.countersign.ui.Heading;
import dev.countersign.ui.Icon;
import dev.countersign.ui.PageTitle;
import dev.countersign.ui.Viewer;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;

/** The templates for new requests, as cards with a search. The text of the search is in the URL, so that Back returns to its result. */
@Route("new")
@PermitAll
@StyleSheet("countersign/gallery.css")
public class GalleryView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String TEXT = "text";

    private final List<TemplateCard> templates;
    private final Locale language;
    private final TextField search = new TextField();
    private final Div result = new Div();

    public GalleryView(RequestService requests, Viewer viewer) {
        templates = requests.gallery(viewer.actor());
        language = viewer.language();
        addClassName("page");
        setUpSearch();
        add(new Heading(getTranslation("gallery.title")), search, result);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.setValue(event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TEXT)
                .orElse(""));
        show(found(search.getValue()));
    }

    @Override
    public String getPageTitle() {
        return PageTitle.of(getTranslation("gallery.title"));
    }

    private void setUpSearch() {
        search.setAriaLabel(getTranslation("gallery.search"));
        search.setPlaceholder(getTranslation("gallery.search"));
        search.setPrefixComponent(Icon.SEARCH.draw());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("gallery-search");
        search.addValueChangeListener(typed -> {
            if (typed.isFromClient()) {
                find(typed.getValue());
            }
        });
    }

    private void find(String text) {
        List<TemplateCard> found = found(text);
        show(found);
        getUI().ifPresent(ui -> {
            ui.getPage().getHistory().replaceState(null, address(text));
            Announcer.announce(ui, getTranslation("gallery.found", found.size()));
        });
    }

    private List<TemplateCard> found(String text) {
        return templates.stream().filter(card -> card.isFoundBy(text)).toList();
    }

    private static String address(String text) {
        return text.isBlank() ? "new" : "new?" + QueryParameters.of(TEXT, text).getQueryString();
    }

    private void show(List<TemplateCard> cards) {
        result.removeAll();
        if (cards.isEmpty()) {
            String key = templates.isEmpty() ? "gallery.none" : "gallery.nothing-found";
            result.add(new EmptyState(getTranslation(key + ".title"), getTranslation(key + ".text")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cards");
        cards.forEach(card -> list.add(new ListItem(card(card))));
        result.add(list);
    }

    private Anchor card(TemplateCard template) {
        Anchor card = new Anchor("new/" + template.key());
        card.addClassName("card");
        card.add(
                new H2(template.name().in(language)),
                new Paragraph(template.description().in(language)));
        return card;
    }
}
