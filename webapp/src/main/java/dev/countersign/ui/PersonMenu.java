package dev.countersign.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.countersign.people.People;
import dev.countersign.tenant.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The menu of the person at the end of the navigation: their settings, language, colours, sign out. */
final class PersonMenu extends Div {

    private final transient People people;
    private final transient AuthenticationContext authentication;
    private final Viewer viewer;
    private final Span tenant = new Span();
    private final MenuItem root;

    PersonMenu(
            Viewer viewer,
            String tenantName,
            List<MenuEntry> entries,
            List<NavigationEntry> places,
            People people,
            Languages languages,
            AuthenticationContext authentication) {
        this.viewer = viewer;
        this.people = people;
        this.authentication = authentication;
        addClassName("me");
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        bar.getElement().setAttribute("aria-label", getTranslation("shell.you"));
        bar.setI18n(new MenuBar.MenuBarI18n().setMoreOptions(getTranslation("shell.more")));
        String name = viewer.person().name();
        root = bar.addItem(face(name));
        show(tenantName);
        root.getSubMenu()
                .addItem(
                        getTranslation("shell.away"),
                        clicked -> UI.getCurrentOrThrow().navigate("away"));
        entries.forEach(entry -> root.getSubMenu()
                .addItem(
                        getTranslation(entry.labelKey()),
                        clicked -> UI.getCurrentOrThrow().navigate(entry.path())));
        addPlaces(root.getSubMenu(), places);
        addLanguages(root.getSubMenu(), viewer.language(), languages);
        addColors(root.getSubMenu());
        root.getSubMenu().addSeparator();
        root.getSubMenu().addItem(getTranslation("shell.sign-out"), clicked -> askToSignOut());
        add(bar);
    }

    void show(String tenantName) {
        tenant.setText(tenantName);
        root.setAriaLabel(getTranslation("shell.menu", viewer.person().name(), tenantName));
    }

    /** On a phone there is no room for them in the navigation. */
    private void addPlaces(SubMenu menu, List<NavigationEntry> places) {
        places.stream()
                .filter(place -> !place.onPhones() && place.isFor(viewer.actor()))
                .forEach(place -> menu.addItem(
                        getTranslation(place.labelKey()),
                        clicked -> UI.getCurrentOrThrow().navigate(place.path())));
    }

    /** Signing out deletes what was typed and not sent, so it asks if there is any in this tab. */
    private void askToSignOut() {
        getElement().executeJs("return window.countersign.unsent()").then(Integer.class, forms -> {
            if (forms == 0) {
                signOut();
            } else {
                new SignOutDialog(forms, this::signOut).open();
            }
        });
    }

    /** Deletes the drafts, so that the next person on this device does not find them. Clear-Site-Data deletes those of other tabs, too. */
    private void signOut() {
        UI.getCurrentOrThrow().getPage().executeJs("window.countersign.signedOut()");
        authentication.logout();
    }

    private Div face(String name) {
        Span person = new Span(name);
        person.addClassName("strong");
        tenant.addClassName("small");
        Span names = new Span(person, tenant);
        names.addClassName("me-name");
        Div face = new Div(new PersonMark(name), names);
        face.addClassName("me-face");
        return face;
    }

    private void addLanguages(SubMenu menu, Locale current, Languages offered) {
        if (offered.offered().size() < 2) {
            return;
        }
        SubMenu languages = menu.addItem(getTranslation("shell.language")).getSubMenu();
        for (Locale language : offered.offered().stream().map(Locale::of).toList()) {
            MenuItem item = languages.addItem(nameInItself(language), clicked -> speak(language));
            item.setCheckable(true);
            item.setChecked(language.getLanguage().equals(current.getLanguage()));
        }
    }

    /** The page is read anew in the other language; what was typed into a form is kept by its draft. */
    private void speak(Locale language) {
        people.speak(viewer.actor(), language);
        UI.getCurrentOrThrow().getPage().reload();
    }

    private void addColors(SubMenu menu) {
        SubMenu colors = menu.addItem(getTranslation("shell.colors")).getSubMenu();
        ColorChoice current = Preferences.colors(Optional.ofNullable(VaadinRequest.getCurrent())
                .map(VaadinRequest::getCookies)
                .orElse(null));
        for (ColorChoice choice : ColorChoice.values()) {
            MenuItem item = colors.addItem(getTranslation("shell.colors." + choice.code()), clicked -> {
                Preferences.choose(UI.getCurrentOrThrow(), choice);
                colors.getItems().forEach(other -> other.setChecked(other.equals(clicked.getSource())));
            });
            item.setCheckable(true);
            item.setChecked(choice == current);
        }
    }

    private static String nameInItself(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
