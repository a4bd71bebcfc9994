package dev.countersign.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What the host page of all views loads: the theme, our tokens, and the push connection. */
@Push
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("countersign/tokens.css")
@StyleSheet("countersign/icons.css")
@StyleSheet("countersign/parts.css")
@StyleSheet("countersign/shell.css")
@StyleSheet("countersign/print.css")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Countersign");
        settings.addFavIcon("icon", "countersign/mark.svg", "any");
    }
}
