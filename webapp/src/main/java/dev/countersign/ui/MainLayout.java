package dev.countersign.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.countersign.brand.Brand;
import dev.countersign.brand.Brands;
import dev.countersign.people.People;
import dev.countersign.tenant.Tenants;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame of every page: skip link, brand, navigation, person, the page itself, and the live region. */
@Layout
@PermitAll
public final class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final String CONTENT = "content";

    private final Navigation navigation;
    private final BellLink bell;
    private final BrandLink brand = new BrandLink();
    private final PersonMenu person;
    private final Main main = new Main();
    private @Nullable Class<?> shown;

    public MainLayout(
            Viewer viewer,
            Tenants tenants,
            Brands brands,
            People people,
            Live live,
            List<NavigationEntry> entries,
            List<MenuEntry> menu,
            Bell notifications,
            AuthenticationContext authentication) {
        addClassName("shell");
        navigation = new Navigation(entries, viewer.actor());
        bell = new BellLink(notifications, viewer.actor());
        main.setId(CONTENT);
        main.getElement().setAttribute("tabindex", "-1");
        Brand organisation = brands.of(viewer.actor().tenant());
        brand.show(organisation);
        if (organisation.accent().isPresent()) {
            BrandStyle.set(this, organisation);
        }
        person = new PersonMenu(
                viewer,
                organisation.name(),
                menu,
                entries,
                people,
                tenants.languages(viewer.actor().tenant()),
                authentication);
        Header side = new Header(brand, bell, navigation, person);
        side.addClassName("side");
        live.keep(
                this,
                viewer.actor().tenant(),
                change -> change.concerns(viewer.actor().person()),
                () -> {
                    navigation.count();
                    bell.count();
                });
        add(skipLink(), side, main, new Announcer());
    }

    /** Shows another name, logo and colour in this page; others show it when they are opened. */
    public void show(Brand changed) {
        brand.show(changed);
        person.show(changed.name());
        BrandStyle.set(this, changed);
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.getElement().removeAllChildren();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        navigation.show(
                event.getActiveChain().getFirst() instanceof Placed placed
                        ? placed.place()
                        : event.getLocation().getPath());
        bell.show(event.getLocation().getPath());
        Class<?> page = event.getActiveChain().getFirst().getClass();
        if (shown != null && !shown.equals(page)) {
            // Moves the focus to the heading of the new page, as a page load would, for keyboards and screen readers.
            getElement().executeJs("""
                    const heading = this.querySelector('main h1');
                    if (heading) { heading.tabIndex = -1; heading.focus(); }
                    """);
        }
        shown = page;
        getElement()
                .executeJs(
                        "window.countersign.arrived($0, $1)",
                        event.getLocation().getPathWithQueryParameters(),
                        event.getLocationChangeEvent().getTrigger() == NavigationTrigger.HISTORY);
    }

    /** The page has a base URL, so that a plain fragment link would leave every page but the first. */
    private Anchor skipLink() {
        Anchor skip = new Anchor("#" + CONTENT, getTranslation("shell.skip"));
        skip.setRouterIgnore(true);
        skip.addClassName("skip-link");
        skip.getElement().executeJs("""
                this.addEventListener('click', click => {
                  click.preventDefault();
                  document.getElementById($0).focus();
                });
                """, CONTENT);
        return skip;
    }
}
