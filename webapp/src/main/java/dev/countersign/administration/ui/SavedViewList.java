package dev.countersign.administration.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Location;
import dev.countersign.administration.SavedView;
import dev.countersign.administration.SavedViewResult;
import dev.countersign.administration.SavedViews;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Question;
import dev.countersign.ui.Toast;
import dev.countersign.ui.Viewer;
import java.util.List;

/** The filters that the reader has named, and a button that names the current one. */
final class SavedViewList extends Div {

    /** More are in a menu. */
    private static final int MOST_IN_LINE = 5;

    private final transient SavedViews views;
    private final Viewer viewer;
    private final transient KeptDialog kept;
    private String current = "";

    SavedViewList(SavedViews views, Viewer viewer) {
        this.views = views;
        this.viewer = viewer;
        this.kept = new KeptDialog(viewer.actor(), "saved-view");
        addClassName("saved-views");
        kept.reopen(this, this::ask);
    }

    /** @param filter the query of the page's address */
    void show(String filter) {
        current = filter;
        draw();
    }

    private void draw() {
        removeAll();
        List<SavedView> all = views.of(viewer.actor());
        List<SavedView> folded =
                all.stream().skip(MOST_IN_LINE).filter(view -> !isCurrent(view)).toList();
        all.stream().filter(view -> !folded.contains(view)).forEach(view -> add(link(view)));
        if (!folded.isEmpty()) {
            add(menu(folded));
        }
        if (all.stream().noneMatch(this::isCurrent) && !current.isEmpty()) {
            Button save = new Button(getTranslation("organisation.save"), clicked -> ask());
            add(save);
        }
    }

    private boolean isCurrent(SavedView view) {
        return view.filter().equals(current);
    }

    /** Those for which there is no room in the line. The one that is shown is in the line, where it can be removed. */
    private MenuBar menu(List<SavedView> folded) {
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.SMALL, MenuBarVariant.TERTIARY);
        menu.getElement().setAttribute("aria-label", getTranslation("organisation.saved.more-label"));
        menu.addClassName("saved-more");
        SubMenu more = menu.addItem(getTranslation("organisation.saved.more", folded.size()))
                .getSubMenu();
        folded.forEach(view -> more.addItem(view.name(), clicked -> open(view)));
        return menu;
    }

    private static void open(SavedView view) {
        Location address = new Location(OrganisationAddress.PAGE + "?" + view.filter());
        UI.getCurrentOrThrow().navigate(address.getPath(), address.getQueryParameters());
    }

    private Span link(SavedView view) {
        Anchor link = new Anchor(OrganisationAddress.PAGE + "?" + view.filter(), view.name());
        if (isCurrent(view)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        Button remove = new Button(
                "×",
                clicked -> new Question(
                                getTranslation("organisation.save.remove.title", view.name()),
                                getTranslation("organisation.save.remove.text"),
                                getTranslation("organisation.save.remove.yes"),
                                () -> {
                                    views.remove(viewer.actor(), view.name());
                                    draw();
                                })
                        .open());
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        remove.setAriaLabel(getTranslation("organisation.save.remove", view.name()));
        Span both = new Span(link, remove);
        both.addClassName("saved-view");
        return both;
    }

    private void ask() {
        TextField name = new TextField(getTranslation("organisation.save.name"));
        name.setWidthFull();
        name.setManualValidation(true);
        kept.fields().keepText("name", name);
        PageDialog dialog = new PageDialog();
        dialog.setHeaderTitle(getTranslation("organisation.save"));
        Div fields = new Div(name);
        fields.addClassName("dialog-fields");
        dialog.add(fields);
        Button save = new Button(getTranslation("organisation.save.yes"), clicked -> {
            String problem = problem(views.save(viewer.actor(), new SavedView(name.getValue(), current)));
            name.setErrorMessage(problem);
            name.setInvalid(!problem.isEmpty());
            if (problem.isEmpty()) {
                kept.fields().forget(UI.getCurrentOrThrow());
                dialog.close();
                draw();
                Toast.say(getTranslation("organisation.saved"));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(name);
        dialog.getFooter().add(new Button(getTranslation("organisation.cancel"), clicked -> dialog.close()), save);
        kept.open(dialog);
        name.focus();
    }

    private String problem(SavedViewResult result) {
        return switch (result) {
            case SavedViewResult.Saved _ -> "";
            case SavedViewResult.NameMissing _ ->
                getTranslation("organisation.save.name-missing", SavedViews.LONGEST_NAME);
            case SavedViewResult.TooMany(int most) -> getTranslation("organisation.save.too-many", most);
        };
    }
}
