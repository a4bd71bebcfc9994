package dev.countersign.administration.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.countersign.connector.Connector;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.AutomatedStep;
import dev.countersign.definitions.step.FunctionCall;
import dev.countersign.definitions.step.StepTree;
import dev.countersign.template.TemplateCatalogue;
import dev.countersign.template.TemplateListing;
import dev.countersign.ui.PageDialog;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.stream.Stream;

/** Asks before a connector is removed, and says which templates call it. */
final class RemoveConnectorDialog extends PageDialog {

    RemoveConnectorDialog(Connector connector, TemplateCatalogue templates, Viewer viewer, Runnable remove) {
        setHeaderTitle(getTranslation("connectors.remove.title", connector.name()));
        List<String> users = templates.list(viewer.actor()).stream()
                .flatMap(listing -> listing.templates().stream())
                .filter(line -> calls(line.definition(), connector.key()))
                .map(TemplateListing.Line::definition)
                .map(template -> template.name().in(viewer.language()))
                .sorted()
                .toList();
        Div words = new Div(new Paragraph(getTranslation("connectors.remove.text")));
        if (!users.isEmpty()) {
            UnorderedList list = new UnorderedList();
            users.forEach(name -> list.add(new ListItem(name)));
            words.add(new Paragraph(getTranslation("connectors.remove.used")), list);
        }
        words.addClassName("dialog-fields");
        add(words);
        Button yes = new Button(getTranslation("connectors.remove"));
        yes.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            close();
            remove.run();
        });
        getFooter().add(new Button(getTranslation("decide.cancel"), _ -> close()), yes);
    }

    private static boolean calls(TemplateDefinition template, String connector) {
        return StepTree.of(template.steps(), AutomatedStep.class)
                .flatMap(step -> Stream.concat(Stream.of(step.call()), Stream.ofNullable(step.compensation())))
                .map(FunctionCall::input)
                .anyMatch(input -> input.path("connector").asString("").equals(connector));
    }
}
